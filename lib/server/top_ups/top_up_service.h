#pragma once
#include "server/top_ups/refund_service.h"
#include "server/top_ups/settlement.h"

namespace mj::server {

// Orders as a member knows them: made, listed, looked at. Thread-safe.
class TopUpService
{
public:
    TopUpService(DocumentStore &store, OrderBook &orders, Settlement &settlement, RefundService &refunds, const PriceList &prices, const Clock &clock)
        : m_store(store), m_orders(orders), m_settlement(settlement), m_refunds(refunds), m_prices(prices), m_clock(clock)
    {
    }

    const PriceList &prices() const { return m_prices; }

    // Price and points are fixed here, from the server's own list. Errors: invalid_field packageId or amount, idempotency_mismatch.
    Result<api::TopUp> create(const QString &accountId, const api::CreateTopUp &request, const QByteArray &key);

    // An order whose end is open is looked up at the payment service first. Error: not_found, also for somebody else's.
    Result<api::TopUp> order(const QString &accountId, const QString &orderId);
    Result<api::Listing<api::TopUp>> orders(const QString &accountId, const QString &cursor, int limit) const;

    // Takes the money of an approved order. Errors: not_found, payment_expired, payment_unknown.
    Result<api::TopUp> finish(const QString &accountId, const QString &orderId);

private:
    DocumentStore &m_store;
    OrderBook &m_orders;
    Settlement &m_settlement;
    RefundService &m_refunds;
    const PriceList &m_prices;
    const Clock &m_clock;
};

} // namespace mj::server
