#include "base/ids.h"
#include "server/top_ups/customer.h"
#include "support/catch.h"

#include <QUrlQuery>
#include <atomic>

using namespace mj;
using api::TopUpState;
using mj::test::Customer;

namespace
{

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

} // namespace

TEST_CASE("two hundred confirms of one payment at once credit once")
{
    RealServer server;
    const Member member = join(server);
    const api::TopUp order = member.client.order();
    const Customer customer(server, order);
    const QUrl redirect = customer.approve();
    std::atomic<int> sentBack{0};
    inParallel(200, [&](int) { sentBack += customer.follow(redirect).status == 302 ? 1 : 0; });
    CHECK(sentBack == 200);
    CHECK(member.client.topUp(order.id).state == TopUpState::Paid);
    CHECK(member.client.balance() == api::Balance{Points(500), Points(0)});
    CHECK(member.client.entries().size() == 1);
}

TEST_CASE("confirms, looks and failure redirects at once still credit once")
{
    RealServer server;
    const Member member = join(server);
    for (int round = 1; round <= 5; ++round) {
        const api::TopUp order = member.client.order();
        const Customer customer(server, order);
        const QUrl redirect = customer.approve();
        inParallel(30, [&](int i) {
            if (i % 3 == 0)
                customer.follow(redirect);
            else if (i % 3 == 1)
                member.client.get(text("/v1/top-ups/") + order.id);
            else if (i > 20)
                customer.comeBackWith(text("fail"), {{text("code"), text("PAY_PROCESS_CANCELED")}});
        });
        // Whoever came first, state, money and points agree.
        const bool moneyMoved = server.sandbox().paymentByOrder(order.id).value(text("status")) == text("DONE");
        const api::TopUp after = member.client.topUp(order.id);
        CHECK(after.state == (moneyMoved ? TopUpState::Paid : TopUpState::Canceled));
        int credits = 0;
        for (const api::PointEntry &entry : member.client.entries())
            credits += entry.reference == order.id ? 1 : 0;
        CHECK(credits == (moneyMoved ? 1 : 0));
    }
}

TEST_CASE("a redirect with another amount or order confirms nothing")
{
    RealServer server;
    const Member member = join(server);
    const api::TopUp order = member.client.order();
    const api::TopUp larger = member.client.order(text("p50000"));
    const Customer customer(server, order);
    const QUrl honest = customer.approve();
    const QString key = QUrlQuery(honest).queryItemValue(text("paymentKey"));
    const auto claim = [&](const QString &orderId, const QString &amount, const QString &paymentKey) {
        return customer
            .comeBackWith(text("success"), {{text("orderId"), orderId}, {text("amount"), amount}, {text("paymentKey"), paymentKey}})
            .status;
    };
    for (const char *amount :
         {"5001", "4999", "-5000", "9223372036854775808", "18446744073709556616", "5000.0", "5000won", "5e3", "0x1388", "", "0", "١"})
        CHECK(claim(order.id, text(amount), key) == 302);
    CHECK(claim(order.id, QString(5000, QLatin1Char('5')), key) == 302);
    CHECK(claim(larger.id, text("5000"), key) == 302);
    CHECK(claim({}, text("5000"), key) == 302);
    CHECK(claim(order.id, text("5000"), {}) == 302);
    CHECK(claim(order.id, text("5000"), QString(201, QLatin1Char('k'))) == 302);
    CHECK(member.client.topUp(order.id).state == TopUpState::Created);
    CHECK(server.sandbox().paymentByOrder(order.id).value(text("status")) == text("IN_PROGRESS"));

    // The payment of a small order does not pay a large one.
    const Customer cheat(server, larger);
    CHECK(cheat.comeBackWith(text("success"), {{text("orderId"), larger.id}, {text("amount"), text("50000")}, {text("paymentKey"), key}})
              .status == 302);
    CHECK(member.client.topUp(larger.id).state != TopUpState::Paid);
    CHECK(member.client.balance() == api::Balance{});

    CHECK(customer.follow(honest).status == 302);
    CHECK(member.client.topUp(order.id).state == TopUpState::Paid);
    CHECK(member.client.balance().available == Points(500));
    CHECK(member.client.topUp(larger.id).state != TopUpState::Paid);
}
