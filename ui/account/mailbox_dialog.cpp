#include "ui/account/mailbox_dialog.h"
#include "ui/common/money_text.h"
#include "ui/common/paragraph.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <algorithm>

namespace mj::ui {

MailboxDialog::MailboxDialog(Mails mails, QWidget *parent)
    : QDialog(parent), m_source(std::move(mails)), m_words(new Paragraph(this, Type::Small, Tone::Muted)), m_stack(new QStackedWidget(this)),
      m_empty(new Paragraph(this, Type::Body, Tone::Muted)), m_list(new QListWidget), m_text(new QPlainTextEdit)
{
    setObjectName(QStringLiteral("mailbox"));
    m_list->setObjectName(QStringLiteral("mailbox_list"));
    m_text->setObjectName(QStringLiteral("mailbox_text"));
    m_text->setReadOnly(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_empty->setObjectName(QStringLiteral("mailbox_empty"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(makeBox());
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::l, space::xl, space::xl);
    column->setSpacing(space::m);
    column->addWidget(m_words);
    column->addWidget(m_stack, 1);
    resize(length::readable, length::form);
    connect(m_list, &QListWidget::currentRowChanged, this, &MailboxDialog::showMail);
    m_again.setInterval(std::chrono::seconds(1));
    connect(&m_again, &QTimer::timeout, this, &MailboxDialog::refresh);
    m_again.start();
    retranslate();
}

QWidget *MailboxDialog::makeBox()
{
    auto *box = new QWidget(this);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::m);
    m_list->setWordWrap(true);
    row->addWidget(m_list, 2);
    row->addWidget(m_text, 3);
    return box;
}

void MailboxDialog::refresh()
{
    const QList<LocalMail> mails = m_source();
    const auto sameId = [](const LocalMail &a, const LocalMail &b) { return a.id == b.id; };
    const bool same = std::equal(mails.begin(), mails.end(), m_mails.begin(), m_mails.end(), sameId);
    if (!same)
        refill(mails);
}

void MailboxDialog::refill(const QList<LocalMail> &mails)
{
    m_stack->setCurrentIndex(mails.isEmpty() ? 0 : 1);
    const int row = m_list->currentRow();
    // The newest is what somebody waits for: only a mail chosen further down stays chosen.
    const QString chosen = row > 0 && row < m_mails.size() ? m_mails[row].id : QString();
    m_mails = mails;
    int wanted = 0;
    {
        const QSignalBlocker quiet(m_list);
        m_list->clear();
        for (const LocalMail &mail : mails) {
            m_list->addItem(QStringLiteral("%1\n%2 · %3").arg(mail.subject, mail.to, dateText(mail.at)));
            if (!chosen.isEmpty() && mail.id == chosen)
                wanted = m_list->count() - 1;
        }
        m_list->setCurrentRow(mails.isEmpty() ? -1 : wanted);
    }
    showMail(m_list->currentRow());
}

void MailboxDialog::showMail(int row)
{
    const QString wanted = row >= 0 && row < m_mails.size() ? m_mails[row].text : QString();
    if (m_text->toPlainText() != wanted)
        m_text->setPlainText(wanted);
}

void MailboxDialog::retranslate()
{
    setWindowTitle(tr("Local studio mailbox"));
    m_words->setPlain(tr("In the local studio, mails do not leave this computer: they are kept here for a day."));
    m_empty->setPlain(tr("No mail yet. What the studio sends appears here by itself."));
    m_list->setAccessibleName(tr("Mails, the newest first"));
    m_text->setAccessibleName(tr("Text of the mail"));
    refill(m_source()); // dates are written in the language of the moment
}

void MailboxDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace mj::ui
