#include "ui/top_up/ledger_rows.h"
#include "ui/common/money_text.h"
#include "ui/theme/roles.h"
#include "ui/top_up/top_up_words.h"
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace mj::ui {

LedgerRows::LedgerRows(const QList<api::PointEntry> &entries, QWidget *parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::l);
    m_grid->setVerticalSpacing(space::xs);
    m_grid->setColumnStretch(1, 1);
    const QStringList heads{tr("When"), tr("What for"), tr("Change"), tr("Available afterwards")};
    for (int column = 0; column < heads.size(); ++column) {
        auto *head = new QLabel(heads[column], this);
        setType(head, Type::Caption, Tone::Muted);
        m_grid->addWidget(head, 0, column, (column > 1 ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    for (int row = 0; row < entries.size(); ++row)
        addEntry(row + 1, entries[row]);
}

void LedgerRows::addEntry(int row, const api::PointEntry &entry)
{
    Tone tone = Tone::Neutral;
    if (entry.available.value() > 0)
        tone = Tone::Success;
    else if (entry.available.value() == 0)
        tone = Tone::Muted;
    const auto cell = [this, row](int column, const QString &text, Tone ink, Qt::Alignment side) {
        auto *label = new QLabel(text, this);
        setType(label, Type::Small, ink);
        m_grid->addWidget(label, row, column, side | Qt::AlignVCenter);
    };
    cell(0, dateText(entry.at), Tone::Muted, Qt::AlignLeft);
    addSubject(row, entry);
    cell(2, TopUpWords::change(entry), tone, Qt::AlignRight);
    cell(3, pointsText(entry.after.available), Tone::Neutral, Qt::AlignRight);
}

void LedgerRows::addSubject(int row, const api::PointEntry &entry)
{
    const bool isPicture = entry.kind == QLatin1String("reserve") || entry.kind == QLatin1String("settle") || entry.kind == QLatin1String("release");
    const bool isOrder = entry.kind == QLatin1String("top_up");
    const QString order = isOrder && entry.orderId.isEmpty() ? entry.reference : entry.orderId;
    const QString words = TopUpWords::kind(entry);
    if (!isPicture && order.isEmpty()) {
        auto *label = new QLabel(words, this);
        setType(label, Type::Small);
        m_grid->addWidget(label, row, 1, Qt::AlignLeft | Qt::AlignVCenter);
        return;
    }
    auto *link = new QPushButton(words, this);
    link->setObjectName(QStringLiteral("entry_") + entry.id);
    link->setAccessibleName(QStringLiteral("%1, %2, %3").arg(words, TopUpWords::change(entry), dateText(entry.at)));
    link->setToolTip(isPicture ? tr("Show the picture") : tr("Show the order"));
    link->setProperty("small", true);
    setKind(link, Kind::Link);
    m_grid->addWidget(link, row, 1, Qt::AlignLeft | Qt::AlignVCenter);
    if (isPicture)
        connect(link, &QPushButton::clicked, this, [this, id = entry.reference] { emit generationRequested(id); });
    else
        connect(link, &QPushButton::clicked, this, [this, order] { emit orderRequested(order); });
}

} // namespace mj::ui
