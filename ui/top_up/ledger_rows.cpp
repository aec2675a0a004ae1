#include "ui/top_up/ledger_rows.h"
#include "studio/ledger_group.h"
#include "ui/common/money_text.h"
#include "ui/theme/roles.h"
#include "ui/top_up/top_up_words.h"
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace mj::ui {

LedgerRows::LedgerRows(ModelName modelName, QWidget *parent) : QWidget(parent), m_modelName(std::move(modelName))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
}

void LedgerRows::setEntries(const QList<api::PointEntry> &entries)
{
    QStringList ids;
    for (const api::PointEntry &entry : entries)
        ids.append(entry.id);
    const bool isMore = m_body && ids.size() > m_ids.size() && ids.mid(0, m_ids.size()) == m_ids;
    const qsizetype kept = isMore ? m_ids.size() : 0;
    if (m_body && ids == m_ids)
        return;
    m_entries = entries;
    m_ids = ids;
    if (!isMore)
        clear();
    for (qsizetype row = kept; row < m_entries.size(); ++row)
        addRow(int(row), m_entries[row]);
}

void LedgerRows::rewrite()
{
    clear();
    for (int row = 0; row < m_entries.size(); ++row)
        addRow(row, m_entries[row]);
}

void LedgerRows::clear()
{
    if (m_body) {
        // A link of the old lines may be the sender.
        m_body->hide();
        for (QPushButton *link : m_body->findChildren<QPushButton *>())
            link->setObjectName(QString());
        m_body->deleteLater();
    }
    m_body = new QWidget(this);
    m_grid = new QGridLayout(m_body);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::l);
    m_grid->setVerticalSpacing(space::s);
    m_grid->setColumnStretch(1, 1);
    layout()->addWidget(m_body);
}

QLabel *LedgerRows::addCell(int row, int column, const QString &text, int side)
{
    auto *label = new QLabel(text, m_body);
    label->setTextFormat(Qt::PlainText);
    setType(label, Type::Small);
    m_grid->addWidget(label, row, column, Qt::Alignment(side) | Qt::AlignVCenter);
    return label;
}

void LedgerRows::addRow(int row, const api::PointEntry &entry)
{
    Tone tone = Tone::Neutral;
    if (entry.available > Points(0))
        tone = Tone::Success;
    else if (entry.available == Points(0))
        tone = Tone::Muted;
    QString what = TopUpWords::kind(entry);
    if (!entry.model.isEmpty())
        what += QStringLiteral(" · ") + m_modelName(entry.model);
    const QString when = dateText(entry.at);
    const QString change = TopUpWords::change(entry);
    setTone(addCell(row, 0, when, Qt::AlignLeft), Tone::Muted);
    QLabel *words = addCell(row, 1, what, 0);
    words->setWordWrap(true);
    words->setMinimumWidth(length::rail);
    setTone(addCell(row, 2, change, Qt::AlignRight), tone);
    QLabel *after = addCell(row, 3, pointsText(entry.after.available), Qt::AlignRight);
    after->setToolTip(tr("Available afterwards"));
    after->setAccessibleName(tr("%1 available afterwards").arg(after->text()));
    addLink(row, entry, QStringLiteral("%1, %2, %3").arg(what, change, when));
}

void LedgerRows::addLink(int row, const api::PointEntry &entry, const QString &line)
{
    const QString generation = studio::generationOf(entry);
    const QString order = studio::orderOf(entry);
    if (generation.isEmpty() && order.isEmpty())
        return;
    auto *link = new QPushButton(generation.isEmpty() ? tr("Order") : tr("Pictures"), m_body);
    setKind(link, Kind::Link);
    link->setObjectName(QStringLiteral("ledger_link_") + entry.id);
    link->setAccessibleName(generation.isEmpty() ? tr("Show the order of: %1").arg(line) : tr("Show the pictures of: %1").arg(line));
    m_grid->addWidget(link, row, 4, Qt::AlignRight | Qt::AlignVCenter);
    connect(link, &QPushButton::clicked, this, [this, generation, order] {
        if (generation.isEmpty())
            emit orderRequested(order);
        else
            emit generationRequested(generation);
    });
}

} // namespace mj::ui
