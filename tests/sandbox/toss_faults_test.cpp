#include "sandbox_client.h"
#include "support/catch.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QUrlQuery>
#include <chrono>
#include <thread>

using namespace mj;
using namespace mj::tests;
using Kind = sandbox::Fault::Kind;

namespace
{

QUrl authenticated(SandboxClient &client, const QString &order)
{
    const auto success = client.sandbox().authenticate(SandboxClient::request(order, 10000));
    REQUIRE(success);
    return *success;
}

QString statusOf(SandboxClient &client, const QString &order)
{
    return client.sandbox().paymentByOrder(order)[QLatin1String("status")].toString();
}

// Waits on the condition, not on a guess of how long it takes.
template <class Condition>
bool reached(Condition condition, int withinMs = 5000)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition()) {
        if (timer.elapsed() > withinMs)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
}

} // namespace

TEST_CASE("a fault meets one call and is gone", "[sandbox]")
{
    SandboxClient client;
    const QString order = QStringLiteral("order-fault");
    const QUrl success = authenticated(client, order);
    sandbox::Fault fault;
    fault.orderId = order;

    SECTION("500 before the change")
    {
        fault.kind = Kind::ErrorBeforeCommit;
        client.sandbox().injectFault(fault);
        CHECK(client.confirm(success).status == 500);
        CHECK(statusOf(client, order) == QStringLiteral("IN_PROGRESS"));
        CHECK(client.confirm(success).status == 200);
    }
    SECTION("500 after the change")
    {
        fault.kind = Kind::ErrorAfterCommit;
        client.sandbox().injectFault(fault);
        CHECK(client.confirm(success).code() == QStringLiteral("FAILED_INTERNAL_SYSTEM_PROCESSING"));
        CHECK(statusOf(client, order) == QStringLiteral("DONE"));
        CHECK(client.confirm(success).code() == QStringLiteral("ALREADY_PROCESSED_PAYMENT"));
    }
    SECTION("the connection is cut after the change")
    {
        fault.kind = Kind::DropAfterCommit;
        client.sandbox().injectFault(fault);
        CHECK(client.confirm(success).status == 0);
        CHECK(statusOf(client, order) == QStringLiteral("DONE"));
    }
    SECTION("half a JSON text")
    {
        fault.kind = Kind::MalformedJson;
        client.sandbox().injectFault(fault);
        const Answer answer = client.confirm(success);
        CHECK(answer.status == 200);
        CHECK_FALSE(answer.isJson);
        CHECK(!answer.body.isEmpty());
        CHECK(statusOf(client, order) == QStringLiteral("DONE"));
    }
    SECTION("the change at once, the answer late")
    {
        fault.kind = Kind::DelayAfterCommit;
        fault.delayMs = 1500;
        client.sandbox().injectFault(fault);
        QElapsedTimer timer;
        timer.start();
        Answer late;
        std::thread caller([&] { late = client.confirm(success); });
        CHECK(reached([&] { return statusOf(client, order) == QStringLiteral("DONE"); }, 1000));
        CHECK(timer.elapsed() < 1400);
        caller.join();
        CHECK(timer.elapsed() >= 1500);
        CHECK(late.json[QLatin1String("status")].toString() == QStringLiteral("DONE"));
    }
    SECTION("an answer that trickles is whole in the end")
    {
        fault.kind = Kind::SlowDrip;
        fault.delayMs = 1000;
        client.sandbox().injectFault(fault);
        QElapsedTimer timer;
        timer.start();
        const Answer answer = client.confirm(success);
        CHECK(timer.elapsed() >= 800);
        CHECK(answer.json == client.sandbox().paymentByOrder(order));
        CHECK(answer.body.size() == answer.headers.value("content-length").toInt());
    }
    SECTION("fields and values nobody has heard of")
    {
        fault.kind = Kind::UnknownFields;
        client.sandbox().injectFault(fault);
        const Answer answer = client.confirm(success);
        const QJsonObject plain = client.sandbox().paymentByOrder(order);
        CHECK(answer.json.size() > plain.size());
        CHECK(answer.json[QLatin1String("method")] != plain[QLatin1String("method")]);
        for (const char *truth : {"status", "orderId", "paymentKey", "totalAmount", "balanceAmount", "currency"}) {
            INFO(truth);
            CHECK(answer.json[QLatin1String(truth)] == plain[QLatin1String(truth)]);
        }
    }
    SECTION("a status nobody has heard of")
    {
        fault.kind = Kind::UnknownStatus;
        fault.operation = QStringLiteral("get");
        client.sandbox().injectFault(fault);
        CHECK(client.confirm(success).json[QLatin1String("status")].toString() == QStringLiteral("DONE"));
        const QByteArray address = "/v1/payments/orders/order-fault";
        CHECK(client.api("GET", address).json[QLatin1String("status")].toString() == QStringLiteral("UNDER_REVIEW"));
        CHECK(client.api("GET", address).json[QLatin1String("status")].toString() == QStringLiteral("DONE"));
    }
    SECTION("a key's kept answer is the true one")
    {
        fault.kind = Kind::UnknownStatus;
        client.sandbox().injectFault(fault);
        const Headers key{{"Idempotency-Key", "spoiled"}};
        CHECK(client.confirm(success, key).json[QLatin1String("status")].toString() == QStringLiteral("UNDER_REVIEW"));
        CHECK(client.confirm(success, key).json[QLatin1String("status")].toString() == QStringLiteral("DONE"));
    }
    SECTION("the next cancel, whatever confirm and get do before")
    {
        fault.kind = Kind::ErrorAfterCommit;
        fault.operation = QStringLiteral("cancel");
        fault.orderId.clear();
        client.sandbox().injectFault(fault);
        const Answer confirmed = client.confirm(success);
        CHECK(confirmed.status == 200);
        CHECK(client.api("GET", "/v1/payments/orders/order-fault").status == 200);
        const QString key = confirmed.json[QLatin1String("paymentKey")].toString();
        const QJsonObject body{{QStringLiteral("cancelReason"), QStringLiteral("x")}};
        CHECK(client.cancel(key, body).status == 500);
        CHECK(statusOf(client, order) == QStringLiteral("CANCELED"));
    }
    SECTION("another order is left in peace")
    {
        fault.kind = Kind::ErrorBeforeCommit;
        fault.orderId = QStringLiteral("order-elsewhere");
        client.sandbox().injectFault(fault);
        CHECK(client.confirm(success).status == 200);
    }
    SECTION("two calls of any order, of get only")
    {
        fault.orderId.clear();
        fault.operation = QStringLiteral("get");
        fault.times = 2;
        client.sandbox().injectFault(fault);
        const QByteArray address = "/v1/payments/orders/order-fault";
        CHECK(client.api("GET", address).status == 500);
        CHECK(client.api("GET", address).status == 500);
        CHECK(client.api("GET", address).status == 200);
    }
}

TEST_CASE("a delayed confirm is charged although the caller has hung up", "[sandbox]")
{
    SandboxClient client;
    const QString order = QStringLiteral("order-late");
    const QUrl success = authenticated(client, order);
    sandbox::Fault fault;
    fault.kind = Kind::DelayBeforeCommit;
    fault.delayMs = 400;
    client.sandbox().injectFault(fault);

    const QJsonObject payment = client.sandbox().paymentByOrder(order);
    const QByteArray body = QJsonDocument(QJsonObject{{QStringLiteral("paymentKey"), payment[QLatin1String("paymentKey")]},
                                                      {QStringLiteral("orderId"), order},
                                                      {QStringLiteral("amount"), 10000}})
                                .toJson(QJsonDocument::Compact);
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), client.port());
    REQUIRE(socket.waitForConnected(5000));
    socket.write("POST /v1/payments/confirm HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nIdempotency-Key: late-key\r\n"
                 "Authorization: " +
                 SandboxClient::basic(secretKey + ':') + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    REQUIRE(socket.waitForBytesWritten(5000));

    const Headers key{{"Idempotency-Key", "late-key"}};
    // The fault is used up once the first call is under way.
    REQUIRE(reached([&] { return send(client.port(), "GET", "/__sandbox/faults").json[QLatin1String("faults")].toArray().isEmpty(); }));
    CHECK(client.confirm(success, key).code() == QStringLiteral("IDEMPOTENT_REQUEST_PROCESSING"));
    CHECK(statusOf(client, order) == QStringLiteral("IN_PROGRESS"));
    socket.abort();
    CHECK(reached([&] { return statusOf(client, order) == QStringLiteral("DONE"); }));
    CHECK(reached([&] { return client.confirm(success, key).status == 200; }));
}

TEST_CASE("the way back to the merchant can be lost or rewritten, the payment stays true", "[sandbox]")
{
    SandboxClient client;
    const QString order = QStringLiteral("order-way-back");
    const QString session = client.open(SandboxClient::request(order, 10000)).json[QLatin1String("session")].toString();
    const auto approve = [&](Kind kind) {
        sandbox::Fault fault;
        fault.kind = kind;
        fault.orderId = order;
        client.sandbox().injectFault(fault);
        return client.press(session, "approve");
    };
    const auto query = [](const Answer &answer) { return QUrlQuery(QUrl(QString::fromLatin1(answer.headers.value("location")))); };
    const auto value = [](const QUrlQuery &from, const char *name) { return from.queryItemValue(QLatin1String(name)); };
    SECTION("lost, and found by asking")
    {
        const Answer lost = approve(Kind::RedirectLost);
        CHECK(lost.status == 200);
        CHECK(lost.body.contains("data-test=\"ended\""));
        CHECK_FALSE(lost.headers.contains("location"));
        const QJsonObject payment = client.api("GET", "/v1/payments/orders/order-way-back").json;
        CHECK(payment[QLatin1String("status")].toString() == QStringLiteral("IN_PROGRESS"));
        CHECK(client.confirm(payment[QLatin1String("paymentKey")].toString(), order, 10000).status == 200);
    }
    SECTION("rewritten")
    {
        const QUrlQuery amount = query(approve(Kind::RedirectAmount));
        const QUrlQuery other = query(approve(Kind::RedirectOrder));
        const QUrlQuery key = query(approve(Kind::RedirectPaymentKey));
        const QUrlQuery honest = query(client.press(session, "approve"));
        CHECK(value(amount, "amount") == QStringLiteral("100"));
        CHECK(value(amount, "paymentKey") == value(honest, "paymentKey"));
        CHECK(value(other, "orderId") != order);
        CHECK(value(other, "amount") == QStringLiteral("10000"));
        CHECK(value(key, "paymentKey") != value(honest, "paymentKey"));
        CHECK(value(key, "orderId") == order);
        CHECK(client.confirm(value(key, "paymentKey"), order, 10000).code() == QStringLiteral("NOT_FOUND_PAYMENT"));
        CHECK(client.confirm(value(honest, "paymentKey"), order, 10000).status == 200);
    }
    SECTION("a call of the API meets none of them")
    {
        sandbox::Fault fault;
        fault.kind = Kind::RedirectLost;
        client.sandbox().injectFault(fault);
        CHECK(client.api("GET", "/v1/payments/orders/order-way-back").status == 200);
        CHECK(send(client.port(), "GET", "/__sandbox/faults").body.contains("redirect_lost"));
    }
}

TEST_CASE("the control routes move the clock, set faults and forget everything", "[sandbox]")
{
    SandboxClient client;
    const QString order = QStringLiteral("order-control");
    const QUrl success = authenticated(client, order);
    const Headers json{{"Content-Type", "application/json"}};
    const auto post = [&](const QByteArray &what, const QByteArray &body) {
        return send(client.port(), "POST", "/__sandbox/" + what, body, json);
    };

    CHECK(send(client.port(), "GET", "/__sandbox/payments").json[QLatin1String("payments")].toArray().size() == 1);
    CHECK(post("faults", R"({"kind":"error_before_commit","orderId":"order-control"})").status == 200);
    CHECK(client.confirm(success).status == 500);
    CHECK(post("faults", R"({"kind":"no_such_kind"})").status == 400);
    for (const char *kind : {"delay_after_commit", "slow_drip", "unknown_fields", "unknown_status", "webhook_before_answer",
                             "webhook_duplicate", "webhook_out_of_order", "webhook_lost", "webhook_forged"}) {
        INFO(kind);
        CHECK(post("faults", QByteArray("{\"kind\":\"") + kind + "\",\"times\":2}").body.contains(kind));
    }
    CHECK(send(client.port(), "GET", "/__sandbox/clock").json[QLatin1String("now")].toString().endsWith(QLatin1Char('Z')));
    CHECK(post("clock", R"({"advanceSeconds":-1})").status == 400);
    CHECK(post("clock", R"({"advanceSeconds":601})").status == 200);
    CHECK(statusOf(client, order) == QStringLiteral("EXPIRED"));
    CHECK(post("reset", "{}").status == 200);
    CHECK(client.sandbox().paymentCount() == 0);
    // A foreign web page can only send what needs no permission, and that is refused.
    CHECK(send(client.port(), "POST", "/__sandbox/reset", "{}", {{"Content-Type", "text/plain"}}).status == 415);
}
