#include "sandbox_client.h"
#include "support/catch.h"
#include "support/fake_clock.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace mj;
using namespace mj::tests;

namespace
{

QJsonObject asked(const QString &order, const QString &method)
{
    return {{QStringLiteral("method"), method},
            {QStringLiteral("amount"), 15000},
            {QStringLiteral("orderId"), order},
            {QStringLiteral("orderName"), QStringLiteral("포인트")},
            {QStringLiteral("successUrl"), QStringLiteral("http://127.0.0.1:8080/checkout/success")},
            {QStringLiteral("failUrl"), QStringLiteral("http://127.0.0.1:8080/checkout/fail")}};
}

QJsonArray listed(SandboxClient &client, const QByteArray &query)
{
    const Answer answer = client.api("GET", "/v1/transactions?" + query);
    CHECK(answer.status == 200);
    return QJsonDocument::fromJson(answer.body).array();
}

QString text(const QJsonValue &object, const char *name)
{
    return object.toObject()[QLatin1String(name)].toString();
}

const QByteArray wholeYear = "startDate=2026-01-01T00:00:00&endDate=2026-12-31T23:59:59";

} // namespace

TEST_CASE("a merchant may ask for a checkout without the script", "[sandbox]")
{
    SandboxClient client;
    const QString order = QStringLiteral("order-asked");
    const Answer answer = client.api("POST", "/v1/payments", asked(order, QStringLiteral("카드")));
    REQUIRE(answer.status == 200);
    CHECK(text(answer.json, "status") == QStringLiteral("READY"));
    CHECK(answer.json[QLatin1String("method")].isNull());
    const QUrl checkout(text(answer.json[QLatin1String("checkout")], "url"));
    CHECK(send(client.port(), "GET", checkout.path().toLatin1()).body.contains("data-test=\"approve\""));
    const Answer there = send(client.port(), "GET", "/v1/payments/" + text(answer.json, "paymentKey").toLatin1() + "/checkout");
    CHECK(there.status == 302);
    CHECK(QUrl(QString::fromLatin1(there.headers.value("location"))) == checkout);
    const Answer approved = client.press(checkout.path().section(QLatin1Char('/'), 2), "approve");
    CHECK(client.confirm(QUrl(QString::fromLatin1(approved.headers.value("location")))).json[QLatin1String("status")] ==
          QJsonValue(QStringLiteral("DONE")));

    CHECK(client.api("POST", "/v1/payments", asked(order, QStringLiteral("CARD"))).code() == QStringLiteral("DUPLICATED_ORDER_ID"));
    CHECK(client.api("POST", "/v1/payments", asked(QStringLiteral("order-other"), QStringLiteral("SHELLS"))).code() ==
          QStringLiteral("NOT_SUPPORTED_METHOD"));
    QJsonObject half = asked(QStringLiteral("order-other"), QStringLiteral("CARD"));
    half.remove(QStringLiteral("failUrl"));
    CHECK(client.api("POST", "/v1/payments", half).code() == QStringLiteral("INVALID_URL"));
    CHECK(send(client.port(), "POST", "/v1/payments", "{}", {{"Content-Type", "application/json"}}).status == 401);
}

TEST_CASE("the older form of confirm has the key in its address", "[sandbox]")
{
    SandboxClient client;
    const auto success = client.sandbox().authenticate(SandboxClient::request(QStringLiteral("order-older"), 10000));
    REQUIRE(success);
    const QByteArray key = text(client.payment(QStringLiteral("order-older")), "paymentKey").toLatin1();
    const auto confirm = [&](qint64 amount) {
        return client.api("POST", "/v1/payments/" + key,
                          {{QStringLiteral("orderId"), QStringLiteral("order-older")}, {QStringLiteral("amount"), amount}});
    };
    CHECK(confirm(1).code() == QStringLiteral("INVALID_REQUEST"));
    CHECK(text(confirm(10000).json, "status") == QStringLiteral("DONE"));
    CHECK(confirm(10000).code() == QStringLiteral("ALREADY_PROCESSED_PAYMENT"));
}

TEST_CASE("transactions list every movement of money once, in pages", "[sandbox]")
{
    FakeClock clock;
    SandboxClient client({}, &clock);
    const QString first = client.pay(QStringLiteral("order-tx-1"), 10000);
    clock.advance(60);
    client.cancel(first, {{QStringLiteral("cancelReason"), QStringLiteral("x")}, {QStringLiteral("cancelAmount"), 4000}});
    clock.advance(60);
    client.pay(QStringLiteral("order-tx-2"), 20000);
    // Money that has not come and an authentication alone are no transactions.
    client.awaitDeposit(QStringLiteral("order-tx-3"), 30000);
    REQUIRE(client.sandbox().authenticate(SandboxClient::request(QStringLiteral("order-tx-4"), 10000)));
    const QString unpaid = text(client.awaitDeposit(QStringLiteral("order-tx-5"), 30000), "paymentKey");
    REQUIRE(client.cancel(unpaid, {{QStringLiteral("cancelReason"), QStringLiteral("x")}}).status == 200);

    const QJsonArray all = listed(client, wholeYear);
    REQUIRE(all.size() == 3);
    CHECK(text(all.at(0), "status") == QStringLiteral("DONE"));
    CHECK(all.at(0).toObject()[QLatin1String("amount")].toInt() == 10000);
    CHECK(text(all.at(0), "paymentKey") == first);
    CHECK(text(all.at(0), "transactionAt") == QStringLiteral("2026-11-24T10:00:00+09:00"));
    CHECK(text(all.at(1), "status") == QStringLiteral("PARTIAL_CANCELED"));
    CHECK(all.at(1).toObject()[QLatin1String("amount")].toInt() == 4000);
    CHECK(text(all.at(1), "transactionKey") == text(client.payment(QStringLiteral("order-tx-1")), "lastTransactionKey"));
    CHECK(text(all.at(2), "orderId") == QStringLiteral("order-tx-2"));

    CHECK(listed(client, wholeYear + "&limit=2").size() == 2);
    const QJsonArray rest = listed(client, wholeYear + "&limit=2&startingAfter=" + text(all.at(1), "transactionKey").toLatin1());
    REQUIRE(rest.size() == 1);
    CHECK(rest.at(0) == all.at(2));
    CHECK(listed(client, "startDate=2026-11-24T10:00:30&endDate=2026-11-24T10:01:30").size() == 1);
    REQUIRE(client.sandbox().deposit(QStringLiteral("order-tx-3")));
    CHECK(listed(client, wholeYear).size() == 4);

    CHECK(client.api("GET", "/v1/transactions").code() == QStringLiteral("INVALID_DATE_FORMAT"));
    CHECK(client.api("GET", "/v1/transactions?startDate=2026-01-01&endDate=2026-12-31").code() == QStringLiteral("INVALID_DATE_FORMAT"));
    CHECK(client.api("GET", "/v1/transactions?" + wholeYear + "&startingAfter=nobody").code() == QStringLiteral("INVALID_TRANSACTION_KEY"));
    CHECK(client.api("GET", "/v1/transactions?" + wholeYear + "&limit=0").code() == QStringLiteral("INVALID_REQUEST"));
    CHECK(send(client.port(), "GET", "/v1/transactions?" + wholeYear).status == 401);
}

TEST_CASE("mobile phone and gift certificates have their own part of the Payment", "[sandbox]")
{
    SandboxClient client;
    const auto paid = [&client](const QString &order, const QString &method, const QByteArray &form) {
        QJsonObject request = SandboxClient::request(order, 10000);
        request[QLatin1String("method")] = method;
        request[QLatin1String("customerMobilePhone")] = QStringLiteral("01012341234");
        const QString session = text(client.open(request).json, "session");
        const Answer page = send(client.port(), "GET", "/checkout/" + session.toLatin1());
        CHECK(page.body.contains(method == QStringLiteral("MOBILE_PHONE") ? "data-test=\"carrier\"" : "data-test=\"method-gift\""));
        const Answer approved = client.press(session, "approve", form);
        return client.confirm(QUrl(QString::fromLatin1(approved.headers.value("location")))).json;
    };
    const QJsonObject phone = paid(QStringLiteral("order-phone"), QStringLiteral("MOBILE_PHONE"), "carrier=KT&customerPhone=01099998888");
    CHECK(text(phone, "method") == QStringLiteral("휴대폰"));
    CHECK(text(phone[QLatin1String("mobilePhone")], "customerMobilePhone") == QStringLiteral("01099998888"));
    CHECK(text(phone[QLatin1String("mobilePhone")], "receiptUrl") == text(phone[QLatin1String("receipt")], "url"));
    CHECK(phone[QLatin1String("card")].isNull());
    CHECK(phone[QLatin1String("isPartialCancelable")] == QJsonValue(false));
    const QJsonObject part{{QStringLiteral("cancelReason"), QStringLiteral("x")}, {QStringLiteral("cancelAmount"), 1000}};
    CHECK(client.cancel(text(phone, "paymentKey"), part).code() == QStringLiteral("NOT_ALLOWED_PARTIAL_REFUND"));
    CHECK(client.cancel(text(phone, "paymentKey"), {{QStringLiteral("cancelReason"), QStringLiteral("x")}}).status == 200);

    const QList<QPair<const char *, const char16_t *>> gifts{{"CULTURE_GIFT_CERTIFICATE", u"문화상품권"},
                                                             {"BOOK_GIFT_CERTIFICATE", u"도서문화상품권"},
                                                             {"GAME_GIFT_CERTIFICATE", u"게임문화상품권"}};
    for (const auto &[method, name] : gifts) {
        INFO(method);
        const QJsonObject gift = paid(QStringLiteral("order-") + QLatin1String(method), QLatin1String(method), {});
        CHECK(text(gift, "method") == QString::fromUtf16(name));
        CHECK(text(gift[QLatin1String("giftCertificate")], "approveNo").size() == 8);
        CHECK(gift[QLatin1String("mobilePhone")].isNull());
        const QByteArray receipt = "/receipt/" + text(gift, "paymentKey").toLatin1();
        CHECK(send(client.port(), "GET", receipt).body.contains(QString::fromUtf16(name).toUtf8()));
    }
}
