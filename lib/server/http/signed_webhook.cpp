#include "server/http/signed_webhook.h"

#include "crypto/digest.h"
#include <algorithm>
#include <optional>

namespace mj::server::http {
namespace {

constexpr qint64 toleranceSeconds = 5 * 60;
constexpr qsizetype maxHeader = 4096;

std::optional<QByteArray> decoded(const QByteArray &text)
{
    const auto bytes = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    return bytes && !bytes.decoded.isEmpty() ? std::optional(bytes.decoded) : std::nullopt;
}

// Digits only: no sign, no space, no fraction.
std::optional<qint64> secondsOf(const QByteArray &text)
{
    const bool digits = !text.isEmpty() && text.size() <= 15 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits ? std::optional(text.toLongLong()) : std::nullopt;
}

bool isHeader(const QByteArray &value)
{
    return !value.isEmpty() && value.size() <= maxHeader;
}

} // namespace

Result<void> checkSignedWebhook(const QByteArray &secret, const WebhookHead &head, const QByteArray &body, qint64 nowSeconds)
{
    const auto key = secret.startsWith("whsec_") ? decoded(secret.mid(6)) : std::nullopt;
    if (!key)
        return fail(Code::InvalidField, QStringLiteral("the secret is not whsec_ and base64"), QStringLiteral("secret"));
    const auto sentAt = secondsOf(head.timestamp);
    if (!sentAt)
        return fail(Code::InvalidField, QStringLiteral("no time in seconds"), QStringLiteral("webhook-timestamp"));
    if (!isHeader(head.id) || head.id.contains('.')) // a dot could move bytes between the signed fields
        return fail(Code::InvalidField, QStringLiteral("no id"), QStringLiteral("webhook-id"));
    if (!isHeader(head.signature))
        return fail(Code::InvalidField, QStringLiteral("no signature"), QStringLiteral("webhook-signature"));
    if (*sentAt > nowSeconds + toleranceSeconds || *sentAt < nowSeconds - toleranceSeconds)
        return fail(Code::Unauthenticated, QStringLiteral("a webhook of another time"));
    const QByteArray wanted = hmacSha256(*key, head.id + '.' + head.timestamp + '.' + body);
    bool fits = false;
    for (const QByteArray &signature : head.signature.split(' ')) {
        const auto given = signature.startsWith("v1,") ? decoded(signature.mid(3)) : std::nullopt;
        fits = (given && equalConstantTime(*given, wanted)) || fits;
    }
    if (!fits)
        return fail(Code::Unauthenticated, QStringLiteral("no signature fits"));
    return {};
}

} // namespace mj::server::http
