#include "ui/top_up/order_list.h"
#include "studio/top_up.h"
#include "ui/common/error_text.h"
#include "ui/common/paragraph.h"
#include <QApplication>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace mj::ui {

OrderList::OrderList(studio::TopUp &topUp, QWidget *parent)
    : Card(parent), m_topUp(topUp), m_title(addTitle()), m_empty(new Paragraph(this, Type::Body, Tone::Muted)), m_buy(new QPushButton(this)),
      m_retry(new QPushButton(this)), m_more(new QPushButton(this))
{
    setObjectName(QStringLiteral("points_orders"));
    m_buy->setObjectName(QStringLiteral("orders_buy"));
    m_more->setObjectName(QStringLiteral("orders_more"));
    m_retry->setObjectName(QStringLiteral("orders_retry"));
    setKind(m_buy, Kind::Primary);
    setKind(m_retry, Kind::Secondary);
    setKind(m_more, Kind::Quiet);
    body()->addWidget(m_empty);
    body()->addWidget(m_buy, 0, Qt::AlignLeft);
    body()->addWidget(m_retry, 0, Qt::AlignLeft);
    body()->addWidget(m_more, 0, Qt::AlignHCenter);
    connect(m_buy, &QPushButton::clicked, this, &OrderList::buyRequested);
    connect(m_retry, &QPushButton::clicked, &topUp, &studio::TopUp::load);
    connect(m_more, &QPushButton::clicked, &topUp, &studio::TopUp::loadMoreOrders);
    connect(&topUp, &studio::TopUp::loadingChanged, this, &OrderList::showNone);
    connect(&topUp, &studio::TopUp::ordersChanged, this, &OrderList::rebuild);
    rebuild();
}

void OrderList::rebuild()
{
    m_title->setText(tr("Orders"));
    m_buy->setText(tr("Buy points"));
    m_buy->setAccessibleName(m_buy->text());
    m_retry->setText(tr("Retry"));
    m_retry->setAccessibleName(tr("Ask for the orders again"));
    showNone();
    m_more->setText(tr("Show earlier ones"));
    m_more->setAccessibleName(tr("Show earlier orders"));
    m_more->setVisible(m_topUp.hasMoreOrders());
    const QWidget *focused = QApplication::focusWidget();
    const QString focusName = m_rows && m_rows->isAncestorOf(focused) ? focused->objectName() : QString();
    if (m_rows) {
        // A button of the old rows may be the sender; nobody shall find it any more.
        m_rows->hide();
        m_rows->setParent(nullptr);
        m_rows->deleteLater();
    }
    m_rows = new QWidget(this);
    auto *column = new QVBoxLayout(m_rows);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    for (const api::TopUp &order : m_topUp.orders())
        addRow(order);
    body()->insertWidget(body()->indexOf(m_more), m_rows);
    m_rows->setVisible(!m_topUp.orders().isEmpty());
    if (auto *again = focusName.isEmpty() ? nullptr : m_rows->findChild<QWidget *>(focusName))
        again->setFocus(Qt::OtherFocusReason);
}

// Why the list is empty: nothing was bought, nothing has arrived, or it could not be had.
void OrderList::showNone()
{
    const bool isEmpty = m_topUp.orders().isEmpty();
    const bool isKnown = m_topUp.areOrdersKnown();
    const bool hasFailed = !isKnown && !m_topUp.isLoading() && m_topUp.loadFailure();
    if (isKnown)
        m_empty->setPlain(tr("No orders yet. What you buy is listed here, with its receipt."));
    else
        m_empty->setPlain(hasFailed ? errorText(*m_topUp.loadFailure()).inlineText() : tr("Asking the service for your orders…"));
    setTone(m_empty, hasFailed ? Tone::Danger : Tone::Muted);
    m_empty->setVisible(isEmpty);
    m_buy->setVisible(isEmpty && isKnown);
    m_retry->setVisible(isEmpty && hasFailed);
}

void OrderList::addRow(const api::TopUp &order)
{
    QLayout *column = m_rows->layout();
    if (column->count() > 0) {
        auto *rule = new QFrame(m_rows);
        rule->setProperty("rule", true);
        rule->setFixedHeight(length::hairline);
        column->addWidget(rule);
    }
    auto *row = new OrderRow(order, m_rows);
    column->addWidget(row);
    connect(row, &OrderRow::asked, this, [this, order](OrderRow::Deed deed) { onAsked(order, deed); });
}

void OrderList::onAsked(const api::TopUp &order, OrderRow::Deed deed)
{
    switch (deed) {
    case OrderRow::Deed::Continue: return m_topUp.continueOrder(order.id);
    case OrderRow::Deed::Finish: return m_topUp.finishPayment(order.id);
    case OrderRow::Deed::Check: emit checkRequested(order.id); return;
    case OrderRow::Deed::ShowDeposit: return m_topUp.showDeposit(order.id);
    case OrderRow::Deed::Receipt: emit receiptRequested(order.receiptUrl); return;
    case OrderRow::Deed::Document: emit documentRequested(order.id); return;
    case OrderRow::Deed::Refund: emit refundRequested(order.id); return;
    }
}

void OrderList::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        rebuild();
}

} // namespace mj::ui
