#include "sandbox_client.h"
#include "support/catch.h"

#include <QJsonDocument>

using namespace mj;
using namespace mj::tests;

namespace
{

struct Refused {
    const char *name;
    Headers headers;
    QByteArray body;
    int status;
    const char *code;
};

QByteArray confirmBody(const QByteArray &key, const QByteArray &order, const QByteArray &amount)
{
    return "{\"paymentKey\":\"" + key + "\",\"orderId\":\"" + order + "\",\"amount\":" + amount + '}';
}

Headers with(const QByteArray &authorization, const QByteArray &name = {}, const QByteArray &value = {})
{
    Headers headers{{"Content-Type", "application/json"}};
    if (!authorization.isEmpty())
        headers.append(qMakePair(QByteArray("Authorization"), authorization));
    if (!name.isEmpty())
        headers.append(qMakePair(name, value));
    return headers;
}

} // namespace

TEST_CASE("confirm refuses what the vendor refuses", "[sandbox]")
{
    SandboxClient client;
    const auto success = client.sandbox().authenticate(SandboxClient::request(QStringLiteral("order-table"), 10000));
    REQUIRE(success);
    const QJsonObject payment = client.sandbox().paymentByOrder(QStringLiteral("order-table"));
    const QByteArray key = payment[QLatin1String("paymentKey")].toString().toLatin1();
    const QByteArray good = SandboxClient::basic(secretKey + ':');
    const QByteArray body = confirmBody(key, "order-table", "10000");
    const QByteArray bom = SandboxClient::basic("\xEF\xBB\xBF" + secretKey + ':');

    const QList<Refused> table{
        {"no authorization", with({}), body, 401, "UNAUTHORIZED_KEY"},
        {"another scheme", with("Bearer " + secretKey), body, 401, "UNAUTHORIZED_KEY"},
        {"not base64", with("Basic %%%"), body, 401, "UNAUTHORIZED_KEY"},
        {"no colon", with(SandboxClient::basic(secretKey)), body, 403, "INCORRECT_BASIC_AUTH_FORMAT"},
        {"unknown key", with(SandboxClient::basic("test_sk_other:")), body, 401, "UNAUTHORIZED_KEY"},
        {"byte order mark", with(bom), body, 401, "UNAUTHORIZED_KEY"},
        {"client key", with(SandboxClient::basic(clientKey.toLatin1() + ':')), body, 400, "INVALID_API_KEY"},
        {"live key", with(SandboxClient::basic("live_sk_anything:")), body, 400, "INVALID_API_KEY"},
        {"known test code", with(good, "TossPayments-Test-Code", "INVALID_CARD_EXPIRATION"), "{}", 400, "INVALID_CARD_EXPIRATION"},
        {"test code with its own status", with(good, "TossPayments-Test-Code", "REJECT_CARD_PAYMENT"), "{}", 403, "REJECT_CARD_PAYMENT"},
        {"unknown test code", with(good, "TossPayments-Test-Code", "NO_SUCH_CODE"), "{}", 400, "INVALID_TEST_CODE"},
        {"long idempotency key", with(good, "Idempotency-Key", QByteArray(301, 'k')), body, 400, "INVALID_IDEMPOTENCY_KEY"},
        {"truncated json", with(good), "{\"paymentKey\":", 400, "INVALID_REQUEST"},
        {"json array", with(good), "[]", 400, "INVALID_REQUEST"},
        {"form body", {{"Authorization", good}, {"Content-Type", "application/x-www-form-urlencoded"}}, "a=b", 400, "INVALID_REQUEST"},
        {"missing field", with(good), "{\"paymentKey\":\"" + key + "\",\"orderId\":\"order-table\"}", 400, "INVALID_REQUEST"},
        {"wrong amount", with(good), confirmBody(key, "order-table", "1"), 400, "INVALID_REQUEST"},
        {"fraction", with(good), confirmBody(key, "order-table", "10000.5"), 400, "INVALID_REQUEST"},
        {"words for an amount", with(good), confirmBody(key, "order-table", "\"ten\""), 400, "INVALID_REQUEST"},
        {"unknown payment", with(good), confirmBody("nobody", "order-table", "10000"), 404, "NOT_FOUND_PAYMENT"},
        {"another order", with(good), confirmBody(key, "order-other", "10000"), 404, "NOT_FOUND_PAYMENT"},
    };
    for (const Refused &row : table) {
        INFO(row.name);
        const Answer answer = send(client.port(), "POST", "/v1/payments/confirm", row.body, row.headers);
        CHECK(answer.status == row.status);
        CHECK(answer.code() == QLatin1String(row.code));
        CHECK(!answer.json[QLatin1String("message")].toString().isEmpty());
        CHECK(answer.headers.value("x-tosspayments-trace-id").size() == 32);
    }
    CHECK(client.sandbox().paymentByOrder(QStringLiteral("order-table"))[QLatin1String("status")].toString() ==
          QStringLiteral("IN_PROGRESS"));

    // None of the refusals spoiled the payment, and a numeric string is taken as the vendor takes it.
    const Answer paid = send(client.port(), "POST", "/v1/payments/confirm", confirmBody(key, "order-table", "\"10000\""), with(good));
    CHECK(paid.status == 200);
}

TEST_CASE("a payment that never left the checkout page cannot be confirmed", "[sandbox]")
{
    SandboxClient client;
    const Answer opened = client.open(SandboxClient::request(QStringLiteral("order-ready"), 10000));
    const QString key = opened.json[QLatin1String("paymentKey")].toString();
    CHECK(client.confirm(key, QStringLiteral("order-ready"), 10000).code() == QStringLiteral("NOT_FOUND_PAYMENT_SESSION"));
}

TEST_CASE("get refuses strangers and unknown payments", "[sandbox]")
{
    SandboxClient client;
    client.pay(QStringLiteral("order-get"), 10000);
    CHECK(send(client.port(), "GET", "/v1/payments/orders/order-get").code() == QStringLiteral("UNAUTHORIZED_KEY"));
    const Headers noColon{{"Authorization", SandboxClient::basic(secretKey)}};
    CHECK(send(client.port(), "GET", "/v1/payments/orders/order-get", {}, noColon).status == 403);
    CHECK(client.api("GET", "/v1/payments/orders/order-nobody").code() == QStringLiteral("NOT_FOUND_PAYMENT"));
    CHECK(client.api("GET", "/v1/payments/nobody").code() == QStringLiteral("NOT_FOUND_PAYMENT"));
    CHECK(client.api("GET", "/v1/elsewhere").code() == QStringLiteral("NOT_FOUND"));
}

TEST_CASE("a payment made with another pair's client key is not found", "[sandbox]")
{
    SandboxClient client;
    QJsonObject request = SandboxClient::request(QStringLiteral("order-other-pair"), 10000);
    request[QLatin1String("clientKey")] = QStringLiteral("test_ck_another_pair");
    const auto success = client.sandbox().authenticate(request);
    REQUIRE(success);
    CHECK(client.confirm(*success).code() == QStringLiteral("NOT_FOUND_PAYMENT"));
    CHECK(client.api("GET", "/v1/payments/orders/order-other-pair").status == 404);
}

TEST_CASE("the sandbox starts with test keys of one API pair only", "[sandbox]")
{
    const QString secret = QString::fromLatin1(secretKey);
    CHECK_FALSE(sandbox::TossSandbox({0, QStringLiteral("live_sk_x"), clientKey, nullptr, {}}).start());
    CHECK_FALSE(sandbox::TossSandbox({0, secret, QStringLiteral("live_ck_x"), nullptr, {}}).start());
    CHECK_FALSE(sandbox::TossSandbox({0, secret, secret, nullptr, {}}).start());
    const QString widgetClient = QStringLiteral("test_gck_sandbox_x");
    const QString widgetSecret = QStringLiteral("test_gsk_sandbox_x");
    CHECK_FALSE(sandbox::TossSandbox({0, secret, widgetClient, nullptr, {}}).start());
    CHECK_FALSE(sandbox::TossSandbox({0, widgetSecret, clientKey, nullptr, {}}).start());
    CHECK(sandbox::TossSandbox({0, widgetSecret, widgetClient, nullptr, {}}).start());
}
