#include "server/identity/issuer_documents.h"

#include "base/log.h"
#include "server/http/outbound.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace mj::server {
namespace {

using std::chrono::steady_clock;

constexpr qint64 keptSeconds = 60 * 60;

bool isLocal(const QUrl &url)
{
    const QString host = url.host();
    return host == QLatin1String("localhost") || host == QLatin1String("127.0.0.1") || host == QLatin1String("::1");
}

bool mayUse(const QUrl &url, const QUrl &issuer)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return false;
    return url.scheme() == QLatin1String("https") || (url.scheme() == QLatin1String("http") && isLocal(url) && isLocal(issuer));
}

QString withoutSlash(QString text)
{
    while (text.endsWith(QLatin1Char('/')))
        text.chop(1);
    return text;
}

std::optional<QByteArray> number(const QJsonObject &key, const char *name)
{
    const QByteArray text = key.value(QLatin1String(name)).toString().toLatin1();
    auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals | QByteArray::AbortOnBase64DecodingErrors);
    return decoded && !decoded.decoded.isEmpty() ? std::optional(std::move(decoded.decoded)) : std::nullopt;
}

bool saysNothingElse(const QJsonObject &key, const char *name, const char *expected)
{
    const QJsonValue value = key.value(QLatin1String(name));
    return value.isUndefined() || value.toString() == QLatin1String(expected);
}

tl::unexpected<Error> unavailable(const char *why)
{
    return fail(Code::Unavailable, QLatin1String(why));
}

} // namespace

IssuerDocuments::IssuerDocuments(QUrl issuer, const Clock &clock) : m_issuer(std::move(issuer)), m_clock(clock), m_failedAt(steady_clock::time_point::min()) {}

bool IssuerDocuments::isAllowed(const QUrl &issuer)
{
    return mayUse(issuer, issuer) && !issuer.hasQuery() && !issuer.hasFragment();
}

Result<QJsonObject> IssuerDocuments::read(const QUrl &url)
{
    http::OutboundRequest request;
    request.url = url;
    request.headers = {{"Accept", "application/json"}};
    request.timeoutMs = 10'000;
    request.maxReply = 256 * 1024;
    const auto reply = http::send(request);
    const QJsonDocument document = reply && reply->status == 200 ? QJsonDocument::fromJson(reply->body) : QJsonDocument();
    if (document.isObject())
        return document.object();
    m_failedAt = steady_clock::now();
    qCWarning(mjApp, "a document of the sign-in service cannot be read: status %d", reply ? reply->status : 0);
    return unavailable("a document of the sign-in service cannot be read");
}

Result<IssuerAddresses> IssuerDocuments::addressesLocked(steady_clock::time_point asked)
{
    const QDateTime now = m_clock.now();
    if (m_addressesUntil.isValid() && now < m_addressesUntil)
        return m_addresses;
    if (m_failedAt > asked) // somebody else has just waited for it in vain: a queue of waiters would hold every worker
        return unavailable("the sign-in service cannot be reached");
    if (!isAllowed(m_issuer))
        return unavailable("the address of the sign-in service is not https");
    const Result<QJsonObject> document = read(QUrl(withoutSlash(m_issuer.toString()) + QStringLiteral("/.well-known/openid-configuration")));
    if (!document)
        return fail(document);
    const auto text = [&](const char *name) { return document->value(QLatin1String(name)).toString(); };
    const IssuerAddresses found{text("issuer"), QUrl(text("authorization_endpoint"), QUrl::StrictMode), QUrl(text("token_endpoint"), QUrl::StrictMode),
                                QUrl(text("jwks_uri"), QUrl::StrictMode)};
    if (withoutSlash(found.issuer) != withoutSlash(m_issuer.toString()) || !mayUse(found.authorization, m_issuer) || !mayUse(found.token, m_issuer) ||
        !mayUse(found.keys, m_issuer))
        return unavailable("the sign-in service describes another one");
    m_addresses = found;
    m_addressesUntil = now.addSecs(keptSeconds);
    return found;
}

Result<IssuerAddresses> IssuerDocuments::addresses()
{
    const auto asked = steady_clock::now();
    const std::lock_guard lock(m_mutex);
    return addressesLocked(asked);
}

Result<void> IssuerDocuments::readKeys(const QUrl &url)
{
    const Result<QJsonObject> document = read(url);
    if (!document)
        return fail(document);
    m_keys.clear();
    for (const QJsonValue value : document->value(QLatin1String("keys")).toArray()) {
        const QJsonObject key = value.toObject();
        const QString id = key.value(QLatin1String("kid")).toString();
        const auto modulus = number(key, "n");
        const auto exponent = number(key, "e");
        const bool isRsa = key.value(QLatin1String("kty")).toString() == QLatin1String("RSA");
        if (isRsa && !id.isEmpty() && modulus && exponent && saysNothingElse(key, "use", "sig") && saysNothingElse(key, "alg", "RS256"))
            m_keys.insert(id, {*modulus, *exponent});
    }
    m_keysUntil = m_clock.now().addSecs(keptSeconds);
    return {};
}

Result<RsaPublicKey> IssuerDocuments::key(const QString &id)
{
    const auto asked = steady_clock::now();
    const std::lock_guard lock(m_mutex);
    const Result<IssuerAddresses> where = addressesLocked(asked);
    if (!where)
        return fail(where);
    const bool isFresh = m_keysUntil.isValid() && m_clock.now() < m_keysUntil;
    if (!isFresh || !m_keys.contains(id)) {
        if (m_failedAt > asked)
            return unavailable("the sign-in service cannot be reached");
        if (const Result<void> read = readKeys(where->keys); !read)
            return fail(read);
    }
    const auto found = m_keys.constFind(id);
    return found == m_keys.constEnd() ? fail(Code::WrongCredentials, QStringLiteral("kid")) : Result<RsaPublicKey>(*found);
}

} // namespace mj::server
