#include "ui/account/password_card.h"
#include "studio/membership.h"
#include "studio/session.h"
#include "ui/account/password_field.h"
#include "ui/account/pause.h"
#include "ui/common/banner.h"
#include "ui/common/busy_button.h"
#include "ui/common/error_text.h"
#include "ui/common/paragraph.h"
#include <QEvent>
#include <QLineEdit>

namespace mj::ui {

PasswordCard::PasswordCard(const Features &features, QWidget *parent)
    : Card(parent), m_features(features), m_title(addTitle()), m_words(new Paragraph(this, Type::Small, Tone::Muted)), m_change(new QPushButton(this)),
      m_form(new QWidget(this)), m_current(new PasswordField(PasswordField::Use::Enter, QStringLiteral("password_current"), m_form)),
      m_next(new PasswordField(PasswordField::Use::Choose, QStringLiteral("password_new"), m_form)),
      m_problem(new Banner(QStringLiteral("error"), Tone::Danger, m_form)), m_save(new BusyButton(Kind::Primary, m_form)),
      m_pause(new Pause(m_save, m_problem, this)), m_cancel(new QPushButton(m_form))
{
    m_words->setObjectName(QStringLiteral("password_words"));
    m_change->setObjectName(QStringLiteral("password_change"));
    body()->addWidget(m_words);
    body()->addWidget(m_change, 0, Qt::AlignLeft);
    body()->addWidget(m_form);
    addForm();
    connect(m_change, &QPushButton::clicked, this, [this] { edit(true); });
    connect(&features.session, &studio::Session::accountChanged, this, &PasswordCard::retranslate);
    m_form->hide();
    retranslate();
}

void PasswordCard::addForm()
{
    m_save->setObjectName(QStringLiteral("password_save"));
    m_cancel->setObjectName(QStringLiteral("password_cancel"));
    m_problem->setObjectName(QStringLiteral("password_problem"));
    m_problem->hide();
    setKind(m_cancel, Kind::Quiet);
    m_form->setMaximumWidth(length::form);
    auto *column = new QVBoxLayout(m_form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_current, m_next, m_problem})
        column->addWidget(widget);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_save);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    column->addLayout(buttons);
    for (PasswordField *field : {m_current, m_next})
        connect(field->edit(), &QLineEdit::returnPressed, this, &PasswordCard::submit);
    connect(m_save, &QPushButton::clicked, this, &PasswordCard::submit);
    connect(m_cancel, &QPushButton::clicked, this, [this] { edit(false); });
}

void PasswordCard::edit(bool editing)
{
    m_tried = false;
    m_error.reset();
    m_current->edit()->clear();
    m_next->edit()->clear();
    m_form->setVisible(editing);
    retranslate();
    if (!editing)
        return;
    const api::Account &account = m_features.session.account();
    m_next->setAboutYou({account.email, account.name});
    m_current->edit()->setFocus(Qt::OtherFocusReason);
}

void PasswordCard::submit()
{
    if (m_save->isBusy() || m_pause->isRunning())
        return;
    m_tried = true;
    m_error.reset();
    showProblems();
    if (m_current->hasProblem() || m_next->hasProblem()) {
        (m_current->hasProblem() ? m_current : m_next)->edit()->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_save->setBusy(true);
    m_features.membership.changePassword(m_current->password(), m_next->password(), this, [this](const Result<void> &done) { onDone(done); });
}

void PasswordCard::onDone(const Result<void> &done)
{
    m_save->setBusy(false);
    if (done) {
        edit(false);
        emit changed();
        return;
    }
    m_error = done.error();
    if (!m_pause->begin(done.error()))
        showProblems();
}

void PasswordCard::showProblems()
{
    const bool isWrong = m_error && m_error->code == Code::WrongCredentials;
    const bool isWeak = m_error && m_error->code == Code::WeakPassword;
    QString current = m_tried && m_current->password().isEmpty() ? tr("Enter your present password.") : QString();
    QString next = m_tried ? m_next->flawText() : QString();
    if (isWrong)
        current = tr("This is not your password. Check it and try again.");
    if (isWeak && next.isEmpty())
        next = errorText(*m_error).inlineText();
    m_current->setProblem(current);
    m_next->setProblem(next);
    if (m_pause->isRunning())
        return;
    m_problem->setVisible(m_error && !isWrong && !isWeak);
    if (m_error && !isWrong && !isWeak)
        m_problem->setText(errorText(*m_error).inlineText());
}

void PasswordCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PasswordCard::retranslate()
{
    const bool hasPassword = m_features.session.account().hasPassword;
    m_title->setText(tr("Password"));
    m_words->setPlain(hasPassword ? tr("Every other device is signed out when it changes, and a mail tells you so.")
                                  : tr("You sign in with Google and have no password here. To set one, sign out, choose “Forgotten your password?” "
                                       "and use the code from the mail."));
    m_change->setText(tr("Change the password…"));
    m_change->setVisible(hasPassword && m_form->isHidden());
    m_current->retranslate();
    m_current->setLabel(tr("Present password"));
    m_next->retranslate();
    m_next->setLabel(tr("New password"));
    m_save->setTexts(tr("Set the password"), tr("Setting…"));
    m_cancel->setText(tr("Cancel"));
    m_pause->retranslate();
    showProblems();
}

} // namespace mj::ui
