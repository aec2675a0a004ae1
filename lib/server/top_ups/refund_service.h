#pragma once
#include "server/identity/personal_data.h"
#include "server/payments/payment_gateway.h"
#include "server/top_ups/ledger.h"
#include "server/top_ups/order_book.h"
#include "server/top_ups/price_list.h"
#include <functional>

namespace mj::server {

class IdempotentCall;

// Money for unspent bought points of an order: points are taken first, then the payment service is asked, and points come back if it
// refuses. The refunds of an order are kept in its document, each step by compare-and-swap. Thread-safe.
class RefundService
{
public:
    RefundService(DocumentStore &store, OrderBook &orders, Ledger &ledger, PaymentGateway &gateway, const PriceList &prices,
                  const PersonalData &personal, const Clock &clock);

    // Errors: not_found. What stands against a refund is in the quote.
    Result<api::RefundQuote> quote(const QString &accountId, const QString &orderId);
    // Errors: not_found, quote_expired (reckoned otherwise by now), refund_impossible, invalid_field account, idempotency_mismatch.
    Result<api::Refund> create(const QString &accountId, const api::CreateRefund &request, const QByteArray &key);

    // Finds out what became of a refund that is under way, and goes on with it. The order as it is afterwards.
    Result<Document> resume(const Document &order);
    void resumeAll();

private:
    Result<api::RefundQuote> reckon(const Document &order);
    Result<QString> debit(const Document &order, const api::RefundQuote &quote, const api::CreateRefund &request, const IdempotentCall &call);
    Result<void> send(const QString &orderId, const QString &refundId);
    Result<void> compare(const QString &orderId, const QString &refundId, const std::optional<Error> &refusal);
    Result<void> finish(const QString &orderId, const QString &refundId, Krw balance);
    Result<void> giveBack(const QString &orderId, const QString &refundId, Code why);
    Result<Document> change(const QString &orderId, const QString &refundId, const std::function<std::optional<QJsonObject>(QJsonObject)> &change);
    Result<api::Refund> refundOf(const Document &order, const QString &refundId) const;

    DocumentStore &m_store;
    OrderBook &m_orders;
    Ledger &m_ledger;
    PaymentGateway &m_gateway;
    const PriceList &m_prices;
    const PersonalData &m_personal;
    const Clock &m_clock;
};

} // namespace mj::server
