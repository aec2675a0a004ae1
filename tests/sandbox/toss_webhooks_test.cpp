#include "sandbox_client.h"
#include "support/catch.h"
#include "support/fake_clock.h"
#include "webhook_receiver.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <chrono>

using namespace mj;
using namespace mj::tests;
using Kind = sandbox::Fault::Kind;

namespace
{

const QString order = QStringLiteral("order-webhook");

QStringList eventsOf(const QList<Webhook> &webhooks)
{
    QStringList list;
    for (const Webhook &webhook : webhooks)
        list << webhook.event() + QLatin1Char(' ') + webhook.status();
    return list;
}

void inject(SandboxClient &client, Kind kind, int delayMs = 0)
{
    sandbox::Fault fault;
    fault.kind = kind;
    fault.delayMs = delayMs;
    client.sandbox().injectFault(fault);
}

// True when nothing more comes for a while that is long beside the sender's pace.
bool isQuiet(WebhookReceiver &receiver, int count)
{
    return !receiver.has(count + 1, 400);
}

QString stateOf(SandboxClient &client, qsizetype index)
{
    return client.sandbox().webhooks().at(index).toObject()[QLatin1String("state")].toString();
}

bool reaches(const std::function<bool()> &condition)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition() && timer.elapsed() < 5000)
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    return condition();
}

} // namespace

TEST_CASE("a change of status is posted in the vendor's form", "[sandbox]")
{
    SandboxClient client;
    WebhookReceiver receiver;
    REQUIRE(client.sandbox().setWebhookTarget(receiver.url()));
    const QString key = client.pay(order, 10000);
    REQUIRE(receiver.has(1));
    const Webhook webhook = receiver.received().first();
    CHECK(webhook.headers.value("request") == "POST /hooks/toss HTTP/1.1");
    CHECK(webhook.headers.value("content-type") == "application/json");
    CHECK(webhook.headers.value("tosspayments-webhook-transmission-id").startsWith("whtrans_"));
    CHECK(webhook.headers.value("tosspayments-webhook-transmission-time").endsWith("+09:00"));
    CHECK(webhook.headers.value("tosspayments-webhook-transmission-retried-count") == "0");
    CHECK_FALSE(webhook.headers.contains("tosspayments-webhook-signature"));
    CHECK(webhook.text("eventType") == QStringLiteral("PAYMENT_STATUS_CHANGED"));
    CHECK(webhook.text("createdAt").contains(QRegularExpression(QStringLiteral("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}$"))));
    CHECK(webhook.data() == client.api("GET", "/v1/payments/orders/order-webhook").json);

    REQUIRE(client.cancel(key, {{QStringLiteral("cancelReason"), QStringLiteral("x")}, {QStringLiteral("cancelAmount"), 4000}}).status ==
            200);
    REQUIRE(receiver.has(2));
    CHECK(receiver.received().last().status() == QStringLiteral("PARTIAL_CANCELED"));
    CHECK(isQuiet(receiver, 2));
    CHECK(client.sandbox().webhooks().size() == 2);
}

TEST_CASE("refusals and expiry are told, opening and approving are not", "[sandbox]")
{
    FakeClock clock;
    SandboxClient client({}, &clock);
    WebhookReceiver receiver;
    REQUIRE(client.sandbox().setWebhookTarget(receiver.url()));
    REQUIRE(client.sandbox().authenticate(SandboxClient::request(order, 10000)));
    CHECK(isQuiet(receiver, 0));
    // Nobody asks for the payment: time alone makes it expire.
    clock.advance(601);
    REQUIRE(receiver.has(1));
    CHECK(receiver.received().first().status() == QStringLiteral("EXPIRED"));
    const Answer opened = client.open(SandboxClient::request(QStringLiteral("order-declined"), 10000));
    client.press(opened.json[QLatin1String("session")].toString(), "decline");
    REQUIRE(receiver.has(2));
    CHECK(receiver.received().last().status() == QStringLiteral("ABORTED"));
    CHECK(isQuiet(receiver, 2));
}

TEST_CASE("a virtual account tells its deposits twice and its expiry not at all", "[sandbox]")
{
    SandboxClient client;
    WebhookReceiver receiver;
    REQUIRE(client.sandbox().setWebhookTarget(receiver.url()));
    const QJsonObject payment = client.awaitDeposit(order, 30000);
    REQUIRE(receiver.has(1));
    REQUIRE(client.sandbox().deposit(order));
    REQUIRE(receiver.has(3));
    const QString depositKey = client.payment(order)[QLatin1String("lastTransactionKey")].toString();
    REQUIRE(client.sandbox().revertDeposit(order));
    REQUIRE(receiver.has(5));
    REQUIRE(client.sandbox().expireDeposit(order));
    CHECK(isQuiet(receiver, 5));
    const QList<Webhook> all = receiver.received();
    CHECK(eventsOf(all) == QStringList{QStringLiteral("PAYMENT_STATUS_CHANGED WAITING_FOR_DEPOSIT"),
                                       QStringLiteral("PAYMENT_STATUS_CHANGED DONE"), QStringLiteral("DEPOSIT_CALLBACK DONE"),
                                       QStringLiteral("PAYMENT_STATUS_CHANGED WAITING_FOR_DEPOSIT"),
                                       QStringLiteral("DEPOSIT_CALLBACK WAITING_FOR_DEPOSIT")});
    const Webhook deposit = all.at(2);
    CHECK(deposit.body.size() == 5);
    CHECK(deposit.text("secret") == payment[QLatin1String("secret")].toString());
    CHECK(deposit.text("orderId") == order);
    CHECK(deposit.text("transactionKey") == depositKey);
    CHECK(!deposit.text("createdAt").isEmpty());
}

TEST_CASE("nothing but 200 counts, and the tries follow the vendor's calendar", "[sandbox]")
{
    FakeClock clock;
    SandboxClient client({}, &clock);
    std::atomic<int> status{500};
    WebhookReceiver receiver([&status](const Webhook &) { return status.load(); });
    REQUIRE(client.sandbox().setWebhookTarget(receiver.url()));
    client.pay(order, 10000);
    REQUIRE(receiver.has(1));
    const QList<int> minutes{1, 4, 16, 64, 256, 1024, 4096};
    SECTION("until somebody answers 200")
    {
        status = 204;
        client.sandbox().advanceClock(61);
        REQUIRE(receiver.has(2));
        REQUIRE(reaches([&] { return client.sandbox().webhooks().at(0).toObject()[QLatin1String("tries")].toInt() == 2; }));
        CHECK(stateOf(client, 0) == QStringLiteral("waiting"));
        status = 200;
        client.sandbox().advanceClock(4 * 60 + 1);
        REQUIRE(receiver.has(3));
        CHECK(reaches([&] { return stateOf(client, 0) == QStringLiteral("delivered"); }));
        CHECK(receiver.received().last().headers.value("tosspayments-webhook-transmission-retried-count") == "2");
        const QByteArray id = receiver.received().first().headers.value("tosspayments-webhook-transmission-id");
        CHECK(receiver.received().last().headers.value("tosspayments-webhook-transmission-id") == id);
    }
    SECTION("seven times more, then never")
    {
        for (int i = 0; i < minutes.size(); ++i) {
            INFO(i);
            REQUIRE(reaches([&] { return client.sandbox().webhooks().at(0).toObject()[QLatin1String("tries")].toInt() == i + 1; }));
            client.sandbox().advanceClock(minutes.at(i) * 60 - 5);
            if (i < 2)
                CHECK(isQuiet(receiver, i + 1));
            client.sandbox().advanceClock(6);
            REQUIRE(receiver.has(i + 2));
        }
        CHECK(reaches([&] { return stateOf(client, 0) == QStringLiteral("given_up"); }));
        client.sandbox().advanceClock(30 * 24 * 3600);
        CHECK(isQuiet(receiver, 8));
    }
}

TEST_CASE("a receiver that never answers slows nobody, not even stop", "[sandbox]")
{
    SandboxClient client;
    WebhookReceiver receiver([](const Webhook &) { return 0; });
    REQUIRE(client.sandbox().setWebhookTarget(receiver.url()));
    client.pay(order, 10000);
    REQUIRE(receiver.has(1));
    QElapsedTimer timer;
    timer.start();
    client.pay(QStringLiteral("order-meanwhile"), 10000);
    CHECK(client.sandbox().setWebhookTarget(receiver.url()));
    CHECK(client.sandbox().webhooks().size() == 2);
    CHECK(timer.elapsed() < 1000);
    client.sandbox().stop();
    CHECK(timer.elapsed() < 2000);
    // What stop cut short was no try.
    CHECK(client.sandbox().webhooks().at(0).toObject()[QLatin1String("tries")].toInt(-1) == 0);
}

TEST_CASE("ten seconds without an answer are a failed try", "[sandbox]")
{
    SandboxClient client;
    std::atomic<int> status{0};
    WebhookReceiver receiver([&status](const Webhook &) { return status.load(); });
    REQUIRE(client.sandbox().setWebhookTarget(receiver.url()));
    QElapsedTimer timer;
    timer.start();
    client.pay(order, 10000);
    REQUIRE(receiver.has(1));
    status = 200;
    while (client.sandbox().webhooks().at(0).toObject()[QLatin1String("tries")].toInt() == 0 && timer.elapsed() < 15000)
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    CHECK(timer.elapsed() > 9500);
    CHECK(timer.elapsed() < 12000);
    CHECK(stateOf(client, 0) == QStringLiteral("waiting"));
    client.sandbox().advanceClock(61);
    CHECK(receiver.has(2));
    CHECK(reaches([&] { return stateOf(client, 0) == QStringLiteral("delivered"); }));
}

TEST_CASE("webhooks stay on this machine", "[sandbox]")
{
    SandboxClient client;
    for (const char *address : {"http://example.com/hook", "http://192.168.0.1/hook", "https://127.0.0.1/hook", "ftp://127.0.0.1/hook",
                                "http://user@127.0.0.1/hook", "http://127.0.0.1.example.com/hook", "hook"}) {
        INFO(address);
        CHECK_FALSE(client.sandbox().setWebhookTarget(QUrl(QString::fromLatin1(address))));
        CHECK(client.lever("webhook", {{QStringLiteral("target"), QString::fromLatin1(address)}}).status == 400);
    }
    client.pay(order, 10000);
    CHECK(client.sandbox().webhooks().isEmpty());
    CHECK(client.sandbox().setWebhookTarget(QUrl(QStringLiteral("http://localhost:1/hook"))));
    CHECK(client.sandbox().setWebhookTarget(QUrl(QStringLiteral("http://[::1]:1/hook"))));
    CHECK(send(client.port(), "GET", "/__sandbox/webhook").json[QLatin1String("target")].toString() ==
          QStringLiteral("http://[::1]:1/hook"));
    CHECK(client.lever("webhook", {{QStringLiteral("target"), QString()}}).status == 200);
    client.pay(QStringLiteral("order-nobody"), 10000);
    CHECK(client.sandbox().webhooks().isEmpty());
}

TEST_CASE("webhooks can be made to come twice, late, early, not at all and from a stranger", "[sandbox]")
{
    SandboxClient client;
    WebhookReceiver receiver([&client](const Webhook &) {
        // A merchant asks back while it is being told.
        return client.api("GET", "/v1/payments/orders/order-webhook").status == 0 ? 500 : 200;
    });
    REQUIRE(client.sandbox().setWebhookTarget(receiver.url()));
    SECTION("twice")
    {
        inject(client, Kind::WebhookDuplicate);
        client.pay(order, 10000);
        REQUIRE(receiver.has(2));
        const QList<Webhook> both = receiver.received();
        CHECK(both.at(0).body == both.at(1).body);
        CHECK(both.at(0).headers.value("tosspayments-webhook-transmission-id") !=
              both.at(1).headers.value("tosspayments-webhook-transmission-id"));
        CHECK(isQuiet(receiver, 2));
    }
    SECTION("out of order")
    {
        client.awaitDeposit(order, 30000);
        REQUIRE(receiver.has(1));
        inject(client, Kind::WebhookOutOfOrder, 60000);
        REQUIRE(client.sandbox().deposit(order));
        CHECK(isQuiet(receiver, 1));
        REQUIRE(client.sandbox().revertDeposit(order));
        REQUIRE(receiver.has(5));
        CHECK(eventsOf(receiver.received().mid(1)) == QStringList{QStringLiteral("PAYMENT_STATUS_CHANGED WAITING_FOR_DEPOSIT"),
                                                                  QStringLiteral("DEPOSIT_CALLBACK WAITING_FOR_DEPOSIT"),
                                                                  QStringLiteral("PAYMENT_STATUS_CHANGED DONE"),
                                                                  QStringLiteral("DEPOSIT_CALLBACK DONE")});
    }
    SECTION("late, when nothing overtakes it")
    {
        inject(client, Kind::WebhookOutOfOrder, 300);
        QElapsedTimer timer;
        timer.start();
        client.pay(order, 10000);
        REQUIRE(receiver.has(1));
        CHECK(timer.elapsed() >= 300);
    }
    SECTION("before the answer of the call")
    {
        inject(client, Kind::WebhookBeforeAnswer);
        client.pay(order, 10000);
        CHECK(receiver.received().size() == 1);
        // Usually it is the other way round.
        client.pay(QStringLiteral("order-usual"), 10000);
        CHECK(receiver.received().size() == 1);
    }
    SECTION("lost on the way, once")
    {
        inject(client, Kind::WebhookLost);
        client.pay(order, 10000);
        CHECK(isQuiet(receiver, 0));
        client.sandbox().advanceClock(61);
        REQUIRE(receiver.has(1));
        CHECK(receiver.received().first().headers.value("tosspayments-webhook-transmission-retried-count") == "1");
    }
    SECTION("forged")
    {
        const QJsonObject payment = client.awaitDeposit(order, 30000);
        REQUIRE(receiver.has(1));
        inject(client, Kind::WebhookForged);
        REQUIRE(client.sandbox().deposit(order));
        REQUIRE(receiver.has(6));
        const QList<Webhook> all = receiver.received().mid(1);
        CHECK(all.at(0).data()[QLatin1String("totalAmount")].toInt() == 300000);
        CHECK(all.at(1).text("secret") != payment[QLatin1String("secret")].toString());
        CHECK(all.at(2).data()[QLatin1String("orderId")].toString() != order);
        CHECK(all.at(3).data()[QLatin1String("totalAmount")].toInt() == 30000);
        CHECK(all.at(4).text("secret") == payment[QLatin1String("secret")].toString());
    }
}

TEST_CASE("faults of calls and of webhooks do not meet each other's", "[sandbox]")
{
    SandboxClient client;
    WebhookReceiver receiver;
    REQUIRE(client.sandbox().setWebhookTarget(receiver.url()));
    const QUrl success = *client.sandbox().authenticate(SandboxClient::request(order, 10000));
    sandbox::Fault any;
    any.kind = Kind::ErrorAfterCommit;
    any.operation.clear();
    any.times = 2;
    client.sandbox().injectFault(any);
    inject(client, Kind::WebhookDuplicate);
    // The call meets its own, the webhook of the same change its own.
    CHECK(client.confirm(success).status == 500);
    REQUIRE(receiver.has(2));
    CHECK(client.api("GET", "/v1/payments/orders/order-webhook").status == 500);
    CHECK(client.api("GET", "/v1/payments/orders/order-webhook").status == 200);
    CHECK(isQuiet(receiver, 2));
}

TEST_CASE("a reset forgets letters and keeps the address", "[sandbox]")
{
    SandboxClient client;
    WebhookReceiver receiver([](const Webhook &) { return 503; });
    REQUIRE(client.sandbox().setWebhookTarget(receiver.url()));
    client.pay(order, 10000);
    REQUIRE(receiver.has(1));
    client.sandbox().reset();
    CHECK(client.sandbox().webhooks().isEmpty());
    client.sandbox().advanceClock(3600);
    CHECK(isQuiet(receiver, 1));
    client.pay(order, 10000);
    CHECK(receiver.has(2));
    CHECK(send(client.port(), "GET", "/__sandbox/webhooks").body.contains("whtrans_"));
}
