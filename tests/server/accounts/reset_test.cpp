#include "server/accounts/people.h"
#include "support/catch.h"

using namespace mj;
using namespace mj::test;

namespace {

const QString newPassword = QStringLiteral("보랏빛 호랑이 아홉 마리");

Answer request(const ServiceClient &service, const QString &email)
{
    return service.post(text("/v1/password-resets"), {{text("email"), email}, {text("language"), text("ko")}});
}

Answer confirm(const ServiceClient &service, const QString &email, const QString &code, const QString &password = newPassword)
{
    return service.post(text("/v1/password-resets/confirm"), {{text("email"), email}, {text("code"), code}, {text("password"), password},
                                                              {text("deviceName"), text("desk")}, {text("deviceId"), text("installation-1")}});
}

} // namespace

TEST_CASE("a forgotten password is replaced by a code: every session ends, the address counts as proven, its owner is told")
{
    FakeClock clock;
    RealServer server(at(clock));
    const Member member = joinUnverified(server.url());
    const QString email = member.session.account.email;
    const ServiceClient second = signedIn(server, {email, usualPassword()});
    const ServiceClient anybody(server.url());
    REQUIRE(request(anybody, email.toUpper()).status == 202);
    const Answer reset = confirm(anybody, email, server.code(email));
    REQUIRE(reset.status == 201);
    const auto session = api::Session::fromJson(reset.json());
    REQUIRE(session);
    CHECK(session->account.emailVerified);
    const ServiceClient renewed(server.url(), session->accessToken);
    CHECK(renewed.get(text("/v1/me")).status == 200);
    CHECK(member.client.get(text("/v1/me")).code() == text("unauthenticated"));
    CHECK(second.get(text("/v1/me")).code() == text("unauthenticated"));
    CHECK(anybody.post(text("/v1/sessions/refresh"), {{text("refreshToken"), member.session.refreshToken}}).status == 401);
    CHECK(signIn(anybody, {email, usualPassword()}).code() == text("wrong_credentials"));
    CHECK(signIn(anybody, {email, newPassword}).status == 201);
    CHECK(kinds(renewed).filter(text("password_reset")).size() == 1);
    CHECK(devices(renewed).size() == 2);
    CHECK(renewed.post(text("/v1/privacy/exports"), {}).status == 204); // as fresh as a sign-in
    bool told = false;
    for (const server::Mail &mail : server.mails(email))
        told = told || (mail.text.contains(text("desk")) && mail.text.contains(text("127.0.0.1")) && sixDigits(mail.text).isEmpty());
    CHECK(told);
}

TEST_CASE("a reset refuses what it must, and a weak password leaves the code good")
{
    FakeClock clock;
    RealServer server(at(clock));
    const Member member = join(server);
    const QString email = member.session.account.email;
    const ServiceClient anybody(server.url());
    CHECK(request(anybody, text("no address")).field() == text("email"));
    CHECK(anybody.post(text("/v1/password-resets"), {{text("email"), email}, {text("language"), text("fr")}}).field() == text("language"));
    CHECK(confirm(anybody, email, text("123456")).code() == text("code_expired")); // none was asked for
    REQUIRE(request(anybody, email).status == 202);
    CHECK(request(anybody, email).header("retry-after") == "60");
    const QString code = server.code(email);
    for (const QString &weak : {text("short"), text("password123"), email}) {
        const Answer refused = confirm(anybody, email, code, weak);
        CHECK(refused.code() == text("weak_password"));
        CHECK(refused.field() == text("password"));
    }
    CHECK(confirm(anybody, email, wrongCode(code)).code() == text("wrong_code"));
    SECTION("used once")
    {
        CHECK(confirm(anybody, email, code).status == 201);
        CHECK(confirm(anybody, email, code).code() == text("code_expired"));
    }
    SECTION("locked by the sixth try")
    {
        for (int i = 0; i < 4; ++i)
            CHECK(confirm(anybody, email, wrongCode(code)).code() == text("wrong_code"));
        CHECK(confirm(anybody, email, code).code() == text("code_expired"));
        CHECK(member.client.get(text("/v1/me")).status == 200);
        CHECK(signIn(anybody, {email, usualPassword()}).status == 201);
    }
    SECTION("over after ten minutes")
    {
        clock.advance(600);
        CHECK(confirm(anybody, email, code).code() == text("code_expired"));
    }
    SECTION("for an address nobody has it goes the same way")
    {
        const QString nobody = text("nobody@example.com");
        REQUIRE(request(anybody, nobody).status == 202);
        CHECK(server.mails(nobody).isEmpty());
        for (int i = 0; i < 5; ++i)
            CHECK(confirm(anybody, nobody, text("guess")).code() == text("wrong_code"));
        CHECK(confirm(anybody, nobody, text("guess")).code() == text("code_expired"));
    }
}

TEST_CASE("whoever mistyped the password too often can still get a new one")
{
    FakeClock clock;
    RealServer server(at(clock));
    const Member member = join(server);
    const QString email = member.session.account.email;
    const ServiceClient anybody(server.url());
    for (int i = 0; i < 5; ++i)
        CHECK(signIn(anybody, {email, text("not the password")}).status == 401);
    CHECK(signIn(anybody, {email, usualPassword()}).status == 429);
    REQUIRE(request(anybody, email).status == 202);
    CHECK(confirm(anybody, email, server.code(email)).status == 201);
    CHECK(signIn(anybody, {email, newPassword}).status == 201);
}

TEST_CASE("an address asks for twenty resets an hour")
{
    FakeClock clock;
    RealServer server(behindProxy(clock));
    const ServiceClient caller = ServiceClient(server.url()).from(text("203.0.113.5"));
    for (int i = 0; i < 20; ++i)
        CHECK(request(caller, text("nobody%1@example.com").arg(i)).status == 202);
    const Answer refused = request(caller, text("nobody@example.com"));
    CHECK(refused.status == 429);
    CHECK(refused.header("retry-after") == "3600");
    CHECK(request(caller.from(text("203.0.113.6")), text("nobody@example.com")).status == 202);
    clock.advance(3600);
    CHECK(request(caller, text("somebody@example.com")).status == 202);
}
