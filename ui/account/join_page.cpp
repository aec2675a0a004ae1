#include "ui/account/join_page.h"
#include "studio/google_sign_in.h"
#include "studio/session.h"
#include "ui/account/google_button.h"
#include "ui/account/join_consents.h"
#include "ui/account/password_field.h"
#include "ui/account/pause.h"
#include "ui/account/stay_choice.h"
#include "ui/account/when_free.h"
#include "ui/common/banner.h"
#include "ui/common/busy_button.h"
#include "ui/common/error_text.h"
#include "ui/common/language.h"
#include "ui/common/paragraph.h"
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRegularExpression>

namespace mj::ui {

JoinPage::JoinPage(const Features &features, const Surroundings &surroundings, QWidget *parent)
    : Page(parent), m_session(features.session), m_title(new QLabel(this)), m_intro(new Paragraph(this, Type::Body, Tone::Muted)),
      m_google(new GoogleButton(features.google, QStringLiteral("sign_in"), QStringLiteral("join"), this)), m_or(new QLabel(this)),
      m_googleNote(new Banner(QStringLiteral("check"), Tone::Success, this)), m_email(new QLineEdit), m_name(new QLineEdit),
      m_emailField(new Field(m_email, this)), m_nameField(new Field(m_name, this)),
      m_password(new PasswordField(PasswordField::Use::Choose, QStringLiteral("join_password"), this)),
      m_stay(new StayChoice(QStringLiteral("join"), this)), m_age(new QCheckBox(this)), m_ageProblem(new QLabel(this)),
      m_consents(new JoinConsents(surroundings.askPhoto, this)), m_aiNotice(new Banner(QStringLiteral("info"), Tone::Accent, this)),
      m_problem(new Banner(QStringLiteral("error"), Tone::Danger, this)), m_submit(new BusyButton(Kind::Primary, this)),
      m_pause(new Pause(m_submit, m_problem, this)), m_member(new QLabel(this)), m_toSignIn(new QPushButton(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::l);
    addEntries(column);
    column->addWidget(m_consents);
    addEnd(column);
    connectAll();
    useGoogle({});
    retranslate();
}

void JoinPage::addEntries(QVBoxLayout *column)
{
    m_email->setObjectName(QStringLiteral("join_email"));
    m_email->setInputMethodHints(Qt::ImhEmailCharactersOnly);
    m_name->setObjectName(QStringLiteral("join_name"));
    m_name->setMaxLength(60);
    m_age->setObjectName(QStringLiteral("join_age"));
    m_googleNote->setObjectName(QStringLiteral("join_google_note"));
    m_googleNote->actionButton()->setObjectName(QStringLiteral("join_google_undo"));
    setType(m_title, Type::Headline);
    setType(m_or, Type::Small, Tone::Muted);
    m_or->setAlignment(Qt::AlignCenter);
    setType(m_ageProblem, Type::Caption, Tone::Danger);
    m_ageProblem->setWordWrap(true);
    column->addWidget(m_title);
    column->addWidget(m_intro);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_google, m_or, m_googleNote, m_emailField, m_nameField, m_password})
        column->addWidget(widget);
    auto *gate = new QVBoxLayout;
    gate->setSpacing(space::xs);
    gate->addWidget(m_age);
    gate->addWidget(m_ageProblem);
    column->addLayout(gate);
    column->addSpacing(space::s);
}

void JoinPage::addEnd(QVBoxLayout *column)
{
    m_submit->setObjectName(QStringLiteral("join_submit"));
    m_toSignIn->setObjectName(QStringLiteral("join_to_sign_in"));
    m_problem->setObjectName(QStringLiteral("join_problem"));
    m_aiNotice->setObjectName(QStringLiteral("join_ai_notice"));
    setType(m_member, Type::Body, Tone::Muted);
    setKind(m_toSignIn, Kind::Link);
    m_problem->hide();
    for (QWidget *widget : std::initializer_list<QWidget *>{m_aiNotice, m_stay, m_problem, m_submit})
        column->addWidget(widget);
    auto *other = new QHBoxLayout;
    other->addWidget(m_member);
    other->addWidget(m_toSignIn);
    other->addStretch(1);
    column->addLayout(other);
    column->addStretch(1);
}

void JoinPage::connectAll()
{
    for (QLineEdit *edit : {m_email, m_name, m_password->edit()}) {
        connect(edit, &QLineEdit::returnPressed, this, &JoinPage::submit);
        connect(edit, &QLineEdit::textEdited, this, [this] { m_error.reset(); });
    }
    for (QLineEdit *edit : {m_email, m_name})
        connect(edit, &QLineEdit::textChanged, this, [this] { m_password->setAboutYou({m_email->text(), m_name->text()}); });
    connect(m_age, &QCheckBox::toggled, this, &JoinPage::showProblems);
    connect(m_submit, &QPushButton::clicked, this, &JoinPage::submit);
    connect(m_toSignIn, &QPushButton::clicked, this, &JoinPage::signInChosen);
    connect(m_googleNote, &Banner::actionRequested, this, [this] { useGoogle({}); });
    m_google->setStays([this] { return m_stay->stay() == studio::Session::Stay::SignedIn; });
    connect(m_google, &GoogleButton::offeredChanged, this, [this](bool offered) { m_or->setVisible(offered); });
    connect(m_google, &GoogleButton::answered, this, &JoinPage::googleAnswered);
    connect(m_google, &GoogleButton::failed, this, [this](const Error &error) {
        m_error = error;
        showProblems();
    });
    connect(&m_session, &studio::Session::busyChanged, this, [this] { m_submit->setBusy(m_isQueued || (m_session.isBusy() && m_waiting)); });
    connect(&m_session, &studio::Session::failed, this, &JoinPage::onFailed);
}

QString JoinPage::title() const
{
    return tr("Join MJ Studio");
}

void JoinPage::activate()
{
    (m_grant.isEmpty() ? m_email : m_name)->setFocus(Qt::OtherFocusReason);
}

void JoinPage::continueWith(const api::GoogleAnswer &answer)
{
    m_email->setText(answer.email);
    if (m_name->text().trimmed().isEmpty())
        m_name->setText(answer.name);
    useGoogle(answer.grant);
}

void JoinPage::useGoogle(const QString &grant)
{
    m_grant = grant;
    const bool isGoogle = !grant.isEmpty();
    m_email->setReadOnly(isGoogle);
    m_password->setVisible(!isGoogle);
    m_googleNote->setVisible(isGoogle);
    m_google->setWanted(!isGoogle);
    m_error.reset();
    showProblems();
}

Parting JoinPage::parting() const
{
    if (!m_waiting)
        return {};
    return Parting{true, false, m_consents->photo(), m_consents->photoVersion()};
}

QString JoinPage::problemOf(const QString &field) const
{
    static const QRegularExpression address(QStringLiteral("^[^\\s@]+@[^\\s@]+\\.[^\\s@.]{2,}$"));
    if (!m_tried)
        return {};
    if (field == QLatin1String("email") && m_error && m_error->code == Code::EmailTaken)
        return errorText(*m_error).inlineText();
    if (field == QLatin1String("email") && !address.match(m_email->text().trimmed()).hasMatch())
        return tr("Enter an e-mail address such as name@example.com.");
    if (field == QLatin1String("name") && m_name->text().trimmed().isEmpty())
        return tr("Enter the name you want to be called by.");
    if (field == QLatin1String("password") && m_grant.isEmpty()) {
        if (m_password->flaw() != api::PasswordFlaw::None)
            return m_password->flawText();
        if (m_error && m_error->code == Code::WeakPassword)
            return errorText(*m_error).inlineText();
    }
    if (field == QLatin1String("olderThan14") && !m_age->isChecked())
        return errorText(error(Code::AgeRequired)).inlineText();
    if (m_error && m_error->field == field)
        return errorText(*m_error).inlineText();
    return {};
}

void JoinPage::showProblems()
{
    m_emailField->setProblem(problemOf(QStringLiteral("email")));
    m_nameField->setProblem(problemOf(QStringLiteral("name")));
    m_password->setProblem(problemOf(QStringLiteral("password")));
    m_ageProblem->setText(problemOf(QStringLiteral("olderThan14")));
    m_ageProblem->setVisible(!m_ageProblem->text().isEmpty());
    m_consents->setTried(m_tried);
    static const QStringList beside{QStringLiteral("email"), QStringLiteral("name"), QStringLiteral("password"), QStringLiteral("olderThan14")};
    const bool isBeside = m_error && (m_error->code == Code::EmailTaken || m_error->code == Code::WeakPassword || beside.contains(m_error->field));
    if (m_pause->isRunning())
        return;
    m_problem->setVisible(m_error && !isBeside);
    if (m_error && !isBeside)
        m_problem->setText(errorText(*m_error).inlineText());
}

void JoinPage::focusProblem()
{
    QWidget *first = m_consents->firstMissing();
    if (m_emailField->hasProblem())
        first = m_email;
    else if (m_nameField->hasProblem())
        first = m_name;
    else if (m_password->hasProblem())
        first = m_password->edit();
    else if (!m_age->isChecked())
        first = m_age;
    if (first)
        first->setFocus(Qt::OtherFocusReason);
}

void JoinPage::submit()
{
    if (m_isQueued || (m_waiting && m_session.isBusy()) || m_pause->isRunning())
        return;
    m_tried = true;
    m_error.reset();
    showProblems();
    const bool isFilled = !m_emailField->hasProblem() && !m_nameField->hasProblem() && !m_password->hasProblem() && m_age->isChecked();
    if (!isFilled || !m_consents->isComplete()) {
        focusProblem();
        return;
    }
    api::CreateAccount request;
    request.email = m_email->text().trimmed();
    request.name = m_name->text().trimmed();
    if (m_grant.isEmpty())
        request.password = m_password->password();
    request.googleGrant = m_grant;
    request.olderThan14 = true;
    request.consents = m_consents->consents();
    request.language = languageNow();
    m_isQueued = true;
    m_submit->setBusy(true);
    whenFree(m_session, this, [this, request, stay = m_stay->stay()] {
        m_isQueued = false;
        m_waiting = true;
        m_session.join(request, stay);
        m_submit->setBusy(m_session.isBusy());
    });
}

void JoinPage::onFailed(const Error &error)
{
    if (!m_waiting)
        return;
    m_waiting = false;
    m_error = error;
    m_submit->setBusy(false);
    if (!m_pause->begin(error))
        showProblems();
    focusProblem();
}

} // namespace mj::ui
