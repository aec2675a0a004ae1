#include "base/ids.h"
#include "server/accounts/people.h"
#include "server/identity/google_identity.h"
#include "support/catch.h"

using namespace mj;
using namespace mj::test;
using server::GoogleIdentity;
using server::GooglePerson;

namespace {

// Grants as the service makes them after a sign-in with Google: sealed with the key of its data folder.
struct Issuer {
    FakeClock clock;
    RealServer server{at(clock)};
    server::PersonalData personal = server::PersonalData::open(server.folder() + text("/server/server.key")).value();
    GoogleIdentity google{{}, personal, clock};

    GooglePerson person(const char *subject, const QString &email, bool isVerified = true) const
    {
        return {text(subject), email, isVerified, QStringLiteral("김서연"), clock.now()};
    }
    QString grant(const GooglePerson &person, const char *purpose) const { return google.grant(person, text(purpose)); }
    Answer joinWith(const GooglePerson &person, const QString &email, const char *purpose = "join") const
    {
        QJsonObject form = joinForm(email);
        form.remove(text("password"));
        form.insert(text("googleGrant"), grant(person, purpose));
        return ServiceClient(server.url()).post(text("/v1/accounts"), form, newIdempotencyKey().toLatin1());
    }
    Answer reauthenticate(const ServiceClient &member, const QString &grant) const
    {
        return member.post(text("/v1/sessions/current/reauthentication"), {{text("googleGrant"), grant}});
    }
};

ServiceClient clientOf(const RealServer &server, const Answer &session)
{
    return ServiceClient(server.url(), session.json().value(text("accessToken")).toString());
}

} // namespace

TEST_CASE("joining with Google needs no password and no code when Google vouches for the address")
{
    Issuer issuer;
    const QString email = text("kim@example.com");
    const GooglePerson person = issuer.person("g-1", text("Kim@Example.com"));
    const Answer joined = issuer.joinWith(person, email);
    REQUIRE(joined.status == 201);
    const auto account = api::Session::fromJson(joined.json()).value().account;
    CHECK(account.emailVerified);
    CHECK(account.hasGoogle);
    CHECK_FALSE(account.hasPassword);
    CHECK(issuer.server.mails(email).isEmpty());
    for (const QString &password : {QString(), text(" "), usualPassword()})
        CHECK(signIn(ServiceClient(issuer.server.url()), {email, password}).code() == text("wrong_credentials"));

    const Answer twice = issuer.joinWith(issuer.person("g-1", text("lee@example.com")), text("lee@example.com"));
    CHECK(twice.status == 409);
    CHECK(twice.field() == text("googleGrant"));
    CHECK(issuer.joinWith(issuer.person("g-2", text("lee@example.com")), text("park@example.com")).field() == text("email"));
    CHECK(issuer.joinWith(issuer.person("g-2", email), email).code() == text("email_taken"));
}

TEST_CASE("an address that Google does not vouch for is proven by a code")
{
    Issuer issuer;
    const QString email = text("lee@example.com");
    const Answer joined = issuer.joinWith(issuer.person("g-3", email, false), email);
    REQUIRE(joined.status == 201);
    CHECK_FALSE(joined.json().value(text("account"))[text("emailVerified")].toBool());
    CHECK(clientOf(issuer.server, joined).post(text("/v1/me/verification/confirm"), {{text("code"), issuer.server.code(email)}}).status == 200);
}

TEST_CASE("a grant is good for its purpose and ten minutes")
{
    Issuer issuer;
    const GooglePerson person = issuer.person("g-1", text("kim@example.com"));
    CHECK(issuer.joinWith(person, text("kim@example.com"), "link").code() == text("wrong_credentials"));
    CHECK(issuer.joinWith(person, text("kim@example.com"), "reauthenticate").code() == text("wrong_credentials"));
    const QString old = issuer.grant(person, "join");
    issuer.clock.advance(601);
    QJsonObject form = joinForm(text("kim@example.com"));
    form.insert(text("googleGrant"), old);
    CHECK(ServiceClient(issuer.server.url()).post(text("/v1/accounts"), form, "the-late-join").code() == text("wrong_credentials"));
}

TEST_CASE("a Google account is connected with the right password, and to one member only")
{
    Issuer issuer;
    const Member member = joinUnverified(issuer.server.url());
    const QString email = member.session.account.email;
    const GooglePerson person = issuer.person("g-1", email);
    const ServiceClient anybody(issuer.server.url());
    CHECK(signIn(anybody, {email, text("not the password"), {}, text("desk"), issuer.grant(person, "link")}).code() == text("wrong_credentials"));
    CHECK_FALSE(member.client.get(text("/v1/me")).json().value(text("hasGoogle")).toBool());
    CHECK(signIn(anybody, {email, usualPassword(), {}, text("desk"), issuer.grant(person, "join")}).status == 401);
    const Answer linked = signIn(anybody, {email, usualPassword(), {}, text("desk"), issuer.grant(person, "link")});
    REQUIRE(linked.status == 201);
    CHECK(linked.json().value(text("account"))[text("hasGoogle")].toBool());
    CHECK(linked.json().value(text("account"))[text("emailVerified")].toBool()); // Google vouches for this very address
    CHECK(linked.json().value(text("account"))[text("hasPassword")].toBool());

    const Member other = join(issuer.server);
    const Answer theirs = signIn(anybody, {other.session.account.email, usualPassword(), {}, text("desk"), issuer.grant(person, "link")});
    CHECK(theirs.code() == text("wrong_credentials")); // the grant tells of another address
    CHECK(signIn(anybody, {other.session.account.email, usualPassword(), {}, text("desk"), issuer.grant(issuer.person("g-1", other.session.account.email), "link")}).status == 401);
    CHECK_FALSE(other.client.get(text("/v1/me")).json().value(text("hasGoogle")).toBool());
}

TEST_CASE("who is there is proven again by the same Google account, just now")
{
    Issuer issuer;
    const QString email = text("kim@example.com");
    const GooglePerson person = issuer.person("g-1", email);
    const ServiceClient member = clientOf(issuer.server, issuer.joinWith(person, email));
    const Member other = join(issuer.server);
    issuer.clock.advance(301);
    CHECK(member.post(text("/v1/privacy/exports"), {}).code() == text("reauthentication_required"));
    CHECK(issuer.reauthenticate(member, text("none")).code() == text("wrong_credentials"));
    CHECK(issuer.reauthenticate(member, issuer.grant(issuer.person("g-1", email), "join")).status == 401);
    CHECK(issuer.reauthenticate(member, issuer.grant(person, "reauthenticate")).status == 401); // signed in five minutes ago
    CHECK(issuer.reauthenticate(member, issuer.grant(issuer.person("g-2", email), "reauthenticate")).status == 401);
    CHECK(issuer.reauthenticate(other.client, issuer.grant(issuer.person("g-1", email), "reauthenticate")).status == 401);
    CHECK(member.post(text("/v1/sessions/current/reauthentication"), {{text("password"), usualPassword()}}).status == 401); // it has none
    CHECK(issuer.reauthenticate(member, issuer.grant(issuer.person("g-1", email), "reauthenticate")).status == 204);
    CHECK(member.post(text("/v1/privacy/exports"), {}).status == 204);
}

TEST_CASE("an account without a password sets its first one by a reset")
{
    Issuer issuer;
    const QString email = text("kim@example.com");
    REQUIRE(issuer.joinWith(issuer.person("g-1", email), email).status == 201);
    const ServiceClient anybody(issuer.server.url());
    REQUIRE(anybody.post(text("/v1/password-resets"), {{text("email"), email}}).status == 202);
    const Answer reset = anybody.post(text("/v1/password-resets/confirm"),
                                      {{text("email"), email}, {text("code"), issuer.server.code(email)}, {text("password"), usualPassword()}});
    REQUIRE(reset.status == 201);
    CHECK(reset.json().value(text("account"))[text("hasPassword")].toBool());
    CHECK(reset.json().value(text("account"))[text("hasGoogle")].toBool());
    CHECK(signIn(anybody, {email, usualPassword()}).status == 201);
}

TEST_CASE("the routes of a service without a client id offer no sign-in with Google")
{
    RealServer server;
    const ServiceClient anybody(server.url());
    CHECK(anybody.get(text("/v1/sign-in-methods")).json().value(text("googleClientId")).toString().isEmpty());
    QJsonObject form{{text("code"), text("x")}, {text("codeVerifier"), QString(43, QLatin1Char('v'))}, {text("redirectUri"), text("http://127.0.0.1:5000/")},
                     {text("nonce"), text("n")}};
    CHECK(anybody.post(text("/v1/sessions/google"), form).status == 404);
    form.insert(text("purpose"), text("take over"));
    CHECK(anybody.post(text("/v1/sessions/google"), form).field() == text("purpose"));
}
