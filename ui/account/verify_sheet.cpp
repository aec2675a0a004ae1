#include "ui/account/verify_sheet.h"
#include "studio/membership.h"
#include "studio/session.h"
#include "ui/account/code_field.h"
#include "ui/common/busy_button.h"
#include "ui/common/paragraph.h"
#include <QLineEdit>

namespace mj::ui {

VerifySheet::VerifySheet(const Features &features, const Surroundings &surroundings, Mail mail, QWidget *host)
    : Sheet(QStringLiteral("verify"), Way::Free, host), m_session(features.session), m_membership(features.membership), m_mail(mail),
      m_words(new Paragraph(this, Type::Body, Tone::Muted)), m_code(new CodeField(QStringLiteral("verify"), surroundings.mails, this)),
      m_submit(new BusyButton(Kind::Primary, this)), m_later(new QPushButton(this))
{
    m_submit->setObjectName(QStringLiteral("verify_submit"));
    m_later->setObjectName(QStringLiteral("verify_later"));
    setKind(m_later, Kind::Quiet);
    auto *row = new QHBoxLayout;
    row->addWidget(m_submit);
    row->addWidget(m_later);
    row->addStretch(1);
    body()->addWidget(m_words);
    body()->addWidget(m_code);
    body()->addLayout(row);
    connect(m_code, &CodeField::entered, this, &VerifySheet::confirm);
    connect(m_code, &CodeField::resendRequested, this, &VerifySheet::send);
    connect(m_submit, &QPushButton::clicked, this, [this] {
        if (m_code->isComplete())
            confirm();
        else
            m_code->askForSix();
    });
    connect(m_later, &QPushButton::clicked, this, &Sheet::finish);
    connect(&m_session, &studio::Session::accountChanged, this, [this] {
        if (m_session.account().emailVerified && !m_submit->isBusy())
            finish(); // proven on another device meanwhile
    });
    if (mail == Mail::OnItsWay)
        m_code->setSent(api::CodeSent{QDateTime::currentDateTimeUtc().addSecs(600), api::CodeSent().resendAfterSeconds});
    retranslate();
}

void VerifySheet::start()
{
    open(m_code->edit());
}

void VerifySheet::send()
{
    m_code->setResendBusy(true);
    m_membership.sendVerification(this, [this](const Result<api::CodeSent> &sent) {
        m_code->setResendBusy(false);
        if (!sent) {
            m_code->setError(sent.error());
            return;
        }
        m_mail = Mail::OnItsWay;
        m_code->setSent(*sent);
        m_code->edit()->setFocus(Qt::OtherFocusReason);
        retranslate();
    });
}

void VerifySheet::confirm()
{
    if (m_submit->isBusy() || isFinished())
        return;
    m_submit->setBusy(true);
    m_code->setBusy(true);
    m_membership.confirmVerification(m_code->code(), this, [this](const Result<void> &done) {
        m_submit->setBusy(false);
        m_code->setBusy(false);
        if (!done) {
            m_code->setError(done.error());
            return;
        }
        emit proven();
        finish();
    });
}

void VerifySheet::retranslate()
{
    setTitle(tr("Prove your e-mail"));
    const QString address = m_session.account().email;
    m_words->setPlain(m_mail == Mail::OnItsWay
                          ? tr("We sent a code to %1. With it you can pay and make pictures.").arg(address)
                          : tr("Enter the code that we sent to %1, or send another one. With it you can pay and make pictures.").arg(address));
    m_submit->setTexts(tr("Prove it"), tr("Checking…"));
    m_later->setText(tr("Look around first"));
}

} // namespace mj::ui
