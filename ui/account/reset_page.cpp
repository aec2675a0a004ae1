#include "ui/account/reset_page.h"
#include "studio/membership.h"
#include "ui/account/code_field.h"
#include "ui/account/password_field.h"
#include "ui/account/pause.h"
#include "ui/common/banner.h"
#include "ui/common/busy_button.h"
#include "ui/common/error_text.h"
#include "ui/common/language.h"
#include "ui/common/paragraph.h"
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>

namespace mj::ui {

ResetPage::ResetPage(const Features &features, const Surroundings &surroundings, QWidget *parent)
    : Page(parent), m_membership(features.membership), m_title(new QLabel(this)), m_intro(new Paragraph(this, Type::Body, Tone::Muted)),
      m_problem(new Banner(QStringLiteral("error"), Tone::Danger, this)), m_email(new QLineEdit), m_emailField(new Field(m_email, this)),
      m_code(new CodeField(QStringLiteral("reset"), surroundings.mails, this)),
      m_password(new PasswordField(PasswordField::Use::Choose, QStringLiteral("reset_password"), this)), m_keep(new QCheckBox(this)),
      m_others(new Paragraph(this, Type::Small, Tone::Muted)), m_submit(new BusyButton(Kind::Primary, this)),
      m_pause(new Pause(m_submit, m_problem, this)), m_otherAddress(new QPushButton(this)), m_back(new QPushButton(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::l);
    column->addStretch(1);
    addSteps(column);
    column->addStretch(2);
    connectAll();
    showStep(false);
    retranslate();
}

void ResetPage::addSteps(QVBoxLayout *column)
{
    m_email->setObjectName(QStringLiteral("reset_email"));
    m_email->setInputMethodHints(Qt::ImhEmailCharactersOnly);
    m_keep->setObjectName(QStringLiteral("reset_keep"));
    m_keep->setChecked(true);
    m_submit->setObjectName(QStringLiteral("reset_submit"));
    m_problem->setObjectName(QStringLiteral("reset_problem"));
    m_back->setObjectName(QStringLiteral("reset_to_sign_in"));
    m_otherAddress->setObjectName(QStringLiteral("reset_other_address"));
    setType(m_title, Type::Headline);
    setKind(m_back, Kind::Link);
    setKind(m_otherAddress, Kind::Link);
    m_problem->hide();
    for (QWidget *widget : std::initializer_list<QWidget *>{m_title, m_intro, m_emailField, m_code, m_password, m_keep, m_others, m_problem, m_submit})
        column->addWidget(widget);
    auto *row = new QHBoxLayout;
    row->addWidget(m_back);
    row->addStretch(1);
    row->addWidget(m_otherAddress);
    column->addLayout(row);
}

void ResetPage::connectAll()
{
    connect(m_email, &QLineEdit::returnPressed, this, &ResetPage::submit);
    connect(m_email, &QLineEdit::textChanged, this, [this](const QString &email) { m_password->setAboutYou({email}); });
    connect(m_password->edit(), &QLineEdit::returnPressed, this, &ResetPage::submit);
    connect(m_submit, &QPushButton::clicked, this, &ResetPage::submit);
    connect(m_code, &CodeField::resendRequested, this, &ResetPage::requestCode);
    // The code alone is not enough here: on to what is missing.
    connect(m_code, &CodeField::entered, this, [this] {
        if (m_password->flaw() == api::PasswordFlaw::None)
            submit();
        else
            m_password->edit()->setFocus(Qt::OtherFocusReason);
    });
    connect(m_otherAddress, &QPushButton::clicked, this, [this] {
        showStep(false);
        m_email->setFocus(Qt::OtherFocusReason);
    });
    connect(m_back, &QPushButton::clicked, this, &ResetPage::signInChosen);
}

QString ResetPage::title() const
{
    return tr("New password");
}

void ResetPage::activate()
{
    (m_hasCode ? m_code->edit() : m_email)->setFocus(Qt::OtherFocusReason);
}

void ResetPage::setEmail(const QString &email)
{
    if (!m_hasCode && !email.isEmpty())
        m_email->setText(email);
}

void ResetPage::showStep(bool hasCode)
{
    m_hasCode = hasCode;
    m_tried = false;
    m_error.reset();
    m_emailField->setVisible(!hasCode);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_code, m_password, m_keep, m_others, m_otherAddress})
        widget->setVisible(hasCode);
    retranslate();
}

void ResetPage::submit()
{
    if (m_isAsking || m_isConfirming || m_pause->isRunning())
        return;
    m_tried = true;
    m_error.reset();
    showError();
    if (m_hasCode)
        confirm();
    else if (m_emailField->hasProblem())
        m_email->setFocus(Qt::OtherFocusReason);
    else
        requestCode();
}

void ResetPage::requestCode()
{
    m_isAsking = true;
    m_submit->setBusy(!m_hasCode);
    m_code->setResendBusy(true);
    m_membership.requestReset(m_email->text().trimmed(), languageNow(), this, [this](const Result<api::CodeSent> &sent) { onCodeSent(sent); });
}

void ResetPage::onCodeSent(const Result<api::CodeSent> &sent)
{
    m_isAsking = false;
    m_submit->setBusy(false);
    m_code->setResendBusy(false);
    if (sent) {
        if (!m_hasCode)
            showStep(true);
        m_code->setSent(*sent);
        m_code->edit()->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (m_hasCode) {
        m_code->setError(sent.error());
        return;
    }
    m_error = sent.error();
    if (!m_pause->begin(sent.error()))
        showError();
}

void ResetPage::confirm()
{
    if (!m_code->isComplete()) {
        m_code->askForSix();
        return;
    }
    if (m_password->hasProblem()) {
        m_password->edit()->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_isConfirming = true;
    m_submit->setBusy(true);
    m_code->setBusy(true);
    m_membership.confirmReset(m_email->text().trimmed(), m_code->code(), m_password->password(), m_keep->isChecked(), this,
                              [this](const Result<void> &done) { onConfirmed(done); });
}

void ResetPage::onConfirmed(const Result<void> &done)
{
    m_submit->setBusy(false);
    m_code->setBusy(false);
    if (done)
        return; // the session has been adopted, and the window follows it
    m_isConfirming = false;
    const Error &failure = done.error();
    if (failure.code == Code::WrongCode || failure.code == Code::CodeExpired) {
        m_code->setError(failure);
        return;
    }
    m_error = failure;
    if (!m_pause->begin(failure))
        showError();
    if (failure.code == Code::WeakPassword)
        m_password->edit()->setFocus(Qt::OtherFocusReason);
}

void ResetPage::showError()
{
    const bool isWeak = m_error && m_error->code == Code::WeakPassword;
    const bool isAddress = m_error && m_error->field == QLatin1String("email");
    QString address = m_tried && !m_hasCode && !m_email->text().contains(QLatin1Char('@')) ? tr("Enter your e-mail address.") : QString();
    QString password = m_tried && m_hasCode ? m_password->flawText() : QString();
    if (isAddress)
        address = errorText(*m_error).inlineText();
    if (password.isEmpty() && isWeak)
        password = errorText(*m_error).inlineText();
    m_emailField->setProblem(address);
    m_password->setProblem(password);
    if (m_pause->isRunning())
        return;
    const bool isElsewhere = m_error && !isWeak && !isAddress;
    m_problem->setVisible(isElsewhere);
    if (isElsewhere)
        m_problem->setText(errorText(*m_error).inlineText());
}

void ResetPage::retranslate()
{
    m_title->setText(title());
    m_intro->setPlain(m_hasCode ? tr("If there is an account with %1, a code is on its way to it.").arg(m_email->text().trimmed())
                                : tr("Enter the address of your account. A code by mail lets you choose a new password."));
    m_emailField->setLabel(tr("E-mail"));
    m_password->retranslate();
    m_password->setLabel(tr("New password"));
    m_keep->setText(tr("Keep me signed in on this computer"));
    m_others->setPlain(tr("Every other device is signed out, and a mail tells you so."));
    if (m_hasCode)
        m_submit->setTexts(tr("Set the password and sign in"), tr("Setting…"));
    else
        m_submit->setTexts(tr("Send a code"), tr("Sending…"));
    m_otherAddress->setText(tr("Another address"));
    m_back->setText(tr("Back to sign-in"));
    m_pause->retranslate();
    showError();
}

} // namespace mj::ui
