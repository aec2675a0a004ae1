#include "server/top_ups/webhook_routes.h"

#include "base/log.h"
#include "server/http/json_body.h"

namespace mj::server {
namespace {

constexpr qint64 mostBytes = 64 * 1024;

} // namespace

void WebhookRoutes::addTo(http::Router &router)
{
    router.add("POST", QStringLiteral("/webhooks/toss"), std::bind(&WebhookRoutes::receive, this, std::placeholders::_1), mostBytes);
}

Result<http::Reply> WebhookRoutes::receive(const http::Request &request)
{
    const Result<QJsonObject> body = http::jsonBody(request);
    if (!body)
        return fail(body);
    // PAYMENT_STATUS_CHANGED carries a payment in `data`; DEPOSIT_CALLBACK is flat and names the secret of its payment.
    const QJsonObject data = body->value(QLatin1String("data")).toObject();
    const QString orderId = (data.isEmpty() ? *body : data).value(QLatin1String("orderId")).toString();
    const QString secret = body->value(QLatin1String("secret")).toString();
    const Result<Document> order = m_orders.read(orderId);
    const QString known = order ? OrderBook::textOf(*order, "secret") : QString();
    if (!order)
        qCInfo(mjMoney, "a payment message about no order of ours");
    else if (!secret.isEmpty() && !known.isEmpty() && secret != known)
        qCWarning(mjMoney, "a deposit message with a wrong secret");
    else
        m_reconciler.hint(orderId);
    return http::Reply::json({});
}

} // namespace mj::server
