#include "base/ids.h"
#include "server/http/router.h"
#include "server/top_ups/customer.h"
#include "support/catch.h"

#include <QRandomGenerator>
#include <QThread>
#include <QUrlQuery>

using namespace mj;
using namespace mj::test;
using api::TopUpState;

namespace
{

const QString path = QStringLiteral("/webhooks/toss");

QJsonObject change(const QString &orderId, const char *status, qint64 amount)
{
    return {{QStringLiteral("eventType"), QStringLiteral("PAYMENT_STATUS_CHANGED")},
            {QStringLiteral("createdAt"), QStringLiteral("2026-11-27T10:00:00.000000")},
            {QStringLiteral("data"), QJsonObject{{QStringLiteral("orderId"), orderId},
                                                 {QStringLiteral("status"), QLatin1String(status)},
                                                 {QStringLiteral("paymentKey"), QStringLiteral("forged")},
                                                 {QStringLiteral("totalAmount"), amount},
                                                 {QStringLiteral("balanceAmount"), amount}}}};
}

QJsonObject call(const QString &orderId, const char *status)
{
    return {{QStringLiteral("createdAt"), QStringLiteral("2026-11-27T10:00:00.000000")},
            {QStringLiteral("secret"), QStringLiteral("ps_forged")},
            {QStringLiteral("status"), QLatin1String(status)},
            {QStringLiteral("transactionKey"), QStringLiteral("forged")},
            {QStringLiteral("orderId"), orderId}};
}

// Every balance a member can see, after the forged have had their time.
qint64 pointsOf(const Member &member)
{
    return member.client.balance().available.value();
}

} // namespace

TEST_CASE("five hundred forged messages move nothing")
{
    RealServer server;
    const Member member = join(server);
    const ServiceClient stranger(server.url());
    QStringList orders;
    for (int i = 0; i < 10; ++i)
        orders.append(member.client.order().id);
    REQUIRE(Customer(server, member.client.topUp(orders.at(1)), QStringLiteral("VIRTUAL_ACCOUNT")).pay().status == 302);
    REQUIRE(Customer(server, member.client.topUp(orders.at(2))).pay().status == 302);
    const qint64 before = pointsOf(member);
    CHECK(before == 500);
    const char *states[] = {"DONE", "CANCELED", "WAITING_FOR_DEPOSIT", "PARTIAL_CANCELED", "EXPIRED", "ABORTED", "BOUGHT"};
    int heard = 0;
    for (int i = 0; i < 500; ++i) {
        const QString order = i % 11 == 10 ? newId(QLatin1String("ord")) : orders.at(i % 10);
        const char *state = states[i % 7];
        heard += stranger.post(path, i % 3 == 0 ? call(order, state) : change(order, state, i % 5 == 0 ? 50'000 : 5000)).status == 200 ? 1 : 0;
    }
    CHECK(heard == 500);
    QThread::msleep(500);
    CHECK(pointsOf(member) == before);
    CHECK(member.client.topUp(orders.at(1)).state == TopUpState::WaitingDeposit);
    CHECK(member.client.topUp(orders.at(2)).state == TopUpState::Paid);
    CHECK(member.client.topUp(orders.at(0)).state == TopUpState::Created);
}

TEST_CASE("what is no message is refused, what names nothing of ours is heard")
{
    RealServer server;
    const ServiceClient stranger(server.url());
    CHECK(stranger.post(path, {}).status == 200);
    CHECK(stranger.post(path, {{QStringLiteral("orderId"), 7}}).status == 200);
    CHECK(stranger.post(path, {{QStringLiteral("data"), QJsonObject{{QStringLiteral("orderId"), QStringLiteral("../accounts/x")}}}}).status == 200);
    CHECK(stranger.post(path, {{QStringLiteral("data"), QString(70'000, QLatin1Char('x'))}}).code() == QStringLiteral("payload_too_large"));
}

TEST_CASE("messages that come before the redirect, twice, or in any order end in one credit")
{
    RealServer server;
    const Member member = join(server);
    const ServiceClient stranger(server.url());
    qint64 expected = 0;
    for (int round = 0; round < 20; ++round) {
        const api::TopUp order = member.client.order();
        const Customer customer(server, order);
        const QUrl redirect = customer.approve();
        inParallel(8, [&](int i) {
            if (i == 3)
                customer.follow(redirect);
            else
                stranger.post(path, change(order.id, i % 2 == 0 ? "DONE" : "IN_PROGRESS", 5000));
        });
        expected += 500;
        CHECK(member.client.topUp(order.id).state == TopUpState::Paid);
        CHECK(pointsOf(member) == expected);
    }
    CHECK(member.client.entries().size() == 20);
}

TEST_CASE("a lost way back is found by the message or by asking, and finished because the person wants it")
{
    FakeClock clock{QDateTime::currentDateTimeUtc()};
    server::Config config;
    config.clock = &clock;
    RealServer server(config);
    const Member member = join(server);
    const api::TopUp order = member.client.order();
    const ServiceClient page(server.url());
    REQUIRE(page.get(QStringLiteral("/checkout/%1/pay").arg(order.id)).status == 200);
    CHECK(member.client.topUp(order.id).state == TopUpState::Paying);
    CHECK_FALSE(member.client.topUp(order.id).isApproved);
    Customer(server, order).approve(); // and the window dies
    CHECK(member.client.topUp(order.id).isApproved);
    CHECK(member.client.topUp(order.id).state == TopUpState::Paying);
    CHECK(pointsOf(member) == 0);
    SECTION("finished in time")
    {
        const QString finish = QStringLiteral("/v1/top-ups/%1/finish").arg(order.id);
        std::atomic<int> fine = 0;
        inParallel(10, [&](int) { fine += member.client.post(finish, {}).status == 200 ? 1 : 0; });
        CHECK(fine == 10);
        CHECK(member.client.topUp(order.id).state == TopUpState::Paid);
        CHECK(pointsOf(member) == 500);
    }
    SECTION("too late: nothing was charged")
    {
        clock.advance(11 * 60);
        CHECK(member.client.topUp(order.id).state == TopUpState::Expired);
        CHECK(member.client.post(QStringLiteral("/v1/top-ups/%1/finish").arg(order.id), {}).json().value(QLatin1String("state")).toString() == QStringLiteral("expired"));
        CHECK(pointsOf(member) == 0);
    }
    SECTION("somebody else may not")
    {
        const Member other = join(server);
        CHECK(other.client.post(QStringLiteral("/v1/top-ups/%1/finish").arg(order.id), {}).code() == QStringLiteral("not_found"));
        CHECK(pointsOf(member) == 0);
    }
}

TEST_CASE("a thousand forged returns bring no point")
{
    RealServer server;
    const Member member = join(server);
    const Member other = join(server);
    QRandomGenerator random(7);
    const api::TopUp mine = member.client.order();
    const api::TopUp larger = member.client.order(QStringLiteral("p50000"));
    const api::TopUp others = other.client.order();
    const QUrl approved = Customer(server, others).approve();
    const QString key = QUrlQuery(approved).queryItemValue(QStringLiteral("paymentKey"));
    for (int i = 0; i < 1000; ++i) {
        const api::TopUp &order = i % 2 ? mine : larger;
        const QStringList ids{order.id, others.id, mine.id, QString(), newId(QLatin1String("ord")), order.id.toUpper()};
        const QStringList amounts{QString::number(order.price.value()), QString::number(order.price.value() + 1), QString::number(order.price.value() - 1), QStringLiteral("-5000"),
                                  QStringLiteral("9223372036854775808"), QStringLiteral("5000.0"), QStringLiteral("0"), QString(), QStringLiteral("5e3"), QStringLiteral("０")};
        const QStringList keys{key, QStringLiteral("made-up"), QString(), QString(250, QLatin1Char('k')), QStringLiteral("../orders/") + order.id, QStringLiteral("a/b?c")};
        const Answer answer = Customer(server, order).comeBackWith(QStringLiteral("success"), {{QStringLiteral("orderId"), ids.at(random.bounded(int(ids.size())))},
                                                                                               {QStringLiteral("amount"), amounts.at(random.bounded(int(amounts.size())))},
                                                                                               {QStringLiteral("paymentKey"), keys.at(random.bounded(int(keys.size())))}});
        REQUIRE(answer.status == 302);
    }
    CHECK(pointsOf(member) == 0);
    CHECK(pointsOf(other) == 0);
    CHECK(member.client.entries().isEmpty());
    CHECK(other.client.entries().isEmpty());
}

TEST_CASE("no route moves points from one member to another, and none shows them")
{
    RealServer server;
    const Member giver = join(server);
    const Member taker = join(server);
    grant(server.folder() + QStringLiteral("/server"), giver.session.account.id, 1000);
    const api::TopUp order = giver.client.order();
    REQUIRE(Customer(server, order).pay().status == 302);
    const api::Generation job = giver.client.generate(1);
    const QString account = giver.session.account.id;
    const qint64 before = pointsOf(giver);
    int asked = 0;
    for (const server::http::Route &route : server.server().router().routes()) {
        if (route.method == "GET" && route.pattern == QLatin1String("/v1/me/photo"))
            continue;
        for (const QString &id : {order.id, job.id, account}) {
            QString target = route.pattern;
            target.replace(QLatin1String("{id}"), id).replace(QLatin1String("{order}"), id).replace(QLatin1String("{token}"), id);
            const QJsonObject body{{QStringLiteral("to"), taker.session.account.id}, {QStringLiteral("from"), account}, {QStringLiteral("accountId"), account},
                                   {QStringLiteral("account"), account}, {QStringLiteral("points"), 100}, {QStringLiteral("amount"), 100}, {QStringLiteral("won"), 1000}};
            if (!target.startsWith(QLatin1String("/v1/")) || route.method == "DELETE" || target.contains(QLatin1String("sessions")))
                continue;
            ++asked;
            if (route.method == "GET")
                CHECK_FALSE(taker.client.get(target + QStringLiteral("?account=%1&accountId=%1").arg(account)).body.contains(account.toUtf8()));
            else if (route.method == "PATCH")
                taker.client.patch(target, body);
            else
                taker.client.post(target, body, newIdempotencyKey().toLatin1());
        }
    }
    CHECK(asked > 60);
    CHECK(pointsOf(taker) == 0);
    CHECK(taker.client.entries().isEmpty());
    REQUIRE(eventually([&] { return giver.client.balance().held == Points(0); }));
    CHECK(pointsOf(giver) == before);
}
