#include "ui/account/sign_in_page.h"
#include "studio/session.h"
#include "ui/account/password_field.h"
#include "ui/common/banner.h"
#include "ui/common/busy_button.h"
#include "ui/common/error_text.h"
#include "ui/common/paragraph.h"
#include <QHBoxLayout>
#include <QLineEdit>

namespace mj::ui {

SignInPage::SignInPage(studio::Session &session, QWidget *parent)
    : Page(parent), m_session(session), m_title(new QLabel(this)), m_intro(new Paragraph(this, Type::Body, Tone::Muted)),
      m_problem(new Banner(QStringLiteral("error"), Tone::Danger, this)), m_email(new QLineEdit), m_emailField(new Field(m_email, this)),
      m_password(new PasswordField(PasswordField::Use::Enter, QStringLiteral("sign_in_password"), this)),
          m_submit(new BusyButton(Kind::Primary, this)),
      m_forgotten(new Paragraph(this, Type::Small, Tone::Muted)), m_newHere(new QLabel(this)), m_join(new QPushButton(this))
{
    m_email->setObjectName(QStringLiteral("sign_in_email"));
    m_email->setInputMethodHints(Qt::ImhEmailCharactersOnly);
    m_submit->setObjectName(QStringLiteral("sign_in_submit"));
    m_join->setObjectName(QStringLiteral("sign_in_to_join"));
    m_problem->setObjectName(QStringLiteral("sign_in_problem"));
    setType(m_title, Type::Headline);
    setType(m_newHere, Type::Body, Tone::Muted);
    setKind(m_join, Kind::Link);
    m_problem->hide();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::l);
    column->addStretch(1);
    column->addWidget(m_title);
    column->addWidget(m_intro);
    column->addSpacing(space::s);
    column->addWidget(m_problem);
    column->addWidget(m_emailField);
    column->addWidget(m_password);
    column->addSpacing(space::s);
    column->addWidget(m_submit);
    auto *other = new QHBoxLayout;
    other->addWidget(m_newHere);
    other->addWidget(m_join);
    other->addStretch(1);
    column->addLayout(other);
    column->addSpacing(space::l);
    column->addWidget(m_forgotten);
    column->addStretch(2);

    for (QLineEdit *edit : {m_email, m_password->edit()})
        connect(edit, &QLineEdit::returnPressed, this, &SignInPage::submit);
    connect(m_submit, &QPushButton::clicked, this, &SignInPage::submit);
    connect(m_join, &QPushButton::clicked, this, &SignInPage::joinChosen);
    connect(&session, &studio::Session::busyChanged, this, &SignInPage::onBusyChanged);
    connect(&session, &studio::Session::failed, this, &SignInPage::onFailed);
    retranslate();
}

QString SignInPage::title() const
{
    return tr("Sign in");
}

void SignInPage::activate()
{
    (m_email->text().isEmpty() ? m_email : m_password->edit())->setFocus(Qt::OtherFocusReason);
}

void SignInPage::submit()
{
    if (m_session.isBusy())
        return;
    m_tried = true;
    m_error.reset();
    showError();
    if (m_emailField->hasProblem() || m_password->hasProblem()) {
        (m_emailField->hasProblem() ? m_email : m_password->edit())->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_waiting = true;
    m_session.signIn(m_email->text().trimmed(), m_password->password());
}

void SignInPage::onBusyChanged()
{
    m_submit->setBusy(m_session.isBusy() && m_waiting);
}

void SignInPage::onFailed(const Error &error)
{
    if (!m_waiting)
        return;
    m_waiting = false;
    m_error = error;
    m_submit->setBusy(false);
    showError();
    m_password->edit()->setFocus(Qt::OtherFocusReason);
    m_password->edit()->selectAll();
}

void SignInPage::showError()
{
    m_emailField->setProblem(m_tried && m_email->text().trimmed().isEmpty() ? tr("Enter your e-mail address.") : QString());
    QString password = m_tried && m_password->password().isEmpty() ? tr("Enter your password.") : QString();
    if (m_error && m_error->code == Code::WrongCredentials)
        password = errorText(*m_error).inlineText();
    m_password->setProblem(password);
    const bool elsewhere = m_error && m_error->code != Code::WrongCredentials;
    m_problem->setVisible(elsewhere);
    if (elsewhere)
        m_problem->setText(errorText(*m_error).inlineText());
}

void SignInPage::retranslate()
{
    m_title->setText(title());
    m_intro->setPlain(tr("Welcome back. Your pictures on this computer open as soon as you are in."));
    m_emailField->setLabel(tr("E-mail"));
    m_password->retranslate();
    m_submit->setTexts(tr("Sign in"), tr("Signing in…"));
    m_newHere->setText(tr("New here?"));
    m_join->setText(tr("Join MJ Studio"));
    m_forgotten->setPlain(tr("Forgotten your password? A reset by e-mail is not there yet. Write to webmaster@imagefactory.co.kr "
                             "from your address and a person will help."));
    showError();
}

} // namespace mj::ui
