#include "ui/top_up/ledger_export.h"
#include "studio/ledger.h"
#include "studio/ledger_csv.h"
#include "ui/common/busy_button.h"
#include "ui/common/error_text.h"
#include "ui/common/paragraph.h"
#include "ui/top_up/top_up_words.h"
#include <QEvent>
#include <QVBoxLayout>

namespace mj::ui {

LedgerExport::LedgerExport(studio::PointLedger &ledger, QWidget *parent)
    : QWidget(parent), m_ledger(ledger), m_save(new BusyButton(Kind::Secondary, this)), m_result(new Paragraph(this, Type::Small))
{
    m_save->setObjectName(QStringLiteral("ledger_export"));
    m_save->setIconName(QStringLiteral("download"));
    m_result->setObjectName(QStringLiteral("ledger_export_result"));
    m_result->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addWidget(m_save, 0, Qt::AlignLeft);
    column->addWidget(m_result);
    connect(m_save, &QPushButton::clicked, this, &LedgerExport::start);
    connect(&ledger, &studio::PointLedger::monthChanged, m_result, &QWidget::hide);
    retranslate();
}

void LedgerExport::setGroup(studio::LedgerGroup group)
{
    m_group = group;
    m_result->hide();
}

void LedgerExport::start()
{
    const QString month = m_ledger.month().isEmpty() ? QStringLiteral("all") : m_ledger.month();
    const SaveQuestion question{tr("Save the movements"), QStringLiteral("mjstudio-points-%1.csv").arg(month), tr("Table (*.csv)"), false};
    askWhereToSave(this, question, m_askFile, [this](const QString &file) { save(file); });
}

void LedgerExport::save(const QString &file)
{
    m_result->hide();
    m_save->setBusy(true);
    m_ledger.collect(m_ledger.month(), this, [this, file, group = m_group](const Result<QList<api::PointEntry>> &all) {
        m_save->setBusy(false);
        if (all)
            write(file, *all, group);
        else
            say(errorText(all.error()).inlineText(), false);
    });
}

void LedgerExport::write(const QString &file, QList<api::PointEntry> entries, studio::LedgerGroup group)
{
    entries.removeIf([group](const api::PointEntry &entry) { return !studio::isIn(group, entry); });
    const QStringList heads{tr("Time (UTC)"), tr("Kind"), tr("Points"), tr("Held"), tr("Available afterwards"), tr("Model"), tr("Picture order"), tr("Order")};
    if (const Result<void> written = studio::writeWhole(file, studio::ledgerCsv(entries, heads, &TopUpWords::kind)); !written)
        return say(errorText(written.error()).inlineText(), false);
    say(tr("Saved. Movements in the table: %1").arg(entries.size()), true);
}

void LedgerExport::say(const QString &text, bool isSaved)
{
    setTone(m_result, isSaved ? Tone::Success : Tone::Danger);
    m_result->setPlain(text);
    m_result->show();
}

void LedgerExport::retranslate()
{
    m_save->setTexts(tr("Save as CSV…"), tr("Gathering the movements"));
    m_save->setAccessibleName(tr("Save the chosen movements as a CSV table"));
}

void LedgerExport::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_result->hide();
    retranslate();
}

} // namespace mj::ui
