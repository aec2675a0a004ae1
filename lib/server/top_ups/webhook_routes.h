#pragma once
#include "server/http/router.h"
#include "server/top_ups/reconciler.h"

namespace mj::server {

// POST /webhooks/toss. Toss signs nothing of this kind, so a message is a hint: it names an order, and the payment service is asked.
// Answered at once, and with 200 for orders that nobody knows, or Toss would send them again for four days.
class WebhookRoutes
{
public:
    WebhookRoutes(OrderBook &orders, Reconciler &reconciler) : m_orders(orders), m_reconciler(reconciler) {}
    void addTo(http::Router &router);

private:
    Result<http::Reply> receive(const http::Request &request);

    OrderBook &m_orders;
    Reconciler &m_reconciler;
};

} // namespace mj::server
