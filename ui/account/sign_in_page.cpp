#include "ui/account/sign_in_page.h"
#include "studio/session.h"
#include "ui/account/google_button.h"
#include "ui/account/known_accounts.h"
#include "ui/account/password_field.h"
#include "ui/account/pause.h"
#include "ui/account/stay_choice.h"
#include "ui/account/when_free.h"
#include "ui/common/banner.h"
#include "ui/common/busy_button.h"
#include "ui/common/error_text.h"
#include "ui/common/paragraph.h"
#include <QHBoxLayout>
#include <QLineEdit>

namespace mj::ui {

SignInPage::SignInPage(const Features &features, QWidget *parent)
    : Page(parent), m_features(features), m_title(new QLabel(this)), m_intro(new Paragraph(this, Type::Body, Tone::Muted)),
      m_note(new Banner(QStringLiteral("info"), Tone::Accent, this)), m_problem(new Banner(QStringLiteral("error"), Tone::Danger, this)),
      m_email(new QLineEdit), m_emailField(new Field(m_email, this)),
      m_password(new PasswordField(PasswordField::Use::Enter, QStringLiteral("sign_in_password"), this)),
      m_stay(new StayChoice(QStringLiteral("sign_in"), this)), m_submit(new BusyButton(Kind::Primary, this)),
      m_pause(new Pause(m_submit, m_problem, this)),
      m_google(new GoogleButton(features.google, QStringLiteral("sign_in"), QStringLiteral("sign_in"), this)), m_forgotten(new QPushButton(this)),
      m_newHere(new QLabel(this)), m_join(new QPushButton(this)), m_knownTitle(new QLabel(this)),
      m_known(new KnownAccounts(features.accounts, KnownAccounts::Current::LeftOut, this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::l);
    column->addStretch(1);
    addEntries(column);
    addOtherWays(column);
    column->addStretch(2);
    connectAll();
    retranslate();
}

void SignInPage::addEntries(QVBoxLayout *column)
{
    m_email->setObjectName(QStringLiteral("sign_in_email"));
    m_email->setInputMethodHints(Qt::ImhEmailCharactersOnly);
    m_submit->setObjectName(QStringLiteral("sign_in_submit"));
    m_problem->setObjectName(QStringLiteral("sign_in_problem"));
    m_note->setObjectName(QStringLiteral("sign_in_note"));
    m_forgotten->setObjectName(QStringLiteral("sign_in_forgotten"));
    setType(m_title, Type::Headline);
    setKind(m_forgotten, Kind::Link);
    m_problem->hide();
    m_note->hide();
    for (QWidget *widget : std::initializer_list<QWidget *>{m_title, m_intro, m_note, m_emailField, m_password})
        column->addWidget(widget);
    column->addWidget(m_forgotten, 0, Qt::AlignLeft);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_stay, m_problem, m_submit, m_google})
        column->addWidget(widget);
}

void SignInPage::addOtherWays(QVBoxLayout *column)
{
    m_join->setObjectName(QStringLiteral("sign_in_to_join"));
    setType(m_newHere, Type::Body, Tone::Muted);
    setKind(m_join, Kind::Link);
    auto *other = new QHBoxLayout;
    other->addWidget(m_newHere);
    other->addWidget(m_join);
    other->addStretch(1);
    column->addLayout(other);
    setType(m_knownTitle, Type::Title);
    m_knownTitle->setObjectName(QStringLiteral("sign_in_known"));
    column->addSpacing(space::s);
    column->addWidget(m_knownTitle);
    column->addWidget(m_known);
    m_knownTitle->hide();
}

void SignInPage::connectAll()
{
    for (QLineEdit *edit : {m_email, m_password->edit()})
        connect(edit, &QLineEdit::returnPressed, this, &SignInPage::submit);
    connect(m_submit, &QPushButton::clicked, this, &SignInPage::submit);
    connect(m_join, &QPushButton::clicked, this, &SignInPage::joinChosen);
    connect(m_forgotten, &QPushButton::clicked, this, &SignInPage::resetChosen);
    connect(m_known, &KnownAccounts::chosen, this, &SignInPage::openKnown);
    connect(m_known, &KnownAccounts::refilled, this, [this] { m_knownTitle->setVisible(!m_known->isEmpty()); });
    m_google->setStays([this] { return m_stay->stay() == studio::Session::Stay::SignedIn; });
    connect(m_google, &GoogleButton::answered, this, &SignInPage::googleAnswered);
    connect(m_google, &GoogleButton::failed, this, [this](const Error &error) {
        m_error = error;
        showError();
    });
    connect(&m_features.session, &studio::Session::busyChanged, this,
            [this] { m_submit->setBusy(m_isQueued || (m_features.session.isBusy() && m_waiting)); });
    connect(&m_features.session, &studio::Session::failed, this, &SignInPage::onFailed);
}

QString SignInPage::title() const
{
    return tr("Sign in");
}

QString SignInPage::email() const
{
    return m_email->text().trimmed();
}

void SignInPage::activate()
{
    m_features.accounts.load();
    (m_email->text().isEmpty() ? m_email : m_password->edit())->setFocus(Qt::OtherFocusReason);
}

void SignInPage::continueWith(const api::GoogleAnswer &answer)
{
    m_grant = answer.grant;
    m_email->setText(answer.email);
    m_note->show();
    m_google->setWanted(false);
    m_password->edit()->setFocus(Qt::OtherFocusReason);
}

void SignInPage::submit()
{
    if (m_isQueued || (m_waiting && m_features.session.isBusy()) || m_pause->isRunning())
        return;
    m_tried = true;
    m_error.reset();
    showError();
    if (m_emailField->hasProblem() || m_password->hasProblem()) {
        (m_emailField->hasProblem() ? m_email : m_password->edit())->setFocus(Qt::OtherFocusReason);
        return;
    }
    begin([this] { m_features.session.signIn(email(), m_password->password(), m_stay->stay(), m_grant); });
}

void SignInPage::begin(std::function<void()> deed)
{
    m_isQueued = true;
    m_submit->setBusy(true);
    whenFree(m_features.session, this, [this, deed = std::move(deed)] {
        m_isQueued = false;
        m_waiting = true;
        deed();
        m_submit->setBusy(m_features.session.isBusy());
    });
}

void SignInPage::openKnown(const studio::KnownAccount &account)
{
    if (m_isQueued || (m_waiting && m_features.session.isBusy()))
        return;
    // Where its sign-in has ended, the password is all that is left to type.
    m_email->setText(account.email);
    m_tried = false;
    m_error.reset();
    showError();
    begin([this, id = account.id] { m_features.session.switchTo(id); });
}

void SignInPage::onFailed(const Error &error)
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

void SignInPage::showError()
{
    m_emailField->setProblem(m_tried && email().isEmpty() ? tr("Enter your e-mail address.") : QString());
    QString password = m_tried && m_password->password().isEmpty() ? tr("Enter your password.") : QString();
    if (m_error && m_error->code == Code::WrongCredentials)
        password = errorText(*m_error).inlineText();
    m_password->setProblem(password);
    if (m_pause->isRunning())
        return;
    const bool isElsewhere = m_error && m_error->code != Code::WrongCredentials;
    m_problem->setVisible(isElsewhere);
    if (isElsewhere)
        m_problem->setText(errorText(*m_error).inlineText());
}

void SignInPage::retranslate()
{
    m_title->setText(title());
    m_intro->setPlain(tr("Welcome back. Your pictures on this computer open as soon as you are in."));
    m_note->setText(tr("This address has an account already. Sign in once with your password to connect Google."));
    m_emailField->setLabel(tr("E-mail"));
    m_password->retranslate();
    m_stay->retranslate();
    m_submit->setTexts(tr("Sign in"), tr("Signing in…"));
    m_google->retranslate();
    m_forgotten->setText(tr("Forgotten your password?"));
    m_newHere->setText(tr("New here?"));
    m_join->setText(tr("Join MJ Studio"));
    m_knownTitle->setText(tr("On this computer"));
    m_known->setButton(tr("Open"));
    m_pause->retranslate();
    showError();
}

} // namespace mj::ui
