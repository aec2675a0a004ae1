#include "ui/account/password_field.h"
#include "ui/theme/icons.h"
#include "ui/theme/roles.h"
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
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
    m_caps->setObjectName(name + QStringLiteral("_caps"));
}

PasswordField::PasswordField(Use use, QLineEdit *edit, QWidget *parent)
    : Field(edit, parent), m_use(use), m_edit(edit), m_eye(new QToolButton(edit)), m_meter(new QProgressBar(this)),
      m_caps(new QLabel(this))
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
    setType(m_caps, Type::Caption, Tone::Warning);
    m_caps->hide();
    addBelow(m_caps);
    m_edit->installEventFilter(this);
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
    if (password.size() < api::shortestPassword)
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

void PasswordField::setAboutYou(const QStringList &words)
{
    m_aboutYou = words;
    if (m_use == Use::Choose)
        showStrength();
}

api::PasswordFlaw PasswordField::flaw() const
{
    return api::passwordFlaw(m_edit->text(), m_aboutYou);
}

QString PasswordField::flawText() const
{
    switch (flaw()) {
    case api::PasswordFlaw::None: return {};
    case api::PasswordFlaw::TooShort: return tr("A password needs at least %n character(s).", nullptr, api::shortestPassword);
    case api::PasswordFlaw::TooUniform: return tr("This is too uniform. Use at least five different characters.");
    case api::PasswordFlaw::TooCommon: return tr("This is one of the passwords that are tried first. Use words of your own.");
    case api::PasswordFlaw::AboutYou: return tr("This is made of your name or address. Use words that are not about you.");
    }
    return {};
}

void PasswordField::showStrength()
{
    const QString text = m_edit->text();
    const bool isFlawed = flaw() != api::PasswordFlaw::None;
    const int steps = text.isEmpty() ? 0 : isFlawed ? 1 : strength(text);
    m_meter->setVisible(steps > 0);
    m_meter->setValue(steps);
    setTone(m_meter, steps <= 1 ? Tone::Danger : steps == 2 ? Tone::Warning : Tone::Success);
    m_meter->setAccessibleName(tr("Password strength"));
    const int missing = api::shortestPassword - int(text.size());
    if (text.isEmpty())
        setHint(tr("At least 10 characters. A short sentence is easy to remember and hard to guess."));
    else if (missing > 0)
        setHint(tr("%n more character(s) needed", nullptr, missing));
    else if (isFlawed)
        setHint(flawText());
    else
        setHint(steps == 2 ? tr("Acceptable") : steps == 3 ? tr("Good") : tr("Very good"));
}

// The text of a key event tells the state of Caps Lock in every system; scripts without case tell nothing.
void PasswordField::watchCaps(const QKeyEvent &event)
{
    if (event.key() == Qt::Key_CapsLock) {
        showCaps(false); // it has just changed: the next letter tells
        return;
    }
    if (event.text().size() != 1 || event.modifiers().testFlag(Qt::ControlModifier))
        return;
    const QChar letter = event.text().at(0);
    if (letter.isUpper() || letter.isLower())
        showCaps(letter.isUpper() != event.modifiers().testFlag(Qt::ShiftModifier));
}

void PasswordField::showCaps(bool on)
{
    m_caps->setText(tr("Caps Lock is on."));
    m_caps->setVisible(on);
}

bool PasswordField::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress)
        watchCaps(*static_cast<QKeyEvent *>(event));
    else if (watched == m_edit && event->type() == QEvent::FocusOut)
        showCaps(false);
    return Field::eventFilter(watched, event);
}

void PasswordField::retranslate()
{
    setLabel(tr("Password"));
    setShown(m_eye->isChecked());
    m_caps->setText(tr("Caps Lock is on."));
    if (m_use == Use::Choose)
        showStrength();
}

} // namespace mj::ui
