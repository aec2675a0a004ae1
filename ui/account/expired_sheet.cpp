#include "ui/account/expired_sheet.h"
#include "studio/session.h"
#include "ui/account/google_button.h"
#include "ui/account/password_field.h"
#include "ui/account/pause.h"
#include "ui/common/banner.h"
#include "ui/common/busy_button.h"
#include "ui/common/error_text.h"
#include "ui/common/paragraph.h"
#include <QLineEdit>

namespace mj::ui {

ExpiredSheet::ExpiredSheet(const Features &features, QWidget *host)
    : Sheet(QStringLiteral("expired"), Way::Bound, host), m_session(features.session), m_words(new Paragraph(this, Type::Body, Tone::Muted)),
      m_email(new QLineEdit(features.session.account().email)), m_emailField(new Field(m_email, this)),
      m_password(new PasswordField(PasswordField::Use::Enter, QStringLiteral("expired_password"), this)),
      m_problem(new Banner(QStringLiteral("error"), Tone::Danger, this)), m_submit(new BusyButton(Kind::Primary, this)),
      m_pause(new Pause(m_submit, m_problem, this)), m_out(new QPushButton(this)),
      m_google(new GoogleButton(features.google, QStringLiteral("sign_in"), QStringLiteral("expired"), this))
{
    m_email->setObjectName(QStringLiteral("expired_email"));
    m_email->setReadOnly(true);
    m_submit->setObjectName(QStringLiteral("expired_submit"));
    m_out->setObjectName(QStringLiteral("expired_sign_out"));
    m_problem->setObjectName(QStringLiteral("expired_problem"));
    setKind(m_out, Kind::Quiet);
    m_problem->hide();
    const bool hasPassword = features.session.account().hasPassword;
    m_password->setVisible(hasPassword);
    m_submit->setVisible(hasPassword);
    m_google->setWanted(features.session.account().hasGoogle);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_words, m_emailField, m_password, m_problem})
        body()->addWidget(widget);
    auto *row = new QHBoxLayout;
    row->addWidget(m_submit);
    row->addWidget(m_out);
    row->addStretch(1);
    body()->addLayout(row);
    body()->addWidget(m_google);
    connectAll();
    retranslate();
}

void ExpiredSheet::connectAll()
{
    connect(m_password->edit(), &QLineEdit::returnPressed, this, &ExpiredSheet::submit);
    connect(m_submit, &QPushButton::clicked, this, &ExpiredSheet::submit);
    connect(m_out, &QPushButton::clicked, this, [this] { m_session.signOut(false); });
    m_google->setStays([this] { return m_session.stay() == studio::Session::Stay::SignedIn; });
    connect(m_google, &GoogleButton::failed, this, [this](const Error &error) {
        m_error = error;
        showError();
    });
    connect(&m_session, &studio::Session::busyChanged, this, [this] { m_submit->setBusy(m_session.isBusy() && m_waiting); });
    connect(&m_session, &studio::Session::failed, this, &ExpiredSheet::onFailed);
    connect(&m_session, &studio::Session::expiredChanged, this, [this] {
        if (!m_session.isExpired())
            finish();
    });
}

void ExpiredSheet::start()
{
    open(m_password->isVisibleTo(this) ? static_cast<QWidget *>(m_password->edit()) : m_out);
}

void ExpiredSheet::submit()
{
    if (m_session.isBusy() || m_pause->isRunning() || isFinished())
        return;
    m_error.reset();
    m_isEmpty = m_password->password().isEmpty();
    showError();
    if (m_isEmpty)
        return;
    m_waiting = true;
    m_session.signInAgain(m_password->password());
}

void ExpiredSheet::onFailed(const Error &error)
{
    if (!m_waiting)
        return;
    m_waiting = false;
    m_error = error;
    m_submit->setBusy(false);
    if (!m_pause->begin(error))
        showError();
    m_password->edit()->setFocus(Qt::OtherFocusReason);
    m_password->edit()->selectAll();
}

void ExpiredSheet::showError()
{
    const bool isWrong = m_error && m_error->code == Code::WrongCredentials && m_password->isVisibleTo(this);
    QString problem = m_isEmpty ? tr("Enter your password.") : QString();
    if (isWrong)
        problem = tr("This is not the password of this account. Check it and try again.");
    m_password->setProblem(problem);
    if (m_pause->isRunning())
        return;
    m_problem->setVisible(m_error && !isWrong);
    if (m_error && !isWrong)
        m_problem->setText(errorText(*m_error).inlineText());
}

void ExpiredSheet::retranslate()
{
    setTitle(tr("Please sign in again"));
    m_words->setPlain(tr("Your sign-in has ended. Sign in again to go on; your draft and queue are kept."));
    m_emailField->setLabel(tr("E-mail"));
    m_password->retranslate();
    m_submit->setTexts(tr("Sign in"), tr("Signing in…"));
    m_out->setText(tr("Sign out"));
    m_google->retranslate();
    m_pause->retranslate();
    showError();
}

} // namespace mj::ui
