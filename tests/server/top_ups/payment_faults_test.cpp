#include "server/top_ups/customer.h"
#include "support/catch.h"

#include <chrono>
#include <thread>

using namespace mj;
using api::TopUpState;
using mj::test::Customer;
using sandbox::Fault;

namespace
{

constexpr qint64 confirmerGone = 46; // seconds: a confirm call that began earlier is over

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

void breakNext(RealServer &server, Fault::Kind kind, const QString &orderId, const char *operation = "confirm", int times = 1)
{
    Fault fault;
    fault.kind = kind;
    fault.orderId = orderId;
    fault.operation = text(operation);
    fault.times = times;
    server.sandbox().injectFault(fault);
}

void repair(RealServer &server)
{
    server::http::OutboundRequest out;
    out.method = "DELETE";
    out.url = server.sandboxUrl().resolved(QUrl(text("/__sandbox/faults")));
    out.headers = {{"Content-Type", "application/json"}};
    REQUIRE(server::http::send(out)->status == 200);
}

bool isPaidAtSandbox(RealServer &server, const QString &orderId)
{
    return server.sandbox().paymentByOrder(orderId).value(text("status")) == text("DONE");
}

struct Shop {
    FakeClock clock;
    server::Config config;
    std::unique_ptr<RealServer> server;
    std::unique_ptr<Member> member;

    Shop()
    {
        config.clock = &clock;
        server = std::make_unique<RealServer>(config);
        server->sandbox().setWebhookTarget({}); // what is found out here is found out without being told
        member = std::make_unique<Member>(join(*server));
    }
    qint64 points() const { return member->client.balance().available.value(); }
};

} // namespace

TEST_CASE("a confirm whose answer is lost or broken is looked up, and credited once")
{
    Shop shop;
    qint64 points = 0;
    for (const Fault::Kind kind : {Fault::Kind::DropAfterCommit, Fault::Kind::ErrorAfterCommit, Fault::Kind::MalformedJson}) {
        const api::TopUp order = shop.member->client.order();
        breakNext(*shop.server, kind, order.id);
        const Customer customer(*shop.server, order);
        const QUrl redirect = customer.approve();
        CHECK(customer.follow(redirect).status == 302);
        CHECK(isPaidAtSandbox(*shop.server, order.id));
        CHECK(shop.member->client.topUp(order.id).state == TopUpState::Paid);
        CHECK(customer.follow(redirect).status == 302);
        points += 500;
        CHECK(shop.points() == points);
    }
    CHECK(shop.member->client.entries().size() == 3);
}

TEST_CASE("while neither confirm nor look-up is answered the order is being checked, never failed")
{
    Shop shop;
    for (const Fault::Kind kind : {Fault::Kind::DropAfterCommit, Fault::Kind::ErrorAfterCommit, Fault::Kind::MalformedJson}) {
        for (const Fault::Kind looking : {Fault::Kind::DropAfterCommit, Fault::Kind::ErrorBeforeCommit, Fault::Kind::MalformedJson}) {
            const qint64 before = shop.points();
            const api::TopUp order = shop.member->client.order();
            breakNext(*shop.server, kind, order.id);
            breakNext(*shop.server, looking, order.id, "get", 1000);
            CHECK(Customer(*shop.server, order).pay().status == 302);
            CHECK(isPaidAtSandbox(*shop.server, order.id));
            CHECK(shop.member->client.topUp(order.id).state == TopUpState::Unknown);
            CHECK(shop.member->client.topUp(order.id).state == TopUpState::Unknown);
            CHECK(shop.points() == before);
            repair(*shop.server);
            CHECK(shop.member->client.topUp(order.id).state == TopUpState::Paid);
            CHECK(shop.points() == before + 500);
        }
    }
}

TEST_CASE("a confirm that failed before it did anything is asked again, once, with a new key")
{
    Shop shop;
    const api::TopUp order = shop.member->client.order();
    const Customer customer(*shop.server, order);
    QUrl redirect;
    SECTION("the service answers 500")
    {
        breakNext(*shop.server, Fault::Kind::ErrorBeforeCommit, order.id);
        redirect = customer.approve();
    }
    SECTION("the card company has a passing fault, told by a 400")
    {
        redirect = customer.approve(text("PROVIDER_ERROR"));
    }
    CHECK(customer.follow(redirect).status == 302);
    CHECK(shop.member->client.topUp(order.id).state == TopUpState::Unknown);
    CHECK_FALSE(isPaidAtSandbox(*shop.server, order.id));
    shop.clock.advance(confirmerGone);
    inParallel(20, [&](int) { shop.member->client.get(text("/v1/top-ups/") + order.id); });
    CHECK(isPaidAtSandbox(*shop.server, order.id));
    CHECK(shop.member->client.topUp(order.id).state == TopUpState::Paid);
    CHECK(shop.points() == 500);
}

TEST_CASE("a payment that nobody could confirm in time expires, and nothing was taken")
{
    Shop shop;
    const api::TopUp order = shop.member->client.order();
    breakNext(*shop.server, Fault::Kind::ErrorBeforeCommit, order.id, "confirm", 100);
    CHECK(Customer(*shop.server, order).pay().status == 302);
    shop.clock.advance(confirmerGone);
    CHECK(shop.member->client.topUp(order.id).state == TopUpState::Unknown);
    shop.clock.advance(601);
    const api::TopUp after = shop.member->client.topUp(order.id);
    CHECK(after.state == TopUpState::Expired);
    CHECK(after.failureCode == text("payment_expired"));
    CHECK(shop.points() == 0);
}

TEST_CASE("an abandoned order expires")
{
    Shop shop;
    const api::TopUp never = shop.member->client.order();
    const api::TopUp late = shop.member->client.order();
    const Customer customer(*shop.server, late);
    const QUrl redirect = customer.approve();
    shop.clock.advance(601); // authenticated, and then a coffee of ten minutes
    CHECK(customer.follow(redirect).status == 302);
    CHECK(shop.member->client.topUp(late.id).state == TopUpState::Expired);
    shop.clock.advance(250);
    CHECK(shop.member->client.topUp(never.id).state == TopUpState::Created);
    shop.server->restart();
    shop.clock.advance(41 * 60);
    shop.server->restart(); // the look at the start
    const ServiceClient page(shop.server->url());
    CHECK(eventually([&] { return page.get(text("/checkout/%1/return").arg(never.id)).body.contains("\"state\":\"expired\""); }));
    CHECK(Customer(*shop.server, never).comeBackWith(text("success"), {}).status == 302);
}

TEST_CASE("an order is being checked while its confirm takes long, and paid when it comes")
{
    Shop shop;
    const api::TopUp order = shop.member->client.order();
    Fault slow;
    slow.kind = Fault::Kind::DelayBeforeCommit;
    slow.orderId = order.id;
    slow.delayMs = 1000;
    shop.server->sandbox().injectFault(slow);
    const Customer customer(*shop.server, order);
    const QUrl redirect = customer.approve();
    std::thread browser([&] { customer.follow(redirect); });
    CHECK(eventually([&] { return shop.member->client.topUp(order.id).state == TopUpState::Confirming; }));
    CHECK(customer.follow(redirect).status == 302); // a reload meanwhile
    CHECK(shop.points() == 0);
    browser.join();
    CHECK(shop.member->client.topUp(order.id).state == TopUpState::Paid);
    CHECK(shop.points() == 500);
}

TEST_CASE("the service stops soon though a confirm hangs, and finds out after its restart")
{
    Shop shop;
    const api::TopUp order = shop.member->client.order();
    Fault slow;
    slow.kind = Fault::Kind::DelayBeforeCommit;
    slow.orderId = order.id;
    slow.delayMs = 4500;
    shop.server->sandbox().injectFault(slow);
    const Customer customer(*shop.server, order);
    const QUrl redirect = customer.approve();
    std::thread browser([&] { customer.follow(redirect); });
    REQUIRE(eventually([&] { return shop.member->client.topUp(order.id).state == TopUpState::Confirming; }));
    const auto since = std::chrono::steady_clock::now();
    shop.server->stop();
    CHECK(std::chrono::steady_clock::now() - since < std::chrono::seconds(3));
    browser.join();
    REQUIRE(eventually([&] { return isPaidAtSandbox(*shop.server, order.id); }));
    shop.server->restart();
    // Nobody asks for the order: the service looks by itself.
    CHECK(eventually([&] { return shop.points() == 500; }));
    CHECK(shop.member->client.topUp(order.id).state == TopUpState::Paid);
    shop.server->restart();
    CHECK(shop.points() == 500);
    CHECK(shop.member->client.entries().size() == 1);
}

TEST_CASE("after a restart the service settles every order it left open, more than a page of them")
{
    Shop shop;
    QList<api::TopUp> orders;
    for (int i = 0; i < 105; ++i) {
        orders.append(shop.member->client.order());
        breakNext(*shop.server, Fault::Kind::ErrorAfterCommit, orders.last().id);
        breakNext(*shop.server, Fault::Kind::ErrorBeforeCommit, orders.last().id, "get");
        Customer(*shop.server, orders.last()).pay();
    }
    CHECK(shop.points() == 0);
    shop.server->restart();
    CHECK(eventually([&] { return shop.points() == 105 * 500; }));
    CHECK(shop.member->client.entries().size() == 105);
}
