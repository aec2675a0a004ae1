#pragma once
#include "ui/common/card.h"
#include "ui/top_up/order_row.h"

class QPushButton;

namespace mj::studio {
class TopUp;
}

namespace mj::ui {

class Paragraph;

// The orders, newest first, each with its state and what can be done about it. GUI thread.
class OrderList : public Card
{
    Q_OBJECT
public:
    explicit OrderList(studio::TopUp &topUp, QWidget *parent = nullptr);

signals:
    void receiptRequested(const QUrl &receipt); // the payment service's
    void documentRequested(const QString &orderId);
    void refundRequested(const QString &orderId);
    void buyRequested();
    void checkRequested(const QString &orderId);

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void showNone();
    void addRow(const api::TopUp &order);
    void onAsked(const api::TopUp &order, OrderRow::Deed deed);

    studio::TopUp &m_topUp;
    QLabel *m_title;
    Paragraph *m_empty;
    QPushButton *m_buy;
    QPushButton *m_retry;
    QPushButton *m_more;
    QWidget *m_rows = nullptr;
};

} // namespace mj::ui
