#pragma once
#include "server/payments/payment_gateway.h"
#include "server/top_ups/ledger.h"
#include "server/top_ups/order_book.h"
#include "server/top_ups/price_list.h"

namespace mj::server {

// From the payment page to points: what the redirects claim, what the payment service says, and what both make of an order. Redirect,
// deposit message, restart and "check again" all end in settle(), which may be called any number of times. Thread-safe.
class Settlement
{
public:
    Settlement(OrderBook &orders, Ledger &ledger, PaymentGateway &gateway, const PriceList &prices, const Clock &clock)
        : m_orders(orders), m_ledger(ledger), m_gateway(gateway), m_prices(prices), m_clock(clock)
    {
    }

    // The payment page was opened.
    void begin(const Document &order);

    // What the success redirect says is a claim: amount and order must equal ours before anything is confirmed.
    // Errors: not_found, amount_mismatch; the order's state tells the rest.
    Result<void> confirm(const QString &orderId, const QString &claimedOrder, const QString &claimedAmount, const QString &paymentKey);

    // An approved order whose way back was lost, taken because the person asks for it. Errors: not_found, payment_expired, payment_unknown.
    Result<void> finish(const Document &order);

    // What the failure redirect says; only an order that nobody is confirming is closed by it.
    Result<void> decline(const QString &orderId, const QString &code);

    // Asks the payment service where an order's end is open, and makes of it what follows. The order as it is afterwards.
    // Error: payment_unknown, unavailable: the order stays as it is.
    Result<Document> reconcile(const Document &order);
    // The same for one that is told to have changed, in whatever state it is.
    Result<void> look(const Document &order);
    // At start every order whose end is open. Then every minute: what is being confirmed always, what is being paid after 1, 5 and 11 minutes
    // and at its end, what waits for a deposit every ten minutes and once its time is over.
    enum class Which { Due, Every };
    void reconcileAll(Which which);

private:
    Result<void> settle(const Document &order, const Payment &payment);
    Result<void> credit(const Document &order, const Payment &payment);
    Result<void> awaitDeposit(const Document &order, const Payment &payment);
    Result<void> takeBack(const Document &order, const Payment &payment);
    Result<void> confirmNow(const Document &order);
    Result<void> confirmAgain(const Document &order);
    Result<void> ask(const Document &order);
    bool isDue(const Document &order) const;

    OrderBook &m_orders;
    Ledger &m_ledger;
    PaymentGateway &m_gateway;
    const PriceList &m_prices;
    const Clock &m_clock;
};

} // namespace mj::server
