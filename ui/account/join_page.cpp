#include "ui/account/join_page.h"
#include "studio/session.h"
#include "ui/account/consent_card.h"
#include "ui/account/password_field.h"
#include "ui/common/banner.h"
#include "ui/common/busy_button.h"
#include "ui/common/error_text.h"
#include "ui/common/paragraph.h"
#include "ui/privacy/policy_book.h"
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QRegularExpression>
#include <QTextBrowser>
#include <utility>

namespace mj::ui {
namespace {

constexpr auto kPolicyVersion = "2025-11-28"; // effective date of the text that is shown

QString languageNow()
{
    return QLocale().language() == QLocale::Korean ? QStringLiteral("ko") : QStringLiteral("en");
}

} // namespace

JoinPage::JoinPage(studio::Session &session, QWidget *parent)
    : Page(parent), m_session(session), m_title(new QLabel(this)), m_intro(new Paragraph(this, Type::Body, Tone::Muted)),
        m_email(new QLineEdit),
      m_name(new QLineEdit), m_emailField(new Field(m_email, this)), m_nameField(new Field(m_name, this)),
      m_password(new PasswordField(PasswordField::Use::Choose, QStringLiteral("join_password"), this)), m_age(new QCheckBox(this)),
      m_ageProblem(new QLabel(this)), m_contract(new QLabel(this)), m_contractWhy(new Paragraph(this, Type::Small, Tone::Muted)),
      m_read(new QPushButton(this)), m_policy(new QTextBrowser(this)), m_aiNotice(new Banner(QStringLiteral("info"), Tone::Accent, this)),
      m_problem(new Banner(QStringLiteral("error"), Tone::Danger, this)), m_submit(new BusyButton(Kind::Primary, this)),
          m_member(new QLabel(this)),
      m_toSignIn(new QPushButton(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::l);
    addEntries(column);
    addConsents(column);
    addEnd(column);
    for (QLineEdit *edit : {m_email, m_name, m_password->edit()}) {
        connect(edit, &QLineEdit::returnPressed, this, &JoinPage::submit);
        connect(edit, &QLineEdit::textEdited, this, [this] { m_error.reset(); });
    }
    connect(m_submit, &QPushButton::clicked, this, &JoinPage::submit);
    connect(m_toSignIn, &QPushButton::clicked, this, &JoinPage::signInChosen);
    connect(&session, &studio::Session::busyChanged, this, [this] { m_submit->setBusy(m_session.isBusy() && m_waiting); });
    connect(&session, &studio::Session::failed, this, &JoinPage::onFailed);
    retranslate();
}

void JoinPage::addEntries(QVBoxLayout *column)
{
    m_email->setObjectName(QStringLiteral("join_email"));
    m_email->setInputMethodHints(Qt::ImhEmailCharactersOnly);
    m_name->setObjectName(QStringLiteral("join_name"));
    m_name->setMaxLength(60);
    m_age->setObjectName(QStringLiteral("join_age"));
    setType(m_title, Type::Headline);
    setType(m_ageProblem, Type::Caption, Tone::Danger);
    column->addWidget(m_title);
    column->addWidget(m_intro);
    column->addSpacing(space::s);
    column->addWidget(m_emailField);
    column->addWidget(m_nameField);
    column->addWidget(m_password);
    auto *gate = new QVBoxLayout;
    gate->setSpacing(space::xs);
    gate->addWidget(m_age);
    gate->addWidget(m_ageProblem);
    column->addLayout(gate);
    connect(m_age, &QCheckBox::toggled, this, &JoinPage::showProblems);
}

void JoinPage::addConsents(QVBoxLayout *column)
{
    setType(m_contract, Type::Title);
    setKind(m_read, Kind::Link);
    m_read->setObjectName(QStringLiteral("join_read_policy"));
    m_read->setCheckable(true);
    m_policy->setObjectName(QStringLiteral("join_policy_text"));
    m_policy->setFixedHeight(length::control * 6);
    m_policy->hide();
    connect(m_read, &QPushButton::toggled, this, &JoinPage::showPolicy);
    column->addSpacing(space::s);
    column->addWidget(m_contract);
    column->addWidget(m_contractWhy);
    column->addWidget(m_read, 0, Qt::AlignLeft);
    column->addWidget(m_policy);
    for (const QString &purpose : {QStringLiteral("terms"), QStringLiteral("privacy"), QStringLiteral("overseas_transfer")}) {
        auto *card = new ConsentCard(purpose, QStringLiteral("join_") + purpose, this);
        connect(card, &ConsentCard::answered, this, &JoinPage::showProblems);
        m_consents.append(card);
        column->addWidget(card);
    }
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
    column->addWidget(m_aiNotice);
    column->addWidget(m_problem);
    column->addWidget(m_submit);
    auto *other = new QHBoxLayout;
    other->addWidget(m_member);
    other->addWidget(m_toSignIn);
    other->addStretch(1);
    column->addLayout(other);
    column->addStretch(1);
}

QString JoinPage::title() const
{
    return tr("Join MJ Studio");
}

void JoinPage::activate()
{
    m_email->setFocus(Qt::OtherFocusReason);
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
    if (field == QLatin1String("password") && m_password->password().size() < PasswordField::kShortest)
        return errorText(error(Code::WeakPassword)).inlineText();
    if (field == QLatin1String("olderThan14") && !m_age->isChecked())
        return errorText(error(Code::AgeRequired)).inlineText();
    if (m_error && m_error->field == field && field != QLatin1String("consents"))
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
    for (ConsentCard *card : m_consents)
        card->setProblem(m_tried && !card->isAgreed());
    static const QStringList beside{QStringLiteral("email"), QStringLiteral("name"), QStringLiteral("password"),
        QStringLiteral("olderThan14")};
    const bool elsewhere = m_error && m_error->code != Code::EmailTaken && !beside.contains(m_error->field);
    m_problem->setVisible(elsewhere);
    if (elsewhere)
        m_problem->setText(errorText(*m_error).inlineText());
}

void JoinPage::focusProblem()
{
    QWidget *first = nullptr;
    if (m_emailField->hasProblem())
        first = m_email;
    else if (m_nameField->hasProblem())
        first = m_name;
    else if (m_password->hasProblem())
        first = m_password->edit();
    else if (!m_age->isChecked())
        first = m_age;
    for (ConsentCard *card : m_consents)
        if (!first && !card->isAgreed())
            first = card->box();
    if (first)
        first->setFocus(Qt::OtherFocusReason);
}

void JoinPage::submit()
{
    if (m_session.isBusy())
        return;
    m_tried = true;
    m_error.reset();
    showProblems();
    api::CreateAccount request;
    bool complete = !m_emailField->hasProblem() && !m_nameField->hasProblem() && !m_password->hasProblem() && m_age->isChecked();
    for (const ConsentCard *card : std::as_const(m_consents)) {
        request.consents.append(api::Consent{card->purpose(), QString::fromLatin1(kPolicyVersion), card->isAgreed()});
        complete = complete && card->isAgreed();
    }
    if (!complete) {
        focusProblem();
        return;
    }
    request.email = m_email->text().trimmed();
    request.name = m_name->text().trimmed();
    request.password = m_password->password();
    request.olderThan14 = true;
    request.language = languageNow();
    m_waiting = true;
    m_session.join(request);
}

void JoinPage::onFailed(const Error &error)
{
    if (!m_waiting)
        return;
    m_waiting = false;
    m_error = error;
    m_submit->setBusy(false);
    showProblems();
    focusProblem();
}

void JoinPage::showPolicy(bool shown)
{
    m_read->setText(shown ? tr("Close the privacy policy") : tr("Read the privacy policy here"));
    m_policy->setVisible(shown);
    if (!shown)
        return;
    const Result<PolicyBook> book = PolicyBook::read(QStringLiteral(":/policy"), languageNow());
    m_policy->setPlainText(book ? book->text() : errorText(book.error()).inlineText());
}

} // namespace mj::ui
