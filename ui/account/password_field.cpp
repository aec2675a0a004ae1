#include "ui/account/password_field.h"
#include "ui/theme/icons.h"
#include "ui/theme/roles.h"
#include <QHBoxLayout>
#include <QLineEdit>
#include <QProgressBar>
#include <QSet>
#include <QToolButton>
#include <algorithm>

namespace mj::ui {

PasswordField::PasswordField(Use use, const QString &name, QWidget *parent) : PasswordField(use, new QLineEdit, parent)
{
    m_edit->setObjectName(name);
    m_eye->setObjectName(name + QStringLiteral("_show"));
}

PasswordField::PasswordField(Use use, QLineEdit *edit, QWidget *parent)
    : Field(edit, parent), m_use(use), m_edit(edit), m_eye(new QToolButton(edit)), m_meter(new QProgressBar(this))
{
    m_edit->setEchoMode(QLineEdit::Password);
    m_edit->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_edit->setTextMargins(0, 0, length::control - space::s, 0);
    auto *inside = new QHBoxLayout(m_edit);
    inside->setContentsMargins(0, 0, space::xs, 0);
    inside->addStretch(1);
    inside->addWidget(m_eye);
    m_eye->setCheckable(true);
    m_eye->setCursor(Qt::PointingHandCursor);
    m_eye->setIconSize(QSize(length::icon, length::icon));
    setKind(m_eye, Kind::Icon);
    connect(m_eye, &QToolButton::toggled, this, &PasswordField::setShown);
    setShown(false);

    m_meter->setRange(0, 4);
    m_meter->setTextVisible(false);
    m_meter->setVisible(false);
    addBelow(m_meter);
    if (use == Use::Choose)
        connect(m_edit, &QLineEdit::textChanged, this, &PasswordField::showStrength);
}

QString PasswordField::password() const
{
    return m_edit->text();
}

void PasswordField::setShown(bool shown)
{
    m_edit->setEchoMode(shown ? QLineEdit::Normal : QLineEdit::Password);
    m_eye->setIcon(icon(shown ? QStringLiteral("eye-off") : QStringLiteral("eye"), Ink::Muted));
    m_eye->setToolTip(shown ? tr("Hide the password") : tr("Show the password"));
    m_eye->setAccessibleName(m_eye->toolTip());
}

int PasswordField::strength(const QString &password)
{
    if (password.isEmpty())
        return 0;
    if (password.size() < kShortest)
        return 1;
    const auto has = [&password](auto test) { return std::any_of(password.begin(), password.end(), test); };
    const int kinds = int(has([](QChar c) { return c.isLower(); })) + int(has([](QChar c) { return c.isUpper(); }))
                      + int(has([](QChar c) { return c.isDigit(); })) + int(has([](QChar c) { return !c.isLetterOrNumber(); }));
    const QSet<QChar> different(password.begin(), password.end());
    if (different.size() < 5)
        return 1;
    const int size = int(password.size());
    return std::clamp(1 + int(kinds >= 2) + int(kinds >= 3) + int(size >= 14) + int(size >= 20), 2, 4);
}

void PasswordField::showStrength()
{
    const int steps = strength(m_edit->text());
    m_meter->setVisible(steps > 0);
    m_meter->setValue(steps);
    setTone(m_meter, steps <= 1 ? Tone::Danger : steps == 2 ? Tone::Warning : Tone::Success);
    const int missing = kShortest - int(m_edit->text().size());
    if (missing > 0)
        setHint(m_edit->text().isEmpty() ? tr("At least 10 characters. A short sentence is easy to remember and hard to guess.")
                                         : tr("%n more character(s) needed", nullptr, missing));
    else
        setHint(steps <= 1 ? tr("Too uniform: use more different characters")
                           : steps == 2 ? tr("Acceptable") : steps == 3 ? tr("Good") : tr("Very good"));
    m_meter->setAccessibleName(tr("Password strength"));
}

void PasswordField::retranslate()
{
    setLabel(tr("Password"));
    setShown(m_eye->isChecked());
    if (m_use == Use::Choose)
        showStrength();
}

} // namespace mj::ui
