#include "base/ids.h"
#include "server/accounts/people.h"
#include "support/catch.h"

#include <atomic>

using namespace mj;
using namespace mj::test;

namespace {

Answer confirm(const Member &member, const QString &code)
{
    return member.client.post(text("/v1/me/verification/confirm"), {{text("code"), code}});
}

Answer sendAgain(const Member &member)
{
    return member.client.post(text("/v1/me/verification"), {});
}

Answer buy(const Member &member)
{
    return member.client.post(text("/v1/top-ups"), {{text("packageId"), text("p5000")}, {text("language"), text("ko")}}, newIdempotencyKey().toLatin1());
}

} // namespace

TEST_CASE("until the address is proven an account looks around, but neither pays nor makes pictures")
{
    RealServer server;
    const Member member = joinUnverified(server.url());
    CHECK_FALSE(member.session.account.emailVerified);
    for (const char *open : {"/v1/me", "/v1/points", "/v1/top-ups", "/v1/generations", "/v1/privacy/holdings", "/v1/models"})
        CHECK(member.client.get(text(open)).status == 200);
    CHECK(member.client.post(text("/v1/generations/quotes"), quoteForm(recipeForm())).status == 200);
    grant(server.folder() + text("/server"), member.session.account.id, 100);
    const Answer order = buy(member);
    CHECK(order.status == 403);
    CHECK(order.code() == text("email_unverified"));
    const Answer job = member.client.make(recipeForm());
    CHECK(job.status == 403);
    CHECK(job.code() == text("email_unverified"));

    const Answer proven = confirm(member, server.code(member.session.account.email));
    REQUIRE(proven.status == 200);
    CHECK(proven.json().value(text("emailVerified")).toBool());
    CHECK(member.client.get(text("/v1/me")).json() == proven.json());
    CHECK(buy(member).status == 201);
    CHECK(member.client.make(recipeForm()).status == 201);
}

TEST_CASE("a code is good for ten minutes, five tries and one use")
{
    FakeClock clock;
    RealServer server(at(clock));
    const Member member = joinUnverified(server.url());
    const QString email = member.session.account.email;
    const QString first = server.code(email);
    SECTION("four wrong tries and then the right one")
    {
        for (int i = 0; i < 4; ++i) {
            const Answer wrong = confirm(member, wrongCode(first));
            CHECK(wrong.status == 422);
            CHECK(wrong.code() == text("wrong_code"));
        }
        CHECK(confirm(member, first).status == 200);
        CHECK(confirm(member, first).code() == text("code_expired"));
        CHECK(sendAgain(member).code() == text("conflict"));
    }
    SECTION("after five wrong tries even the right one is refused")
    {
        for (const QString &bad : {wrongCode(first), text("000"), QString(), text("0123456789"), wrongCode(first)})
            CHECK(confirm(member, bad).code() == text("wrong_code"));
        const Answer locked = confirm(member, first);
        CHECK(locked.status == 410);
        CHECK(locked.code() == text("code_expired"));
        clock.advance(60);
        REQUIRE(sendAgain(member).status == 202);
        CHECK(confirm(member, server.code(email)).status == 200);
    }
    SECTION("written with a gap in the middle, in its last second")
    {
        clock.advance(599);
        CHECK(confirm(member, first.left(3) + QLatin1Char(' ') + first.mid(3)).status == 200);
    }
    SECTION("a second later")
    {
        clock.advance(600);
        CHECK(confirm(member, first).code() == text("code_expired"));
    }
    SECTION("replaced by another one")
    {
        clock.advance(60);
        REQUIRE(sendAgain(member).status == 202);
        const QString second = server.code(email);
        CHECK((first == second || confirm(member, first).code() == text("wrong_code")));
        CHECK(confirm(member, second).status == 200);
    }
}

TEST_CASE("another code comes after a minute, and five within an hour")
{
    FakeClock clock;
    RealServer server(at(clock));
    const Member member = joinUnverified(server.url());
    clock.advance(20);
    const Answer soon = sendAgain(member);
    CHECK(soon.status == 429);
    CHECK(soon.header("retry-after") == "40");
    clock.advance(40);
    for (int sent = 2; sent <= 5; ++sent) {
        const Answer again = sendAgain(member);
        REQUIRE(again.status == 202);
        const auto told = api::CodeSent::fromJson(again.json());
        REQUIRE(told);
        CHECK(told->expiresAt == clock.now().addSecs(600));
        CHECK(told->resendAfterSeconds == (sent < 5 ? 60 : 3600 - 240));
        CHECK(server.mails(member.session.account.email).size() == sent);
        clock.advance(60);
    }
    const Answer sixth = sendAgain(member);
    CHECK(sixth.status == 429);
    CHECK(sixth.header("retry-after") == "3300");
    clock.advance(3300);
    const ServiceClient later = signedIn(server, {member.session.account.email, usualPassword()});
    CHECK(later.post(text("/v1/me/verification"), {}).status == 202);
}

TEST_CASE("of a hundred guesses at once five are compared")
{
    RealServer server;
    const Member member = joinUnverified(server.url());
    const QString code = server.code(member.session.account.email);
    std::atomic<int> compared{0};
    std::atomic<int> locked{0};
    inParallel(100, [&](int) {
        const QString answer = confirm(member, wrongCode(code)).code();
        compared += answer == text("wrong_code") ? 1 : 0;
        locked += answer == text("code_expired") ? 1 : 0;
    });
    CHECK(compared == 5);
    CHECK(locked == 95);
    CHECK(confirm(member, code).code() == text("code_expired"));
}

TEST_CASE("of twenty right confirmations at once one uses the code")
{
    RealServer server;
    const Member member = joinUnverified(server.url());
    const QString code = server.code(member.session.account.email);
    std::atomic<int> proven{0};
    inParallel(20, [&](int) { proven += confirm(member, code).status == 200 ? 1 : 0; });
    CHECK(proven == 1);
    CHECK(member.client.get(text("/v1/me")).json().value(text("emailVerified")).toBool());
}

TEST_CASE("a code is another member's nothing")
{
    RealServer server;
    const Member member = joinUnverified(server.url());
    const Member other = joinUnverified(server.url());
    const QString code = server.code(member.session.account.email);
    if (code != server.code(other.session.account.email))
        CHECK(confirm(other, code).code() == text("wrong_code"));
    CHECK(confirm(member, code).status == 200);
    CHECK_FALSE(other.client.get(text("/v1/me")).json().value(text("emailVerified")).toBool());
}
