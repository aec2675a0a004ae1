#include "server/identity/google_identity.h"

#include "base/log.h"
#include "server/http/outbound.h"
#include "server/identity/id_token.h"
#include "server/identity/issuer_documents.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace mj::server {
namespace {

constexpr qint64 grantSeconds = 10 * 60;

const QString grantContext = QStringLiteral("google-grant");

// RFC 8252, 7.3: the desktop listens on the loopback address itself, never on a name somebody could point elsewhere.
bool isLoopbackRedirect(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const bool local = url.host() == QLatin1String("127.0.0.1") || url.host() == QLatin1String("::1");
    return url.isValid() && url.scheme() == QLatin1String("http") && local && url.port() > 0 && url.userInfo().isEmpty() && !url.hasQuery() && !url.hasFragment();
}

Result<void> checkForm(const api::SignInWithGoogle &request)
{
    static const QRegularExpression verifier(QStringLiteral("\\A[A-Za-z0-9._~-]{43,128}\\z"));
    if (!verifier.match(request.codeVerifier).hasMatch())
        return fail(Code::InvalidField, QStringLiteral("43 to 128 characters of RFC 7636"), QStringLiteral("codeVerifier"));
    if (!isLoopbackRedirect(request.redirectUri))
        return fail(Code::InvalidField, QStringLiteral("not a loopback address with a port"), QStringLiteral("redirectUri"));
    if (request.code.isEmpty())
        return fail(Code::InvalidField, {}, QStringLiteral("code"));
    if (request.nonce.isEmpty())
        return fail(Code::InvalidField, {}, QStringLiteral("nonce"));
    return {};
}

QByteArray formOf(const QList<std::pair<const char *, QString>> &fields)
{
    QByteArray form;
    for (const auto &[name, value] : fields)
        form += (form.isEmpty() ? "" : "&") + QByteArray(name) + '=' + QUrl::toPercentEncoding(value);
    return form;
}

GooglePerson personFrom(const QJsonObject &claims)
{
    const auto text = [&](const char *name, int most) { return claims.value(QLatin1String(name)).toString().left(most); };
    const QJsonValue verified = claims.value(QLatin1String("email_verified"));
    const QJsonValue signedIn = claims.value(QLatin1String(claims.contains(QLatin1String("auth_time")) ? "auth_time" : "iat"));
    GooglePerson person;
    person.subject = text("sub", 255);
    person.email = text("email", 254);
    person.isEmailVerified = verified.toBool() || verified.toString() == QLatin1String("true");
    person.name = text("name", 100).simplified();
    person.signedInAt = QDateTime::fromSecsSinceEpoch(static_cast<qint64>(signedIn.toDouble())).toUTC();
    return person;
}

} // namespace

struct GoogleIdentity::Impl {
    Impl(GoogleConfig c, const PersonalData &p, const Clock &k) : config(std::move(c)), personal(p), clock(k), documents(config.issuer, k) {}

    bool isOn() const { return !config.clientId.isEmpty(); }
    Result<QByteArray> idToken(const api::SignInWithGoogle &request, const QUrl &endpoint) const;
    Result<QJsonObject> believed(const QByteArray &token, const IdTokenDemand &demand);

    const GoogleConfig config;
    const PersonalData &personal;
    const Clock &clock;
    IssuerDocuments documents;
};

Result<QByteArray> GoogleIdentity::Impl::idToken(const api::SignInWithGoogle &request, const QUrl &endpoint) const
{
    http::OutboundRequest post;
    post.method = "POST";
    post.url = endpoint;
    post.headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Accept", "application/json"}};
    post.body = formOf({{"grant_type", QStringLiteral("authorization_code")},
                        {"code", request.code},
                        {"code_verifier", request.codeVerifier},
                        {"redirect_uri", request.redirectUri},
                        {"client_id", config.clientId},
                        {"client_secret", config.clientSecret}});
    post.timeoutMs = 15'000;
    post.maxReply = 128 * 1024;
    const auto reply = http::send(post);
    if (!reply)
        return fail(Code::Unavailable, QStringLiteral("the sign-in service cannot be reached"));
    const QJsonObject answer = QJsonDocument::fromJson(reply->body).object();
    const QString problem = answer.value(QLatin1String("error")).toString();
    if (problem == QLatin1String("invalid_client") || problem == QLatin1String("unauthorized_client")) {
        qCWarning(mjApp, "the sign-in service refuses our client id or secret");
        return fail(Code::Unavailable, QStringLiteral("the sign-in service refuses this client"));
    }
    if (reply->status == 400 || reply->status == 401 || reply->status == 403)
        return fail(Code::WrongCredentials, QStringLiteral("code"));
    const QByteArray token = answer.value(QLatin1String("id_token")).toString().toLatin1();
    if (reply->status != 200 || token.isEmpty())
        return fail(Code::Unavailable, QStringLiteral("the sign-in service answered %1").arg(reply->status));
    return token;
}

Result<QJsonObject> GoogleIdentity::Impl::believed(const QByteArray &text, const IdTokenDemand &demand)
{
    const Result<IdToken> token = IdToken::parse(text);
    if (!token)
        return fail(token);
    const Result<RsaPublicKey> key = documents.key(token->keyId);
    if (!key)
        return fail(key);
    if (!verifyRs256(*key, token->signedPart, token->signature))
        return fail(Code::WrongCredentials, QStringLiteral("signature"));
    if (const Result<void> fits = checkClaims(token->claims, demand); !fits)
        return fail(fits);
    return token->claims;
}

GoogleIdentity::GoogleIdentity(GoogleConfig config, const PersonalData &personal, const Clock &clock)
    : m(std::make_unique<Impl>(std::move(config), personal, clock))
{
}

GoogleIdentity::~GoogleIdentity() = default;

Result<api::SignInMethods> GoogleIdentity::methods() const
{
    if (!m->isOn())
        return api::SignInMethods{};
    const Result<IssuerAddresses> addresses = m->documents.addresses();
    if (!addresses)
        return fail(addresses);
    return api::SignInMethods{m->config.clientId, addresses->authorization};
}

bool GoogleIdentity::isOn() const
{
    return m->isOn();
}

Result<GooglePerson> GoogleIdentity::exchange(const api::SignInWithGoogle &request) const
{
    if (!m->isOn())
        return fail(Code::NotFound);
    if (const Result<void> fine = checkForm(request); !fine)
        return fail(fine);
    const Result<IssuerAddresses> addresses = m->documents.addresses();
    if (!addresses)
        return fail(addresses);
    const Result<QByteArray> token = m->idToken(request, addresses->token);
    if (!token)
        return fail(token);
    const Result<QJsonObject> claims = m->believed(*token, {addresses->issuer, m->config.clientId, request.nonce, m->clock.now()});
    return claims ? Result<GooglePerson>(personFrom(*claims)) : fail(claims);
}

QString GoogleIdentity::grant(const GooglePerson &person, const QString &purpose) const
{
    const QJsonObject object{{QStringLiteral("purpose"), purpose},
                             {QStringLiteral("until"), toWire(m->clock.now().addSecs(grantSeconds))},
                             {QStringLiteral("sub"), person.subject},
                             {QStringLiteral("email"), person.email},
                             {QStringLiteral("verified"), person.isEmailVerified},
                             {QStringLiteral("name"), person.name},
                             {QStringLiteral("signedInAt"), toWire(person.signedInAt)}};
    return m->personal.seal(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)), grantContext);
}

Result<GooglePerson> GoogleIdentity::redeem(const QString &grant, const QString &purpose) const
{
    const Result<QString> opened = m->personal.reveal(grant, grantContext);
    const QJsonObject object = opened ? QJsonDocument::fromJson(opened->toUtf8()).object() : QJsonObject();
    const auto text = [&](const char *name) { return object.value(QLatin1String(name)).toString(); };
    const QDateTime until = fromWire(text("until"));
    if (purpose.isEmpty() || text("purpose") != purpose || !until.isValid() || m->clock.now() >= until)
        return fail(Code::WrongCredentials, QStringLiteral("grant"));
    return GooglePerson{text("sub"), text("email"), object.value(QLatin1String("verified")).toBool(), text("name"), fromWire(text("signedInAt"))};
}

} // namespace mj::server
