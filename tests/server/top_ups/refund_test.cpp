#include "server/top_ups/customer.h"
#include "support/catch.h"

#include <QFile>
#include <atomic>

using namespace mj;
using namespace mj::test;
using api::RefundState;
using api::TopUpState;
using sandbox::Fault;

namespace
{

constexpr int senderGone = 46;

struct Shop {
    explicit Shop(const QString &method = QStringLiteral("CARD"), const QString &package = QStringLiteral("p10000")) : order(member.client.order(package))
    {
        REQUIRE(Customer(*server, order, method).pay().status == 302);
        if (method == QLatin1String("VIRTUAL_ACCOUNT"))
            REQUIRE(server->sandbox().deposit(order.id));
        REQUIRE(now().state == TopUpState::Paid);
    }
    api::TopUp now() const { return member.client.topUp(order.id); }
    qint64 points() const { return member.client.balance().available.value(); }
    qint64 moneyKept() const { return server->sandbox().paymentByOrder(order.id).value(QLatin1String("balanceAmount")).toInteger(); }
    QString path(const char *what) const { return QStringLiteral("/v1/top-ups/%1/%2").arg(order.id, QLatin1String(what)); }
    QJsonObject quote() const { return member.client.get(path("refund")).json(); }
    Answer refund(qint64 of, qint64 won, const QByteArray &key = "a-refund-0001", const QJsonObject &account = {}) const
    {
        QJsonObject body{{QStringLiteral("points"), of}, {QStringLiteral("won"), won}};
        if (!account.isEmpty())
            body.insert(QStringLiteral("account"), account);
        return member.client.post(path("refunds"), body, key);
    }
    void spend(int pictures) const
    {
        member.client.generate(pictures);
        REQUIRE(eventually([&] { return member.client.balance().held == Points(0); }));
    }
    void breakNext(Fault::Kind kind, const char *operation, int times = 1) const
    {
        Fault fault;
        fault.kind = kind;
        fault.orderId = order.id;
        fault.operation = QLatin1String(operation);
        fault.times = times;
        server->sandbox().injectFault(fault);
    }
    void repair() const
    {
        server::http::OutboundRequest request;
        request.method = "DELETE";
        request.url = server->sandboxUrl().resolved(QUrl(QStringLiteral("/__sandbox/faults")));
        request.headers = {{"Content-Type", "application/json"}};
        REQUIRE(server::http::send(request));
    }

    FakeClock clock{QDateTime::currentDateTimeUtc()};
    std::unique_ptr<RealServer> server = [this] {
        server::Config config;
        config.clock = &clock;
        return std::make_unique<RealServer>(config);
    }();
    Member member = join(*server);
    api::TopUp order;
};

const QJsonObject account{{QStringLiteral("bank"), QStringLiteral("88")}, {QStringLiteral("number"), QStringLiteral("110123456789")}, {QStringLiteral("holder"), QStringLiteral("김하나")}};

} // namespace

TEST_CASE("everything unused within seven days is the whole price, and the given points lapse")
{
    Shop shop;
    const QJsonObject quote = shop.quote();
    CHECK(quote.value(QLatin1String("points")).toInt() == 1000);
    CHECK(quote.value(QLatin1String("bonus")).toInt() == 50);
    CHECK(quote.value(QLatin1String("won")).toInt() == 10'000);
    CHECK(quote.value(QLatin1String("sharePercent")).toInt() == 100);
    CHECK_FALSE(quote.value(QLatin1String("needsAccount")).toBool());
    const Answer refund = shop.refund(1000, 10'000);
    REQUIRE(refund.status == 201);
    CHECK(refund.json().value(QLatin1String("state")).toString() == QStringLiteral("done"));
    CHECK(shop.points() == 0);
    CHECK(shop.moneyKept() == 0);
    const api::TopUp after = shop.now();
    CHECK(after.state == TopUpState::Refunded);
    REQUIRE(after.refunds.size() == 1);
    CHECK(after.refunds.first().won == Krw(10'000));
    CHECK(shop.refund(1000, 10'000).json() == refund.json()); // the same call again: the same answer, no more money
    CHECK(shop.refund(1000, 10'000, "another-key-1").code() == QStringLiteral("refund_impossible"));
    CHECK(shop.quote().value(QLatin1String("refusal")).toString() == QStringLiteral("refund_impossible"));
    const QList<api::PointEntry> entries = shop.member.client.entries();
    REQUIRE(entries.size() == 2);
    CHECK(entries.first().kind == QStringLiteral("refund"));
    CHECK(entries.first().orderId == shop.order.id);
}

TEST_CASE("what was spent is not given back, and after seven days a share of the rest is")
{
    Shop shop;
    shop.spend(2); // 24 P
    CHECK(shop.quote().value(QLatin1String("points")).toInt() == 976);
    CHECK(shop.quote().value(QLatin1String("won")).toInt() == 9760);
    shop.clock.advance(7 * 24 * 3600 + 1);
    const Member again{{}, ServiceClient(shop.server->url(), shop.member.client.bearer())};
    Shop fresh; // a token of its own time; the old one has expired with the clock
    fresh.spend(2);
    fresh.clock.advance(600);
    CHECK(fresh.refund(1000, 10'000).code() == QStringLiteral("quote_expired"));
    CHECK(fresh.refund(976, 9759).code() == QStringLiteral("quote_expired"));
    REQUIRE(fresh.refund(976, 9760, "a-refund-0002").status == 201);
    CHECK(fresh.now().state == TopUpState::PartlyRefunded);
    CHECK(fresh.moneyKept() == 240);
    CHECK(fresh.points() == 0);
    CHECK(again.client.base() == shop.server->url());
}

TEST_CASE("the formula after seven days is the offer's")
{
    FakeClock clock{QDateTime::currentDateTimeUtc()};
    server::Config config;
    config.clock = &clock;
    RealServer server(config);
    const QString email = QStringLiteral("later@example.com");
    ServiceClient outside(server.url());
    const Answer joined = outside.post(QStringLiteral("/v1/accounts"), joinForm(email), "join-0001");
    REQUIRE(joined.status == 201);
    const auto client = [&] {
        const Answer session = outside.post(QStringLiteral("/v1/sessions"), {{QStringLiteral("email"), email},
                                                                             {QStringLiteral("password"), joinForm(email).value(QLatin1String("password"))},
                                                                             {QStringLiteral("deviceName"), QStringLiteral("x")}});
        return ServiceClient(server.url(), session.json().value(QLatin1String("accessToken")).toString());
    };
    ServiceClient first = client();
    REQUIRE(first.post(QStringLiteral("/v1/me/verification/confirm"), {{QStringLiteral("code"), server.code(email)}}).status < 300);
    const api::TopUp order = first.order(QStringLiteral("p10000"));
    REQUIRE(Customer(server, order).pay().status == 302);
    clock.advance(7 * 24 * 3600 - 60);
    CHECK(client().get(QStringLiteral("/v1/top-ups/%1/refund").arg(order.id)).json().value(QLatin1String("won")).toInt() == 10'000);
    clock.advance(120);
    ServiceClient later = client();
    const QJsonObject quote = later.get(QStringLiteral("/v1/top-ups/%1/refund").arg(order.id)).json();
    CHECK(quote.value(QLatin1String("sharePercent")).toInt() == 90);
    CHECK(quote.value(QLatin1String("worth")).toInt() == 10'000);
    CHECK(quote.value(QLatin1String("won")).toInt() == 9'000);
    const QJsonObject body{{QStringLiteral("points"), 1000}, {QStringLiteral("won"), 9000}};
    REQUIRE(later.post(QStringLiteral("/v1/top-ups/%1/refunds").arg(order.id), body, "a-refund-0001").status == 201);
    CHECK(later.topUp(order.id).state == TopUpState::PartlyRefunded);
    CHECK(server.sandbox().paymentByOrder(order.id).value(QLatin1String("balanceAmount")).toInteger() == 1000);
    CHECK(later.balance() == api::Balance());
}

TEST_CASE("whatever happens to the answer, money and points move once")
{
    struct Row {
        Fault::Kind kind;
        bool moved; // at the first call
    };
    for (const Row &row : {Row{Fault::Kind::DropAfterCommit, true}, Row{Fault::Kind::ErrorAfterCommit, true}, Row{Fault::Kind::MalformedJson, true},
                           Row{Fault::Kind::ErrorBeforeCommit, false}}) {
        Shop shop;
        CAPTURE(int(row.kind));
        shop.breakNext(row.kind, "cancel");
        shop.breakNext(Fault::Kind::DropAfterCommit, "get", 1000);
        const Answer refund = shop.refund(1000, 10'000);
        REQUIRE(refund.status == 201);
        CHECK(refund.json().value(QLatin1String("state")).toString() == QStringLiteral("checking"));
        CHECK(shop.points() == 0); // nobody spends what may be on its way back
        CHECK((shop.moneyKept() == 0) == row.moved);
        CHECK(shop.now().state == TopUpState::Refunding);
        CHECK(shop.refund(1000, 10'000, "another-key-1").code() == QStringLiteral("refund_impossible"));
        shop.repair();
        shop.clock.advance(senderGone);
        inParallel(12, [&](int) { shop.now(); });
        CHECK(shop.now().state == TopUpState::Refunded);
        CHECK(shop.moneyKept() == 0);
        CHECK(shop.points() == 0);
        CHECK(shop.server->sandbox().paymentByOrder(shop.order.id).value(QLatin1String("cancels")).toArray().size() == 1);
        CHECK(shop.member.client.entries().size() == 2);
    }
}

TEST_CASE("a refund that the payment service refuses gives the points back and says so")
{
    Shop shop;
    REQUIRE(shop.server->sandbox().paymentByOrder(shop.order.id).value(QLatin1String("balanceAmount")).toInteger() == 10'000);
    // Somebody gave the money back at the payment service itself.
    server::http::OutboundRequest cancel;
    cancel.method = "POST";
    const QString key = shop.server->sandbox().paymentByOrder(shop.order.id).value(QLatin1String("paymentKey")).toString();
    cancel.url = shop.server->sandboxUrl().resolved(QUrl(QStringLiteral("/v1/payments/%1/cancel").arg(key)));
    cancel.headers = {{"Content-Type", "application/json"},
                      {"Authorization", "Basic " + QByteArray("test_sk_sandbox_tests00000000000000:").toBase64()}};
    cancel.body = R"({"cancelReason":"by hand","cancelAmount":1000})";
    REQUIRE(server::http::send(cancel)->status == 200);
    const Answer refund = shop.refund(1000, 10'000);
    REQUIRE(refund.status == 201);
    // Neither as before nor as after: nobody guesses, an operator sees it in the audit.
    CHECK(refund.json().value(QLatin1String("state")).toString() == QStringLiteral("checking"));
    CHECK(shop.points() == 0);
    CHECK(shop.moneyKept() == 9000);
}

TEST_CASE("a deposited order wants the account to send the money to, forgets it, and says that the bank takes days")
{
    Shop shop(QStringLiteral("VIRTUAL_ACCOUNT"));
    CHECK(shop.quote().value(QLatin1String("needsAccount")).toBool());
    CHECK(shop.refund(1000, 10'000).field() == QStringLiteral("account"));
    CHECK(shop.points() == 1050);
    const Answer refund = shop.refund(1000, 10'000, "a-refund-0002", account);
    REQUIRE(refund.status == 201);
    CHECK(refund.json().value(QLatin1String("state")).toString() == QStringLiteral("done"));
    CHECK(refund.json().value(QLatin1String("byTransfer")).toBool());
    CHECK(shop.points() == 0);
    CHECK(shop.moneyKept() == 0);
    shop.server->stop();
    for (const char *name : {"/server/backend.sqlite", "/server/backend.sqlite-wal"}) {
        QFile file(shop.server->folder() + QLatin1String(name));
        if (file.open(QIODevice::ReadOnly))
            CHECK_FALSE(file.readAll().contains("110123456789"));
    }
}

TEST_CASE("a card order takes no account, and nobody refunds another's order")
{
    Shop shop;
    CHECK(shop.refund(1000, 10'000, "a-refund-0001", account).field() == QStringLiteral("account"));
    const Member other = join(*shop.server);
    CHECK(other.client.get(shop.path("refund")).code() == QStringLiteral("not_found"));
    CHECK(other.client.post(shop.path("refunds"), {{QStringLiteral("points"), 1000}, {QStringLiteral("won"), 10'000}}, "a-refund-0002").code() == QStringLiteral("not_found"));
    CHECK(shop.points() == 1050);
    CHECK(shop.moneyKept() == 10'000);
}

TEST_CASE("twenty refunds of one order at once: one goes through")
{
    Shop shop;
    std::atomic<int> made = 0;
    inParallel(20, [&](int i) { made += shop.refund(1000, 10'000, "a-refund-" + QByteArray::number(1000 + i)).status == 201 ? 1 : 0; });
    CHECK(made == 1);
    CHECK(shop.now().state == TopUpState::Refunded);
    CHECK(shop.points() == 0);
    CHECK(shop.server->sandbox().paymentByOrder(shop.order.id).value(QLatin1String("cancels")).toArray().size() == 1);
}

TEST_CASE("spending and refunding at once never make more than was bought")
{
    for (int round = 0; round < 10; ++round) {
        Shop shop(QStringLiteral("CARD"), QStringLiteral("p5000"));
        std::atomic<bool> refunded = false;
        inParallel(6, [&](int i) {
            if (i == 0)
                refunded = shop.refund(500, 5000).status == 201;
            else
                shop.member.client.make(recipeForm(), "make-" + QByteArray::number(10'000 + i));
        });
        REQUIRE(eventually([&] { return shop.member.client.balance().held == Points(0); }));
        qint64 spent = 0;
        for (const api::PointEntry &entry : shop.member.client.entries())
            spent += entry.kind == QLatin1String("settle") ? -entry.held.value() : 0;
        CHECK(shop.points() + spent == (refunded ? 0 : 500));
        CHECK(shop.moneyKept() == (refunded ? 0 : 5000));
        CHECK((!refunded || spent == 0));
    }
}
