#include "server/identity/google_identity.h"

#include "crypto/digest.h"
#include "server/http/outbound.h"
#include "server/identity/mock_issuer.h"
#include "support/catch.h"
#include "support/fake_clock.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <cstdlib>
#include <iostream>

using namespace mj;
using namespace mj::server;
using mj::test::MockIssuer;

namespace {

const QString redirect = QStringLiteral("http://127.0.0.1:53127/");
const QString nonce = QStringLiteral("n-0S6_WzA2Mj");
const QString verifier = QStringLiteral("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

// The identity service of the test, made once: it takes a second to start.
MockIssuer &issuer()
{
    if (!MockIssuer::isInstalled()) {
        std::cout << "skipped: node or oauth2-mock-server is missing; ./studio setup installs it beside the build\n" << std::flush;
        std::_Exit(77);
    }
    static MockIssuer made;
    return made;
}

struct Studio {
    Studio()
    {
        config.issuer = issuer().url();
        config.clientId = QStringLiteral("client-1");
        config.clientSecret = QStringLiteral("secret & sound");
        google = std::make_unique<GoogleIdentity>(config, personal, clock);
    }

    api::SignInWithGoogle request() const
    {
        api::SignInWithGoogle made;
        made.code = issuer().codeFor(google->methods().value().googleAuthorizationUrl, redirect, nonce, verifier);
        made.codeVerifier = verifier;
        made.redirectUri = redirect;
        made.nonce = nonce;
        return made;
    }

    Result<GooglePerson> signIn(const QJsonObject &claims = {}) const
    {
        const api::SignInWithGoogle asked = request();
        REQUIRE_FALSE(asked.code.isEmpty());
        issuer().next({{QStringLiteral("claims"), claims}});
        return google->exchange(asked);
    }

    QTemporaryDir folder;
    FakeClock clock{QDateTime::currentDateTimeUtc()}; // the issuer's tokens have the real time
    PersonalData personal = std::move(PersonalData::open(folder.filePath(QStringLiteral("server.key"))).value());
    GoogleConfig config;
    std::unique_ptr<GoogleIdentity> google;
};

void checkRefused(const Result<GooglePerson> &person, const char *why)
{
    REQUIRE_FALSE(person);
    CHECK(person.error().code == Code::WrongCredentials);
    CHECK(person.error().detail == QLatin1String(why));
}

QByteArray url64(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray unsignedToken(const Studio &studio, const QByteArray &header)
{
    const qint64 now = studio.clock.now().toSecsSinceEpoch();
    const QJsonObject claims{{QStringLiteral("iss"), studio.config.issuer.toString()}, {QStringLiteral("aud"), studio.config.clientId}, {QStringLiteral("sub"), QStringLiteral("1")},
                             {QStringLiteral("nonce"), nonce}, {QStringLiteral("iat"), now}, {QStringLiteral("exp"), now + 3600}};
    return url64(header) + '.' + url64(QJsonDocument(claims).toJson(QJsonDocument::Compact));
}

} // namespace

TEST_CASE("the right code with the right verifier is a person")
{
    const Studio studio;
    const Result<api::SignInMethods> methods = studio.google->methods();
    REQUIRE(methods);
    CHECK(methods->googleClientId == QStringLiteral("client-1"));
    CHECK(methods->googleAuthorizationUrl.path() == QStringLiteral("/authorize"));
    const Result<GooglePerson> person = studio.signIn({{QStringLiteral("sub"), QStringLiteral("1076915")},
                                                       {QStringLiteral("email"), QStringLiteral("kim@example.org")},
                                                       {QStringLiteral("email_verified"), true},
                                                       {QStringLiteral("name"), QStringLiteral("김철수")}});
    INFO((person ? QString() : person.error().detail));
    REQUIRE(person);
    CHECK(person->subject == QStringLiteral("1076915"));
    CHECK(person->email == QStringLiteral("kim@example.org"));
    CHECK(person->isEmailVerified);
    CHECK(person->name == QStringLiteral("김철수"));
    CHECK(qAbs(person->signedInAt.secsTo(studio.clock.now())) < 60);
    const QJsonObject form = issuer().lastForm();
    CHECK(form.value(QLatin1String("grant_type")).toString() == QStringLiteral("authorization_code"));
    CHECK(form.value(QLatin1String("client_id")).toString() == QStringLiteral("client-1"));
    CHECK(form.value(QLatin1String("client_secret")).toString() == QStringLiteral("secret & sound"));
    CHECK(form.value(QLatin1String("redirect_uri")).toString() == redirect);
    CHECK_FALSE(studio.signIn()->isEmailVerified); // who says nothing has verified nothing
}

TEST_CASE("another verifier, a used code and an invented one are refused by the issuer")
{
    const Studio studio;
    api::SignInWithGoogle request = studio.request();
    request.codeVerifier = QString(43, QLatin1Char('x'));
    checkRefused(studio.google->exchange(request), "code");
    request = studio.request();
    REQUIRE(studio.google->exchange(request));
    checkRefused(studio.google->exchange(request), "code");
    request.code = QStringLiteral("invented");
    checkRefused(studio.google->exchange(request), "code");
}

TEST_CASE("a token that says something else is refused")
{
    const Studio studio;
    const qint64 now = studio.clock.now().toSecsSinceEpoch();
    checkRefused(studio.signIn({{QStringLiteral("nonce"), QStringLiteral("another")}}), "nonce");
    checkRefused(studio.signIn({{QStringLiteral("nonce"), QJsonValue::Null}}), "nonce");
    checkRefused(studio.signIn({{QStringLiteral("aud"), QStringLiteral("client-2")}}), "aud");
    checkRefused(studio.signIn({{QStringLiteral("azp"), QStringLiteral("client-2")}}), "aud");
    checkRefused(studio.signIn({{QStringLiteral("iss"), QStringLiteral("https://accounts.google.com")}}), "iss");
    checkRefused(studio.signIn({{QStringLiteral("exp"), now - 130}}), "exp");
    checkRefused(studio.signIn({{QStringLiteral("iat"), now + 300}}), "iat");
    checkRefused(studio.signIn({{QStringLiteral("sub"), QString()}}), "sub");
    CHECK(studio.signIn({{QStringLiteral("exp"), now - 60}}));
}

TEST_CASE("a token without a signature of the issuer's key is refused")
{
    const Studio studio;
    const auto give = [&](const QByteArray &token) {
        const api::SignInWithGoogle request = studio.request();
        issuer().next({{QStringLiteral("idToken"), QString::fromLatin1(token)}});
        return studio.google->exchange(request);
    };
    checkRefused(give(unsignedToken(studio, R"({"alg":"none","kid":"k"})") + '.'), "not an id token");
    checkRefused(give(unsignedToken(studio, R"({"alg":"none","kid":"k"})") + ".c2ln"), "alg");
    // HS256 with what everybody can read as its secret.
    const QByteArray forged = unsignedToken(studio, R"({"alg":"HS256","kid":"k"})");
    checkRefused(give(forged + '.' + url64(hmacSha256("client-1", forged))), "alg");
    checkRefused(give(unsignedToken(studio, R"({"alg":"RS256","kid":"no such key"})") + ".c2ln"), "kid");
    checkRefused(give("nonsense"), "not an id token");
    CHECK(studio.signIn()); // and a good one still gets in
}

TEST_CASE("claims changed behind the issuer's back do not carry its signature")
{
    const Studio studio;
    server::http::OutboundRequest jwks;
    jwks.url = studio.config.issuer.resolved(QUrl(QStringLiteral("/jwks")));
    const auto keys = server::http::send(jwks);
    REQUIRE(keys);
    const QString kid = QJsonDocument::fromJson(keys->body).object().value(QLatin1String("keys")).toArray().at(0).toObject().value(QLatin1String("kid")).toString();
    REQUIRE_FALSE(kid.isEmpty());
    const api::SignInWithGoogle request = studio.request();
    const QByteArray token = unsignedToken(studio, R"({"alg":"RS256","kid":")" + kid.toLatin1() + "\"}") + '.' + url64(QByteArray(256, '\x7f'));
    issuer().next({{QStringLiteral("idToken"), QString::fromLatin1(token)}});
    checkRefused(studio.google->exchange(request), "signature");
}

TEST_CASE("when the issuer changes its key, the next sign-in reads the new one")
{
    const Studio studio;
    REQUIRE(studio.signIn());
    issuer().next({{QStringLiteral("newKey"), true}});
    CHECK(studio.signIn());
    CHECK(studio.signIn());
}

TEST_CASE("a service that is not there, or answers nonsense, is unavailable")
{
    Studio studio;
    for (const int status : {500, 503, 200, 302}) {
        const api::SignInWithGoogle request = studio.request();
        issuer().next({{QStringLiteral("status"), status}});
        CHECK(studio.google->exchange(request).error().code == Code::Unavailable);
    }
    const api::SignInWithGoogle request = studio.request();
    issuer().next({{QStringLiteral("status"), 401}, {QStringLiteral("body"), QJsonObject{{QStringLiteral("error"), QStringLiteral("invalid_client")}}}});
    CHECK(studio.google->exchange(request).error().code == Code::Unavailable); // our setting is wrong, not the person

    for (const char *url : {"http://127.0.0.1:1", "http://accounts.example.com", "file:///etc", ""}) {
        studio.config.issuer = QUrl(QLatin1String(url));
        const GoogleIdentity other(studio.config, studio.personal, studio.clock);
        CHECK(other.methods().error().code == Code::Unavailable);
        CHECK(other.exchange(request).error().code == Code::Unavailable);
    }
}

TEST_CASE("the request is looked at before anybody is asked")
{
    const Studio studio;
    const api::SignInWithGoogle good = studio.request();
    const auto fieldOf = [&](auto change) {
        api::SignInWithGoogle request = good;
        change(request);
        const Result<GooglePerson> person = studio.google->exchange(request);
        REQUIRE_FALSE(person);
        CHECK(person.error().code == Code::InvalidField);
        return person.error().field;
    };
    for (const char *uri : {"http://localhost:53127/", "https://127.0.0.1:53127/", "http://127.0.0.1/", "http://127.0.0.1.evil.com:80/", "http://evil.com:80/#127.0.0.1", "http://a@127.0.0.1:1/", "mj://x", ""})
        CHECK(fieldOf([&](api::SignInWithGoogle &r) { r.redirectUri = QLatin1String(uri); }) == QStringLiteral("redirectUri"));
    for (const QString &bad : {QString(), QString(42, QLatin1Char('a')), QString(129, QLatin1Char('a')), QString(43, QLatin1Char(' ')), QString(43, QLatin1Char('a')) + QLatin1Char('\n')})
        CHECK(fieldOf([&](api::SignInWithGoogle &r) { r.codeVerifier = bad; }) == QStringLiteral("codeVerifier"));
    CHECK(fieldOf([](api::SignInWithGoogle &r) { r.nonce.clear(); }) == QStringLiteral("nonce"));
    CHECK(fieldOf([](api::SignInWithGoogle &r) { r.code.clear(); }) == QStringLiteral("code"));
    CHECK(studio.google->exchange(good));
}

TEST_CASE("without a client id Google is off")
{
    Studio studio;
    studio.config.clientId.clear();
    const GoogleIdentity off(studio.config, studio.personal, studio.clock);
    CHECK(off.methods().value().googleClientId.isEmpty());
    CHECK(off.methods().value().googleAuthorizationUrl.isEmpty());
    CHECK(off.exchange({}).error().code == Code::NotFound);
}

TEST_CASE("a grant comes back as the person, for one purpose and ten minutes")
{
    Studio studio;
    const GooglePerson kim{QStringLiteral("1076915"), QStringLiteral("kim@example.org"), true, QStringLiteral("김철수"), studio.clock.now()};
    const QString grant = studio.google->grant(kim, QStringLiteral("join"));
    CHECK(grant.size() < 2000);
    CHECK_FALSE(grant.contains(QStringLiteral("kim")));
    const Result<GooglePerson> back = studio.google->redeem(grant, QStringLiteral("join"));
    REQUIRE(back);
    CHECK(back->subject == kim.subject);
    CHECK(back->email == kim.email);
    CHECK(back->isEmailVerified);
    CHECK(back->name == kim.name);
    CHECK(back->signedInAt == kim.signedInAt);
    for (const char *purpose : {"link", "reauthenticate", ""})
        checkRefused(studio.google->redeem(grant, QLatin1String(purpose)), "grant");
    QString changed = grant;
    changed[changed.size() / 2] = changed.at(changed.size() / 2) == QLatin1Char('A') ? QLatin1Char('B') : QLatin1Char('A');
    for (const QString &bad : {changed, QString(), QStringLiteral("k1:"), studio.personal.seal(QStringLiteral("{}"), QStringLiteral("acc_1"))})
        checkRefused(studio.google->redeem(bad, QStringLiteral("join")), "grant");
    checkRefused(studio.google->redeem(studio.google->grant(kim, {}), {}), "grant");
    studio.clock.advance(599);
    CHECK(studio.google->redeem(grant, QStringLiteral("join")));
    studio.clock.advance(1);
    checkRefused(studio.google->redeem(grant, QStringLiteral("join")), "grant");

    const QString longest = studio.google->grant({QString(255, QLatin1Char('1')), QString(254, QLatin1Char('a')), true, QString(100, QChar(u'가')), studio.clock.now()}, QStringLiteral("reauthenticate"));
    CHECK(longest.size() <= 2000); // what the wire takes
}
