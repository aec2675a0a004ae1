#include "ui/account/email_card.h"
#include "studio/membership.h"
#include "studio/session.h"
#include "ui/account/code_field.h"
#include "ui/account/pause.h"
#include "ui/account/reauthentication_sheet.h"
#include "ui/common/badge.h"
#include "ui/common/banner.h"
#include "ui/common/busy_button.h"
#include "ui/common/error_text.h"
#include "ui/common/field.h"
#include "ui/common/paragraph.h"
#include <QEvent>
#include <QLineEdit>

namespace mj::ui {

EmailCard::EmailCard(const Features &features, const Surroundings &surroundings, QWidget *parent)
    : Card(parent), m_features(features), m_title(addTitle()), m_shown(new QLabel(this)), m_proven(new Badge(this)), m_change(new QPushButton(this)),
      m_words(new Paragraph(this, Type::Small, Tone::Muted)), m_email(new QLineEdit), m_emailField(new Field(m_email, this)),
      m_code(new CodeField(QStringLiteral("email"), surroundings.mails, this)), m_problem(new Banner(QStringLiteral("error"), Tone::Danger, this)),
      m_submit(new BusyButton(Kind::Primary, this)), m_pause(new Pause(m_submit, m_problem, this)), m_cancel(new QPushButton(this))
{
    addShown();
    addEditor();
    connect(&features.session, &studio::Session::accountChanged, this, &EmailCard::refresh);
    showStep(Step::Shown);
}

void EmailCard::addShown()
{
    m_shown->setObjectName(QStringLiteral("account_email"));
    m_shown->setTextFormat(Qt::PlainText);
    m_shown->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_proven->setObjectName(QStringLiteral("account_email_proven"));
    m_change->setObjectName(QStringLiteral("account_email_change"));
    setType(m_shown, Type::Body);
    setKind(m_change, Kind::Link);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::m);
    row->addWidget(m_shown);
    row->addWidget(m_proven);
    row->addWidget(m_change);
    row->addStretch(1);
    body()->addLayout(row);
    connect(m_change, &QPushButton::clicked, this, [this] {
        m_email->clear();
        showStep(Step::Address);
        m_email->setFocus(Qt::OtherFocusReason);
    });
}

void EmailCard::addEditor()
{
    m_email->setObjectName(QStringLiteral("account_email_new"));
    m_email->setInputMethodHints(Qt::ImhEmailCharactersOnly);
    m_submit->setObjectName(QStringLiteral("account_email_submit"));
    m_cancel->setObjectName(QStringLiteral("account_email_cancel"));
    m_problem->setObjectName(QStringLiteral("account_email_problem"));
    setKind(m_cancel, Kind::Quiet);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_words, m_emailField, m_code, m_problem})
        body()->addWidget(widget);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_submit);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    body()->addLayout(buttons);
    connect(m_email, &QLineEdit::returnPressed, this, &EmailCard::submit);
    connect(m_submit, &QPushButton::clicked, this, &EmailCard::submit);
    connect(m_cancel, &QPushButton::clicked, this, [this] { showStep(Step::Shown); });
    connect(m_code, &CodeField::entered, this, &EmailCard::confirm);
    connect(m_code, &CodeField::resendRequested, this, &EmailCard::send);
}

void EmailCard::showStep(Step step)
{
    m_step = step;
    m_error.reset();
    m_submit->setBusy(false);
    const bool isOpen = step != Step::Shown;
    m_change->setVisible(!isOpen);
    m_emailField->setVisible(step == Step::Address);
    m_code->setVisible(step == Step::Code);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_words, m_submit, m_cancel})
        widget->setVisible(isOpen);
    retranslate();
}

void EmailCard::submit()
{
    if (m_submit->isBusy() || m_pause->isRunning())
        return;
    if (m_step == Step::Code) {
        if (m_code->isComplete())
            confirm();
        else
            m_code->askForSix();
        return;
    }
    m_error.reset();
    showError();
    const QString wanted = m_email->text().trimmed();
    if (!wanted.contains(QLatin1Char('@')))
        m_emailField->setProblem(tr("Enter an e-mail address such as name@example.com."));
    else if (wanted.compare(m_features.session.account().email, Qt::CaseInsensitive) == 0)
        m_emailField->setProblem(tr("This is your address already. Enter another one."));
    else
        send();
}

void EmailCard::send()
{
    m_submit->setBusy(m_step == Step::Address);
    m_code->setResendBusy(true);
    m_features.membership.changeEmail(m_email->text().trimmed(), this, [this](const Result<api::CodeSent> &sent) { onSent(sent); });
}

void EmailCard::onSent(const Result<api::CodeSent> &sent)
{
    m_submit->setBusy(false);
    m_code->setResendBusy(false);
    if (m_step == Step::Shown)
        return; // cancelled meanwhile
    if (!sent && sent.error().code == Code::ReauthenticationRequired) {
        ReauthenticationSheet::ask(m_features, this, [this] { send(); });
        return;
    }
    if (sent) {
        if (m_step == Step::Address)
            showStep(Step::Code);
        m_code->setSent(*sent);
        m_code->edit()->setFocus(Qt::OtherFocusReason);
    } else if (m_step == Step::Code) {
        m_code->setError(sent.error());
    } else {
        m_error = sent.error();
        if (!m_pause->begin(sent.error()))
            showError();
    }
}

void EmailCard::confirm()
{
    if (m_submit->isBusy())
        return;
    m_submit->setBusy(true);
    m_code->setBusy(true);
    m_features.membership.confirmEmail(m_code->code(), this, [this](const Result<void> &done) {
        m_submit->setBusy(false);
        m_code->setBusy(false);
        if (!done) {
            m_code->setError(done.error());
            return;
        }
        showStep(Step::Shown);
        emit changed(m_features.session.account().email);
    });
}

void EmailCard::showError()
{
    const bool isField = m_error && m_error->code == Code::InvalidField;
    m_emailField->setProblem(isField ? errorText(*m_error).inlineText() : QString());
    if (m_pause->isRunning())
        return;
    m_problem->setVisible(m_error && !isField);
    if (m_error && !isField)
        m_problem->setText(errorText(*m_error).inlineText());
}

void EmailCard::refresh()
{
    const api::Account &account = m_features.session.account();
    m_shown->setText(account.email);
    m_proven->setText(account.emailVerified ? tr("Proven") : tr("Not proven yet"));
    setTone(m_proven, account.emailVerified ? Tone::Success : Tone::Warning);
    m_proven->setVisible(!account.email.isEmpty());
}

void EmailCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void EmailCard::retranslate()
{
    m_title->setText(tr("E-mail"));
    m_change->setText(tr("Change"));
    m_change->setAccessibleName(tr("Change the e-mail address"));
    m_emailField->setLabel(tr("New e-mail address"));
    m_cancel->setText(tr("Cancel"));
    if (m_step == Step::Code) {
        m_words->setPlain(tr("If %1 can be used, a code is on its way to it. Your address changes when you enter it.").arg(m_email->text().trimmed()));
        m_submit->setTexts(tr("Change the address"), tr("Checking…"));
    } else {
        m_words->setPlain(tr("We send a code to the new address, and tell the old one when it has changed."));
        m_submit->setTexts(tr("Send a code"), tr("Sending…"));
    }
    m_pause->retranslate();
    showError();
    refresh();
}

} // namespace mj::ui
