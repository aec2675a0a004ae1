#include "server/providers/provider_webhooks.h"

#include "server/http/json_body.h"
#include "server/http/signed_webhook.h"

namespace mj::server {
namespace {

constexpr qint64 mostBytes = 1 << 20; // a prediction with its input and its logs

} // namespace

void ProviderWebhooks::addTo(http::Router &router)
{
    router.add("POST", QStringLiteral("/webhooks/replicate/{id}"), std::bind(&ProviderWebhooks::receive, this, std::placeholders::_1), mostBytes);
}

Result<http::Reply> ProviderWebhooks::receive(const http::Request &request)
{
    const Result<QJsonObject> body = http::jsonBody(request);
    if (!body)
        return fail(body);
    const http::WebhookHead head{request.header("webhook-id"), request.header("webhook-timestamp"), request.header("webhook-signature")};
    if (head.id.isEmpty() || head.timestamp.isEmpty() || head.signature.isEmpty())
        return fail(Code::InvalidField, QStringLiteral("not signed"), QStringLiteral("webhook-signature"));
    const QString id = request.parameters.value(QStringLiteral("id"));
    const QByteArray secret = m_providers.webhookSecret(id);
    if (secret.isEmpty())
        return fail(Code::NotFound);
    if (const Result<void> isGenuine = http::checkSignedWebhook(secret, head, request.body, m_clock.now().toSecsSinceEpoch()); !isGenuine)
        return fail(isGenuine);
    m_providers.wake(id, body->value(QLatin1String("id")).toString());
    return http::Reply::json({});
}

} // namespace mj::server
