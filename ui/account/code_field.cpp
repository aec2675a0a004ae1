#include "ui/account/code_field.h"
#include "ui/account/mailbox_dialog.h"
#include "ui/common/error_text.h"
#include "ui/common/field.h"
#include "ui/theme/icons.h"
#include "ui/theme/roles.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace mj::ui {
namespace {

constexpr int kValidSeconds = 600; // api/proof.h

QString digitsOf(const QString &text)
{
    QString digits;
    for (const QChar c : text) {
        if (c.digitValue() >= 0 && digits.size() < CodeField::kDigits)
            digits.append(QChar(u'0' + c.digitValue()));
    }
    return digits;
}

} // namespace

CodeField::CodeField(const QString &prefix, const Mails &mails, QWidget *parent)
    : QWidget(parent), m_mails(mails), m_edit(new QLineEdit), m_field(new Field(m_edit, this)), m_resend(new QPushButton(this)),
      m_mailbox(new QPushButton(this))
{
    m_edit->setObjectName(prefix + QStringLiteral("_code"));
    m_edit->setProperty("code", true);
    m_edit->setInputMethodHints(Qt::ImhDigitsOnly | Qt::ImhNoPredictiveText);
    m_edit->setPlaceholderText(QStringLiteral("000000"));
    m_edit->setAlignment(Qt::AlignCenter);
    m_resend->setObjectName(prefix + QStringLiteral("_resend"));
    m_mailbox->setObjectName(QStringLiteral("mailbox_open"));
    m_mailbox->setIcon(icon(QStringLiteral("mail"), Ink::Accent));
    m_mailbox->setVisible(bool(mails));
    setKind(m_resend, Kind::Link);
    setKind(m_mailbox, Kind::Link);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addWidget(m_field);
    auto *row = new QHBoxLayout;
    row->addWidget(m_resend);
    row->addStretch(1);
    row->addWidget(m_mailbox);
    column->addLayout(row);

    connect(m_edit, &QLineEdit::textEdited, this, &CodeField::onEdited);
    connect(m_edit, &QLineEdit::returnPressed, this, &CodeField::submit);
    connect(m_resend, &QPushButton::clicked, this, &CodeField::resendRequested);
    connect(m_mailbox, &QPushButton::clicked, this, &CodeField::openMailbox);
    connect(&m_pause, &Countdown::ticked, this, &CodeField::showResend);
    connect(&m_pause, &Countdown::ended, this, &CodeField::showResend);
    connect(&m_validity, &Countdown::ended, this, [this] {
        m_isExpired = true;
        m_pause.stop(); // the next step is another code: it must be possible at once
        showLine();
        showResend();
    });
    retranslate();
}

void CodeField::setSent(const api::CodeSent &sent)
{
    // A wrong clock on either side must not make a fresh code look old, so only a sensible rest is believed.
    const qint64 rest = QDateTime::currentDateTimeUtc().secsTo(sent.expiresAt);
    m_validity.start(rest > 0 && rest <= kValidSeconds ? int(rest) : kValidSeconds);
    m_isExpired = false;
    m_isResending = false;
    m_submitted.clear();
    m_edit->clear();
    clearError();
    m_pause.start(sent.resendAfterSeconds);
}

void CodeField::setError(const Error &error)
{
    m_isBusy = false;
    m_isResending = false;
    m_error = error;
    m_edit->setReadOnly(false);
    m_submitted.clear();
    if (error.code == Code::TooManyRequests && error.retryAfterSeconds > 0)
        m_pause.start(error.retryAfterSeconds);
    if (error.code == Code::CodeExpired)
        m_pause.stop(); // the next step is another code: it must be possible at once
    showLine();
    showResend();
    m_edit->setFocus(Qt::OtherFocusReason);
    m_edit->selectAll();
}

void CodeField::clearError()
{
    m_error.reset();
    m_isIncomplete = false;
    showLine();
    showResend();
}

void CodeField::setBusy(bool busy)
{
    m_isBusy = busy;
    m_edit->setReadOnly(busy);
    showResend();
}

void CodeField::setResendBusy(bool busy)
{
    m_isResending = busy;
    showResend();
}

QString CodeField::code() const
{
    return digitsOf(m_edit->text());
}

bool CodeField::isComplete() const
{
    return code().size() == kDigits;
}

void CodeField::askForSix()
{
    m_isIncomplete = true;
    showLine();
    m_edit->setFocus(Qt::OtherFocusReason);
}

void CodeField::onEdited()
{
    const QString digits = code();
    if (m_edit->text() != digits) {
        const int before = int(digitsOf(m_edit->text().left(m_edit->cursorPosition())).size());
        m_edit->setText(digits);
        m_edit->setCursorPosition(before);
    }
    if (m_error || m_isIncomplete)
        clearError();
    if (digits.size() < kDigits)
        m_submitted.clear();
    else if (digits != m_submitted)
        submit();
}

void CodeField::submit()
{
    if (m_isBusy)
        return;
    if (!isComplete()) {
        askForSix();
        return;
    }
    m_submitted = code();
    emit entered(m_submitted);
}

void CodeField::showResend()
{
    const bool waits = m_pause.isRunning();
    m_resend->setEnabled(!waits && !m_isBusy && !m_isResending);
    if (m_isResending)
        m_resend->setText(tr("Sending…"));
    else
        m_resend->setText(waits ? tr("Another code in %1").arg(Countdown::words(m_pause.left())) : tr("Send another code"));
}

void CodeField::showLine()
{
    m_field->setHint(tr("Six digits, good for 10 minutes and five tries."));
    QString problem;
    if (m_error)
        problem = errorText(*m_error).inlineText();
    else if (m_isIncomplete)
        problem = tr("A code has six digits.");
    else if (m_isExpired)
        problem = errorText(error(Code::CodeExpired)).inlineText();
    m_field->setProblem(problem);
}

void CodeField::openMailbox()
{
    auto *dialog = new MailboxDialog(m_mails, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void CodeField::retranslate()
{
    m_field->setLabel(tr("Code from the mail"));
    m_mailbox->setText(tr("Open local mailbox"));
    showLine();
    showResend();
}

void CodeField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace mj::ui
