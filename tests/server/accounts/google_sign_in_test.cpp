#include "api/google.h"
#include "base/ids.h"
#include "server/accounts/people.h"
#include "server/identity/mock_issuer.h"
#include "support/catch.h"

#include <cstdlib>
#include <iostream>

using namespace mj;
using namespace mj::test;

namespace {

const QString redirect = QStringLiteral("http://127.0.0.1:53127/");
const QString nonce = QStringLiteral("n-0S6_WzA2Mj");
const QString verifier = QStringLiteral("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");

MockIssuer &issuer()
{
    if (!MockIssuer::isInstalled()) {
        std::cout << "skipped: node or oauth2-mock-server is missing; ./studio setup installs it beside the build\n" << std::flush;
        std::_Exit(77);
    }
    static MockIssuer made;
    return made;
}

// The whole service with a stand-in for Google behind it.
struct Studio {
    RealServer server{config()};
    ServiceClient anybody{server.url()};

    static server::Config config()
    {
        server::Config made;
        made.google.issuer = issuer().url();
        made.google.clientId = text("client-1");
        made.google.clientSecret = text("secret");
        return made;
    }
    // The person with that subject and address comes back from Google.
    Answer signIn(const char *subject, const QString &email, const char *purpose = "sign_in", bool isVerified = true) const
    {
        const QUrl authorization(anybody.get(text("/v1/sign-in-methods")).json().value(text("googleAuthorizationUrl")).toString());
        const QString code = issuer().codeFor(authorization, redirect, nonce, verifier);
        REQUIRE_FALSE(code.isEmpty());
        issuer().next({{text("claims"), QJsonObject{{text("sub"), text(subject)}, {text("email"), email}, {text("email_verified"), isVerified}, {text("name"), text("Kim Seoyeon")}}}});
        return anybody.post(text("/v1/sessions/google"), form(code, purpose));
    }
    static QJsonObject form(const QString &code, const char *purpose)
    {
        return {{text("code"), code},   {text("codeVerifier"), verifier}, {text("redirectUri"), redirect},        {text("nonce"), nonce},
                {text("purpose"), text(purpose)}, {text("deviceName"), text("desk")},  {text("deviceId"), text("installation-1")}};
    }
    static api::GoogleAnswer read(const Answer &answer)
    {
        REQUIRE(answer.status == 200);
        return api::GoogleAnswer::fromJson(answer.json()).value();
    }
};

} // namespace

TEST_CASE("somebody new with Google joins, and is signed in from then on, whatever address Google tells later")
{
    const Studio studio;
    const QString email = text("kim@example.com");
    const api::GoogleAnswer first = Studio::read(studio.signIn("g-1", email));
    CHECK(first.next == text("join"));
    CHECK_FALSE(first.session);
    CHECK(first.email == email);
    CHECK(first.name == text("Kim Seoyeon"));
    QJsonObject form = joinForm(email);
    form.remove(text("password"));
    form.insert(text("googleGrant"), first.grant);
    form.insert(text("deviceId"), text("installation-1"));
    REQUIRE(studio.anybody.post(text("/v1/accounts"), form, newIdempotencyKey().toLatin1()).status == 201);

    const api::GoogleAnswer again = Studio::read(studio.signIn("g-1", text("new.address@example.com")));
    REQUIRE(again.session);
    CHECK(again.grant.isEmpty());
    CHECK(again.next.isEmpty());
    CHECK(again.session->account.email == email);
    const ServiceClient member(studio.server.url(), again.session->accessToken);
    CHECK(kinds(member) == QStringList{text("signed_in"), text("joined")});
    CHECK(studio.server.mails(email).isEmpty()); // neither a code nor a notice: the device is that of the join
}

TEST_CASE("a member's address is linked by the password once, and only if Google vouches for it")
{
    const Studio studio;
    const Member member = join(studio.server);
    const QString email = member.session.account.email;
    CHECK(Studio::read(studio.signIn("g-2", email, "sign_in", false)).next == text("join"));
    const api::GoogleAnswer link = Studio::read(studio.signIn("g-2", email.toUpper()));
    CHECK(link.next == text("link"));
    REQUIRE(signIn(studio.anybody, {email, usualPassword(), {}, text("desk"), link.grant}).status == 201);
    const api::GoogleAnswer in = Studio::read(studio.signIn("g-2", email));
    REQUIRE(in.session);
    CHECK(in.session->account.id == member.session.account.id);
    CHECK(in.session->account.hasGoogle);
}

TEST_CASE("to prove again who is there never opens a session")
{
    const Studio studio;
    const Member member = join(studio.server);
    const QString email = member.session.account.email;
    const api::GoogleAnswer link = Studio::read(studio.signIn("g-3", email));
    const ServiceClient linked = signedIn(studio.server, {email, usualPassword(), {}, text("desk"), link.grant});
    const api::GoogleAnswer again = Studio::read(studio.signIn("g-3", email, "reauthenticate"));
    CHECK_FALSE(again.session);
    CHECK(again.next.isEmpty());
    CHECK(linked.post(text("/v1/sessions/current/reauthentication"), {{text("googleGrant"), again.grant}}).status == 204);
    const api::GoogleAnswer other = Studio::read(studio.signIn("g-4", email, "reauthenticate"));
    CHECK(linked.post(text("/v1/sessions/current/reauthentication"), {{text("googleGrant"), other.grant}}).status == 401);
}

TEST_CASE("a code that Google refuses opens nothing")
{
    const Studio studio;
    const Answer refused = studio.anybody.post(text("/v1/sessions/google"), Studio::form(text("made-up"), "sign_in"));
    CHECK(refused.status == 401);
    CHECK(refused.code() == text("wrong_credentials"));
    server::Config config = Studio::config();
    config.google.issuer = QUrl(text("http://127.0.0.1:1"));
    const RealServer cutOff(config);
    const Answer unreachable = ServiceClient(cutOff.url()).post(text("/v1/sessions/google"), Studio::form(text("any"), "sign_in"));
    CHECK(unreachable.status == 503);
    CHECK(unreachable.code() == text("unavailable"));
}

TEST_CASE("one address cannot keep the service waiting for Google without end")
{
    server::Config config = Studio::config();
    config.limits.googleAnHour = 2;
    const RealServer server(config);
    const ServiceClient anybody(server.url());
    for (int i = 0; i < 2; ++i)
        CHECK(anybody.post(text("/v1/sessions/google"), Studio::form(text("no-such-code"), "sign_in")).status != 429);
    const Answer third = anybody.post(text("/v1/sessions/google"), Studio::form(text("no-such-code"), "sign_in"));
    CHECK(third.code() == text("too_many_requests"));
    CHECK(third.header("retry-after").toInt() > 3000);
}
