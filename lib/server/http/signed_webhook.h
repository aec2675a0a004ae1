#pragma once
#include "base/result.h"
#include <QByteArray>

namespace mj::server::http {

// The three headers of a signed webhook, as they came: webhook-id, webhook-timestamp, webhook-signature.
struct WebhookHead {
    QByteArray id;
    QByteArray timestamp; // seconds since 1970
    QByteArray signature; // "v1,<base64> v1,<base64>": several while a secret is being changed
};

// Standard Webhooks, as Replicate signs: base64(HMAC-SHA256(base64-decoded secret after "whsec_", id.timestamp.body)) over the raw body.
// InvalidField: the secret is none (field "secret") or a header is missing or malformed. Unauthenticated: more than five minutes old or
// early, or no signature fits. Says nothing about repeats: the id is for that.
Result<void> checkSignedWebhook(const QByteArray &secret, const WebhookHead &head, const QByteArray &body, qint64 nowSeconds);

} // namespace mj::server::http
