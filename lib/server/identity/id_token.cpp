#include "server/identity/id_token.h"

#include "crypto/digest.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace mj::server {
namespace {

constexpr qsizetype longestToken = 16 * 1024;
constexpr double leewaySeconds = 120;

tl::unexpected<Error> refuse(const char *why)
{
    return fail(Code::WrongCredentials, QLatin1String(why));
}

std::optional<QByteArray> decoded(const QByteArray &part)
{
    auto result = QByteArray::fromBase64Encoding(part, QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals | QByteArray::AbortOnBase64DecodingErrors);
    return result && !part.isEmpty() ? std::optional(std::move(result.decoded)) : std::nullopt;
}

std::optional<QJsonObject> objectIn(const QByteArray &part)
{
    const std::optional<QByteArray> json = decoded(part);
    const QJsonDocument document = json ? QJsonDocument::fromJson(*json) : QJsonDocument();
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

bool isForUs(const QJsonObject &claims, const QString &audience)
{
    const QJsonValue aud = claims.value(QLatin1String("aud"));
    const QJsonValue azp = claims.value(QLatin1String("azp"));
    const bool named = aud.isArray() ? aud.toArray().contains(audience) : aud.isString() && aud.toString() == audience;
    const bool several = aud.isArray() && aud.toArray().size() > 1;
    const bool fits = azp.isUndefined() ? !several : azp.toString() == audience;
    return !audience.isEmpty() && named && fits;
}

} // namespace

Result<IdToken> IdToken::parse(const QByteArray &text)
{
    const QList<QByteArray> parts = text.size() <= longestToken ? text.split('.') : QList<QByteArray>();
    if (parts.size() != 3)
        return refuse("not an id token");
    const std::optional<QJsonObject> header = objectIn(parts.at(0));
    const std::optional<QJsonObject> claims = objectIn(parts.at(1));
    const std::optional<QByteArray> signature = decoded(parts.at(2));
    if (!header || !claims || !signature)
        return refuse("not an id token");
    if (header->value(QLatin1String("alg")).toString() != QLatin1String("RS256") || header->contains(QLatin1String("crit")))
        return refuse("alg");
    IdToken token{header->value(QLatin1String("kid")).toString(), *claims, parts.at(0) + '.' + parts.at(1), *signature};
    if (token.keyId.isEmpty())
        return refuse("kid");
    return token;
}

Result<void> checkClaims(const QJsonObject &claims, const IdTokenDemand &demand)
{
    const auto text = [&](const char *name) { return claims.value(QLatin1String(name)).toString(); };
    const double now = static_cast<double>(demand.now.toSecsSinceEpoch());
    const QJsonValue exp = claims.value(QLatin1String("exp"));
    const QJsonValue iat = claims.value(QLatin1String("iat"));
    if (demand.issuer.isEmpty() || text("iss") != demand.issuer)
        return refuse("iss");
    if (!isForUs(claims, demand.audience))
        return refuse("aud");
    if (!exp.isDouble() || exp.toDouble() <= now - leewaySeconds)
        return refuse("exp");
    if (!iat.isDouble() || iat.toDouble() > now + leewaySeconds)
        return refuse("iat");
    if (demand.nonce.isEmpty() || !equalConstantTime(text("nonce").toUtf8(), demand.nonce.toUtf8()))
        return refuse("nonce");
    if (text("sub").isEmpty() || text("sub").size() > 255)
        return refuse("sub");
    return {};
}

} // namespace mj::server
