#pragma once
#include "server/documents/document_store.h"
#include "server/payments/payment_gateway.h"
#include "server/top_ups/order_book.h"
#include <QHash>
#include <QStringList>
#include <functional>

namespace mj::server {

// Reckons every balance again from its entries and lots, every order against the ledger, and every order that may have moved money against
// the payment service. Writes nothing. A line names ids and numbers, nothing about a person.
class LedgerAudit
{
public:
    struct Report {
        qint64 accounts = 0;
        qint64 entries = 0;
        qint64 orders = 0;
        Krw taken;    // at the payment service, refunds left out
        QStringList differences;
    };

    LedgerAudit(DocumentStore &store, OrderBook &orders, PaymentGateway &gateway) : m_store(store), m_orders(orders), m_gateway(gateway) {}

    // Errors: what the store fails with. A payment service that does not answer is a difference: what it holds is not known.
    Result<Report> run();

private:
    struct Booked {
        Points credited; // top_up and reverse
        Points refunded; // refund and refund_return, negative
    };

    Result<void> checkBalance(const Document &balance);
    void checkOrder(const Document &order);
    void checkPayment(const Document &order, const api::TopUp &wire);
    void differ(const QString &line) { m_report.differences.append(line); }

    DocumentStore &m_store;
    OrderBook &m_orders;
    PaymentGateway &m_gateway;
    QHash<QString, Booked> m_booked; // by order
    Report m_report;
};

} // namespace mj::server
