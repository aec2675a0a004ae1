#include "sandbox_client.h"
#include "support/catch.h"

#include <QRegularExpression>
#include <QUrlQuery>

using namespace mj;
using namespace mj::tests;

namespace
{

QString opened(SandboxClient &client, const QJsonObject &request)
{
    const Answer answer = client.open(request);
    REQUIRE(answer.status == 200);
    return answer.json[QLatin1String("session")].toString();
}

Answer page(SandboxClient &client, const QString &session, const QByteArray &rest = {}, const Headers &headers = {})
{
    return send(client.port(), "GET", "/checkout/" + session.toLatin1() + rest, {}, headers);
}

QUrlQuery failure(const Answer &answer)
{
    CHECK(answer.status == 303);
    const QUrl url(QString::fromLatin1(answer.headers.value("location")));
    CHECK(url.path() == QStringLiteral("/checkout/fail"));
    return QUrlQuery(url);
}

QJsonObject changed(const char *field, const QJsonValue &value)
{
    QJsonObject request = SandboxClient::request(QStringLiteral("order-rule"), 10000);
    request[QLatin1String(field)] = value;
    return request;
}

QJsonObject amount(const QJsonValue &value, const QString &currency = QStringLiteral("KRW"))
{
    return {{QStringLiteral("value"), value}, {QStringLiteral("currency"), currency}};
}

} // namespace

TEST_CASE("the checkout page has what a person and a test can press", "[sandbox]")
{
    SandboxClient client;
    const QString session = opened(client, SandboxClient::request(QStringLiteral("order-page"), 10000));
    const Answer korean = page(client, session);
    REQUIRE(korean.status == 200);
    for (const char *mark : {"approve", "decline", "cancel", "close", "method-card", "method-transfer", "method-tosspay", "outcome"}) {
        INFO(mark);
        CHECK(korean.body.contains("data-test=\"" + QByteArray(mark) + '"'));
    }
    CHECK(korean.body.contains("실제 돈은 움직이지 않습니다"));
    CHECK(korean.body.contains("10,000원 결제하기"));
    CHECK(!korean.body.contains("{{"));
    CHECK(page(client, session, "?lang=en").body.contains("No real money moves"));
    CHECK(page(client, session, {}, {{"Accept-Language", "en-US,en;q=0.9"}}).body.contains("Pay ₩10,000"));
    CHECK(page(client, session, "/transfer").body.contains("value=\"transfer\" checked"));
    CHECK(send(client.port(), "GET", "/checkout/gs_unknown").status == 404);
    CHECK(send(client.port(), "GET", "/checkout-assets/checkout.css").headers.value("content-type").startsWith("text/css"));
}

TEST_CASE("every word of the pages exists in both languages", "[sandbox]")
{
    SandboxClient client;
    const QString session = opened(client, SandboxClient::request(QStringLiteral("order-words"), 60000));
    for (const QByteArray &language : {QByteArray("ko"), QByteArray("en")}) {
        const QString html = QString::fromUtf8(page(client, session, "?lang=" + language).body);
        INFO(language.toStdString());
        // A missing text would leave an empty element behind.
        CHECK_FALSE(html.contains(QRegularExpression(QStringLiteral("<(h1|b|small|legend|option[^>]*|button[^>]*)></"))));
        CHECK_FALSE(html.contains(QStringLiteral("%1")));
    }
}

TEST_CASE("what the merchant writes is never markup", "[sandbox]")
{
    SandboxClient client;
    QJsonObject request = SandboxClient::request(QStringLiteral("order-markup"), 10000);
    request[QLatin1String("orderName")] = QStringLiteral("<script>alert('x')</script>\"&{{t.pay}}");
    request[QLatin1String("mode")] = QStringLiteral("iframe");
    request[QLatin1String("failUrl")] = QStringLiteral("http://127.0.0.1:8080/fail?a=\"><img src=x>");
    const Answer answer = client.open(request);
    if (answer.status != 200)
        request[QLatin1String("failUrl")] = QStringLiteral("http://127.0.0.1:8080/fail?a=%22%3E%3Cimg%20src=x%3E");
    const QString session = answer.status == 200 ? answer.json[QLatin1String("session")].toString() : opened(client, request);
    const Answer shown = page(client, session);
    CHECK(!shown.body.contains("<script>alert"));
    CHECK(shown.body.contains("&lt;script&gt;"));
    CHECK(shown.body.contains("{{t.pay}}"));
    CHECK(shown.headers.value("content-security-policy").contains("default-src 'none'"));
    const Answer declined = client.press(session, "decline");
    CHECK(declined.status == 200);
    CHECK(!declined.body.contains("<img"));
}

TEST_CASE("decline and cancel go to the fail address", "[sandbox]")
{
    SandboxClient client;
    const QString order = QStringLiteral("order-buttons");
    const QString session = opened(client, SandboxClient::request(order, 10000));
    SECTION("decline")
    {
        const QUrlQuery query = failure(client.press(session, "decline"));
        CHECK(query.queryItemValue(QStringLiteral("code")) == QStringLiteral("REJECT_CARD_COMPANY"));
        CHECK(query.queryItemValue(QStringLiteral("orderId")) == order);
        CHECK(!query.queryItemValue(QStringLiteral("message")).isEmpty());
        CHECK(client.sandbox().paymentByOrder(order)[QLatin1String("status")].toString() == QStringLiteral("ABORTED"));
        CHECK(client.open(SandboxClient::request(order, 10000)).code() == QStringLiteral("DUPLICATED_ORDER_ID"));
    }
    SECTION("cancel")
    {
        const QUrlQuery query = failure(client.press(session, "cancel"));
        CHECK(query.queryItemValue(QStringLiteral("code")) == QStringLiteral("PAY_PROCESS_CANCELED"));
        CHECK(!query.hasQueryItem(QStringLiteral("orderId")));
        // Nobody can approve behind the back of who canceled.
        CHECK(failure(client.press(session, "approve")).queryItemValue(QStringLiteral("code")) == QStringLiteral("PAY_PROCESS_CANCELED"));
        CHECK(page(client, session).body.contains("data-test=\"ended\""));
        CHECK(client.open(SandboxClient::request(order, 10000)).status == 200);
    }
    SECTION("approve pressed twice gives the same address twice")
    {
        const QByteArray first = client.press(session, "approve").headers.value("location");
        CHECK(first.contains("/checkout/success?"));
        CHECK(client.press(session, "approve").headers.value("location") == first);
        CHECK(client.press(session, "cancel").headers.value("location") == first);
        CHECK(client.open(SandboxClient::request(order, 10000)).code() == QStringLiteral("DUPLICATED_ORDER_ID"));
    }
}

TEST_CASE("in a frame the end of the visit is told to the merchant's origin alone", "[sandbox]")
{
    SandboxClient client;
    QJsonObject request = SandboxClient::request(QStringLiteral("order-frame"), 10000);
    request[QLatin1String("mode")] = QStringLiteral("iframe");
    const QString session = opened(client, request);
    CHECK(page(client, session).headers.value("content-security-policy").contains("frame-ancestors 'self' http://127.0.0.1:8080"));
    SECTION("approve")
    {
        const Answer told = client.press(session, "approve");
        CHECK(told.body.contains("data-origin=\"http://127.0.0.1:8080\""));
        CHECK(told.body.contains("&quot;kind&quot;:&quot;redirect&quot;"));
        CHECK(told.body.contains("http://127.0.0.1:8080/checkout/success?"));
    }
    SECTION("close")
    {
        CHECK(client.press(session, "close").body.contains("&quot;kind&quot;:&quot;close&quot;"));
        CHECK(client.sandbox().paymentByOrder(QStringLiteral("order-frame"))[QLatin1String("status")].toString() ==
              QStringLiteral("READY"));
    }
}

TEST_CASE("transfer and Toss Pay are told apart in the payment", "[sandbox]")
{
    SandboxClient client;
    const auto paid = [&client](const QString &order, const QByteArray &form) {
        const QString session = opened(client, SandboxClient::request(order, 60000));
        const Answer approved = client.press(session, "approve", form);
        return client.confirm(QUrl(QString::fromLatin1(approved.headers.value("location")))).json;
    };
    const QJsonObject transfer = paid(QStringLiteral("order-transfer"), "method=transfer&bank=88");
    CHECK(transfer[QLatin1String("method")].toString() == QStringLiteral("계좌이체"));
    CHECK(transfer[QLatin1String("transfer")].toObject()[QLatin1String("bankCode")].toString() == QStringLiteral("88"));
    CHECK(transfer[QLatin1String("card")].isNull());
    const QJsonObject easy = paid(QStringLiteral("order-tosspay"), "method=tosspay");
    CHECK(easy[QLatin1String("method")].toString() == QStringLiteral("간편결제"));
    CHECK(easy[QLatin1String("easyPay")].toObject()[QLatin1String("provider")].toString() == QStringLiteral("토스페이"));
    const QJsonObject card = paid(QStringLiteral("order-card"), "method=card&cardCompany=nonsense&installmentMonths=3");
    CHECK(card[QLatin1String("card")].toObject()[QLatin1String("installmentPlanMonths")].toInt() == 3);
    CHECK(card[QLatin1String("card")].toObject()[QLatin1String("issuerCode")].toString() == QStringLiteral("61"));
}

TEST_CASE("the gateway checks what the script sends", "[sandbox]")
{
    SandboxClient client;
    const QList<QPair<QJsonObject, const char *>> table{
        {changed("clientKey", QStringLiteral("live_ck_x")), "INVALID_API_KEY"},
        {changed("clientKey", QStringLiteral("test_gck_x")), "NOT_SUPPORTED_WIDGET_KEY"},
        {changed("clientKey", QString::fromLatin1(secretKey)), "INVALID_CLIENT_KEY"},
        {changed("customerKey", QString::fromLatin1(secretKey)), "INSECURE_KEY_USAGE"},
        {changed("customerKey", QStringLiteral("x")), "INVALID_CUSTOMER_KEY"},
        {changed("method", QStringLiteral("FOREIGN_EASY_PAY")), "NOT_SUPPORTED_METHOD"},
        {changed("amount", amount(-1)), "BELOW_ZERO_AMOUNT"},
        {changed("amount", amount(1.5)), "INVALID_AMOUNT_VALUE"},
        {changed("amount", amount(QStringLiteral("10000"))), "INVALID_AMOUNT_VALUE"},
        {changed("amount", amount(10, QStringLiteral("USD"))), "INVALID_AMOUNT_CURRENCY"},
        {changed("orderId", QStringLiteral("short")), "INVALID_ORDER_ID"},
        {changed("orderId", QStringLiteral("has space in it")), "INVALID_ORDER_ID"},
        {changed("orderName", QString()), "INVALID_ORDER_NAME"},
        {changed("orderName", QString(101, QLatin1Char('x'))), "INVALID_ORDER_NAME"},
        {changed("successUrl", QStringLiteral("javascript:alert(1)")), "INVALID_SUCCESS_URL"},
        {changed("failUrl", QStringLiteral("/relative")), "INVALID_URL"},
        {changed("customerEmail", QStringLiteral("nobody")), "INVALID_EMAIL"},
        {changed("customerMobilePhone", QStringLiteral("010-1234")), "INVALID_PHONE"},
        {changed("metadata", QJsonObject{{QStringLiteral("a[0]"), QStringLiteral("b")}}), "INVALID_METADATA"},
        {changed("taxFreeAmount", 10001), "INVALID_PARAMETERS"},
    };
    for (const auto &[request, code] : table) {
        INFO(code);
        const Answer answer = client.open(request);
        CHECK(answer.code() == QLatin1String(code));
        CHECK(answer.status >= 400);
        CHECK(answer.headers.value("access-control-allow-origin") == "http://127.0.0.1:8080");
    }
    QJsonObject fromWidgets = changed("product", QStringLiteral("widgets"));
    CHECK(client.open(fromWidgets).code() == QStringLiteral("NOT_SUPPORTED_API_INDIVIDUAL_KEY"));
    CHECK(client.sandbox().paymentCount() == 0);
    const Answer preflight = send(client.port(), "OPTIONS", "/__gw/sessions", {}, {{"Origin", "http://127.0.0.1:8080"}});
    CHECK(preflight.status == 204);
    CHECK(preflight.headers.value("access-control-allow-headers") == "content-type");
}

TEST_CASE("a reloaded merchant page replaces its window, and only the newest can be approved", "[sandbox]")
{
    SandboxClient client;
    const QJsonObject request = SandboxClient::request(QStringLiteral("order-reload"), 10000);
    const QString first = opened(client, request);
    const QString second = opened(client, request);
    CHECK(failure(client.press(first, "approve")).queryItemValue(QStringLiteral("code")) == QStringLiteral("PAY_PROCESS_CANCELED"));
    CHECK(client.press(second, "approve").headers.value("location").contains("/success?"));
}
