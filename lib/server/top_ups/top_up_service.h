#pragma once
#include "server/payments/payment_gateway.h"
#include "server/top_ups/ledger.h"
#include "server/top_ups/price_list.h"

namespace mj::server {

// Orders: orders/<id>, from creation to points. Created -> Confirming -> Paid | Failed | Canceled | Expired, each step by compare-and-swap.
// Thread-safe.
class TopUpService
{
public:
    TopUpService(DocumentStore &store, Ledger &ledger, PaymentGateway &gateway, PriceList prices, const Clock &clock);

    const PriceList &prices() const { return m_prices; }

    // Price and points are fixed here, from the server's own list. Errors: invalid_field packageId, idempotency_mismatch.
    Result<api::TopUp> createOrder(const QString &accountId, const api::CreateTopUp &request, const QByteArray &key);

    // An open order is looked up at the payment service first. Error: not_found, also for somebody else's.
    Result<api::TopUp> order(const QString &accountId, const QString &orderId);
    Result<api::Listing<api::TopUp>> orders(const QString &accountId, const QString &cursor, int limit) const;

    // For the checkout pages, which know an order by its unguessable id alone.
    Result<Document> orderDocument(const QString &orderId) const;

    // What the success redirect says is a claim: amount and order must equal ours before anything is confirmed.
    // Errors: not_found, amount_mismatch; the order's state tells the rest.
    Result<void> confirm(const QString &orderId, const QString &claimedOrder, const QString &claimedAmount, const QString &paymentKey);

    // What the failure redirect says; only an order that nobody is confirming is closed by it.
    Result<void> decline(const QString &orderId, const QString &code);

    // Finds out what became of the orders left in Confirming or Created: at start and from time to time.
    void reconcileAll();

    static api::TopUp toWire(const Document &order);

private:
    Result<void> settle(const Document &order, const Payment &payment);
    Result<Document> moved(const Document &order, api::TopUpState state, const QJsonObject &more = {});
    Result<void> confirmNow(const Document &order);
    Result<Document> reconciled(const Document &order);
    Result<Document> confirmedAgain(const Document &order);
    Result<void> close(const Document &order, api::TopUpState state, Code code);

    DocumentStore &m_store;
    Ledger &m_ledger;
    PaymentGateway &m_gateway;
    PriceList m_prices;
    const Clock &m_clock;
};

} // namespace mj::server
