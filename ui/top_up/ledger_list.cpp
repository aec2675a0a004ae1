#include "ui/top_up/ledger_list.h"
#include "studio/top_up.h"
#include "ui/common/money_text.h"
#include "ui/common/paragraph.h"
#include "ui/top_up/top_up_words.h"
#include <QEvent>
#include <QGridLayout>
#include <QPushButton>

namespace mj::ui {

LedgerList::LedgerList(studio::TopUp &topUp, QWidget *parent)
    : Card(parent), m_topUp(topUp), m_title(addTitle()), m_empty(new Paragraph(this, Type::Small, Tone::Muted)), m_more(new QPushButton(this))
{
    setObjectName(QStringLiteral("points_ledger"));
    m_more->setObjectName(QStringLiteral("ledger_more"));
    setKind(m_more, Kind::Quiet);
    body()->addWidget(m_empty);
    body()->addWidget(m_more, 0, Qt::AlignHCenter);
    connect(m_more, &QPushButton::clicked, &topUp, &studio::TopUp::loadMoreEntries);
    connect(&topUp, &studio::TopUp::entriesChanged, this, &LedgerList::rebuild);
    rebuild();
}

void LedgerList::rebuild()
{
    m_title->setText(tr("Movements"));
    m_empty->setPlain(tr("No points have moved yet."));
    m_empty->setVisible(m_topUp.entries().isEmpty());
    m_more->setText(tr("Show earlier ones"));
    m_more->setAccessibleName(tr("Show earlier movements"));
    m_more->setVisible(m_topUp.hasMoreEntries());
    delete m_rows;
    m_rows = new QWidget(this);
    m_grid = new QGridLayout(m_rows);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::l);
    m_grid->setVerticalSpacing(space::s);
    m_grid->setColumnStretch(1, 1);
    for (int row = 0; row < m_topUp.entries().size(); ++row)
        addEntry(row);
    body()->insertWidget(body()->count() - 1, m_rows);
    m_rows->setVisible(!m_topUp.entries().isEmpty());
}

void LedgerList::addEntry(int row)
{
    const api::PointEntry &entry = m_topUp.entries()[row];
    Tone tone = Tone::Neutral;
    if (entry.available.value() > 0)
        tone = Tone::Success;
    else if (entry.available.value() == 0)
        tone = Tone::Muted;
    const auto cell = [this, row](int column, const QString &text, Tone ink, Qt::Alignment side) {
        auto *label = new QLabel(text, m_rows);
        setType(label, Type::Small, ink);
        m_grid->addWidget(label, row, column, side | Qt::AlignVCenter);
        return label;
    };
    cell(0, dateText(entry.at), Tone::Muted, Qt::AlignLeft);
    cell(1, TopUpWords::kind(entry), Tone::Neutral, Qt::AlignLeft);
    cell(2, TopUpWords::change(entry), tone, Qt::AlignRight);
    cell(3, pointsText(entry.after.available), Tone::Neutral, Qt::AlignRight)->setToolTip(tr("Available afterwards"));
}

void LedgerList::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        rebuild();
}

} // namespace mj::ui
