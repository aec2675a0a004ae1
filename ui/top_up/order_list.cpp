#include "ui/top_up/order_list.h"
#include "studio/top_up.h"
#include "ui/common/badge.h"
#include "ui/common/money_text.h"
#include "ui/common/paragraph.h"
#include "ui/top_up/top_up_words.h"
#include <QEvent>
#include <QGridLayout>
#include <QPushButton>

namespace mj::ui {

OrderList::OrderList(studio::TopUp &topUp, QWidget *parent)
    : Card(parent), m_topUp(topUp), m_title(addTitle()), m_empty(new Paragraph(this, Type::Small, Tone::Muted))
{
    setObjectName(QStringLiteral("points_orders"));
    body()->addWidget(m_empty);
    connect(&topUp, &studio::TopUp::ordersChanged, this, &OrderList::rebuild);
    rebuild();
}

void OrderList::rebuild()
{
    m_title->setText(tr("Orders"));
    m_empty->setPlain(tr("No orders yet."));
    m_empty->setVisible(m_topUp.orders().isEmpty());
    if (m_rows) {
        // A button of the old rows may be the sender.
        m_rows->hide();
        m_rows->deleteLater();
    }
    m_rows = new QWidget(this);
    m_grid = new QGridLayout(m_rows);
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(space::l);
    m_grid->setVerticalSpacing(space::s);
    m_grid->setColumnStretch(1, 1);
    for (int row = 0; row < m_topUp.orders().size(); ++row)
        addOrder(row);
    body()->addWidget(m_rows);
    m_rows->setVisible(!m_topUp.orders().isEmpty());
}

void OrderList::addOrder(int row)
{
    const api::TopUp &order = m_topUp.orders()[row];
    auto *when = new QLabel(dateText(order.createdAt), m_rows);
    setType(when, Type::Small, Tone::Muted);
    auto *what = new QLabel(QStringLiteral("%1 · %2").arg(pointsText(order.points), wonText(order.price)), m_rows);
    setType(what, Type::Small);
    m_grid->addWidget(when, row, 0);
    m_grid->addWidget(what, row, 1);
    m_grid->addWidget(new Badge(TopUpWords::state(order), TopUpWords::tone(order), m_rows), row, 2, Qt::AlignRight | Qt::AlignVCenter);
    if (!order.isOpen())
        return;
    const bool unpaid = order.isUnpaid();
    auto *deed = new QPushButton(unpaid ? tr("Continue") : tr("Check again"), m_rows);
    deed->setObjectName((unpaid ? QStringLiteral("order_continue_") : QStringLiteral("order_check_")) + order.id);
    deed->setAccessibleName(QStringLiteral("%1: %2, %3").arg(deed->text(), what->text(), when->text()));
    setKind(deed, Kind::Link);
    m_grid->addWidget(deed, row, 3, Qt::AlignRight);
    connect(deed, &QPushButton::clicked, &m_topUp, [this, id = order.id, unpaid] { unpaid ? m_topUp.continueOrder(id) : m_topUp.checkAgain(id); });
}

void OrderList::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        rebuild();
}

} // namespace mj::ui
