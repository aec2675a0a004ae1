#include "ui/account/reauthentication_sheet.h"
#include "studio/membership.h"
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

void ReauthenticationSheet::ask(const Features &features, QWidget *page, std::function<void()> then)
{
    auto *sheet = new ReauthenticationSheet(features, page->window());
    connect(sheet, &ReauthenticationSheet::confirmed, page, std::move(then));
    sheet->open(sheet->m_hasPassword ? static_cast<QWidget *>(sheet->m_password->edit()) : sheet->m_cancel);
}

ReauthenticationSheet::ReauthenticationSheet(const Features &features, QWidget *host)
    : Sheet(QStringLiteral("reauthentication"), Way::Free, host), m_features(features), m_hasPassword(features.session.account().hasPassword),
      m_words(new Paragraph(this, Type::Body, Tone::Muted)),
      m_password(new PasswordField(PasswordField::Use::Enter, QStringLiteral("reauthentication_password"), this)),
      m_problem(new Banner(QStringLiteral("error"), Tone::Danger, this)), m_submit(new BusyButton(Kind::Primary, this)),
      m_pause(new Pause(m_submit, m_problem, this)), m_cancel(new QPushButton(this)),
      m_google(new GoogleButton(features.google, QStringLiteral("reauthenticate"), QStringLiteral("reauthentication"), this))
{
    m_submit->setObjectName(QStringLiteral("reauthentication_submit"));
    m_cancel->setObjectName(QStringLiteral("reauthentication_cancel"));
    m_problem->setObjectName(QStringLiteral("reauthentication_problem"));
    setKind(m_cancel, Kind::Quiet);
    m_problem->hide();
    m_password->setVisible(m_hasPassword);
    m_submit->setVisible(m_hasPassword);
    m_google->setWanted(features.session.account().hasGoogle);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_words, m_password, m_google, m_problem})
        body()->addWidget(widget);
    auto *row = new QHBoxLayout;
    row->addWidget(m_submit);
    row->addWidget(m_cancel);
    row->addStretch(1);
    body()->addLayout(row);
    connect(m_password->edit(), &QLineEdit::returnPressed, this, &ReauthenticationSheet::submit);
    connect(m_submit, &QPushButton::clicked, this, &ReauthenticationSheet::submit);
    connect(m_cancel, &QPushButton::clicked, this, &Sheet::finish);
    connect(m_google, &GoogleButton::answered, this, [this](const api::GoogleAnswer &answer) {
        m_features.membership.reauthenticateWithGoogle(answer.grant, this, [this](const Result<void> &done) { onAnswer(done); });
    });
    connect(m_google, &GoogleButton::failed, this, [this](const Error &error) { onAnswer(fail(error)); });
    retranslate();
}

void ReauthenticationSheet::submit()
{
    if (m_submit->isBusy() || m_pause->isRunning() || isFinished())
        return;
    m_error.reset();
    m_isEmpty = m_password->password().isEmpty();
    showError();
    if (m_isEmpty)
        return;
    m_submit->setBusy(true);
    m_features.membership.reauthenticate(m_password->password(), this, [this](const Result<void> &done) { onAnswer(done); });
}

void ReauthenticationSheet::onAnswer(const Result<void> &done)
{
    m_submit->setBusy(false);
    if (done) {
        finish(); // first, so that what follows finds the page uncovered
        emit confirmed();
        return;
    }
    m_error = done.error();
    if (!m_pause->begin(done.error()))
        showError();
    if (m_hasPassword) {
        m_password->edit()->setFocus(Qt::OtherFocusReason);
        m_password->edit()->selectAll();
    }
}

void ReauthenticationSheet::showError()
{
    const bool isWrong = m_error && m_error->code == Code::WrongCredentials && m_hasPassword;
    QString problem = m_isEmpty ? tr("Enter your password.") : QString();
    if (isWrong)
        problem = tr("This is not your password. Check it and try again.");
    m_password->setProblem(problem);
    if (m_pause->isRunning())
        return;
    m_problem->setVisible(m_error && !isWrong);
    if (m_error && !isWrong)
        m_problem->setText(errorText(*m_error).inlineText());
}

void ReauthenticationSheet::retranslate()
{
    setTitle(tr("Please show that it is you"));
    m_words->setPlain(m_hasPassword ? tr("This is protected, so that nobody else at this computer can do it. It stays open for five minutes.")
                                    : tr("You sign in with Google. Confirm there once more; it stays open for five minutes."));
    m_password->retranslate();
    m_submit->setTexts(tr("Continue"), tr("Checking…"));
    m_cancel->setText(tr("Cancel"));
    m_google->retranslate();
    m_pause->retranslate();
    showError();
}

} // namespace mj::ui
