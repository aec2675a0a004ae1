#include "sandbox_client.h"
#include "support/catch.h"
#include "support/fake_clock.h"

#include <QSet>
#include <QUrlQuery>
#include <atomic>
#include <thread>
#include <vector>

using namespace mj;
using namespace mj::tests;

TEST_CASE("a payment goes from the checkout page to DONE and is found by key and by order", "[sandbox]")
{
    SandboxClient client;
    const Answer opened = client.open(SandboxClient::request(QStringLiteral("order-0001"), 10000));
    REQUIRE(opened.status == 200);
    CHECK(client.sandbox().paymentByOrder(QStringLiteral("order-0001"))[QLatin1String("status")] == QJsonValue(QStringLiteral("READY")));

    const Answer approved = client.press(opened.json[QLatin1String("session")].toString(), "approve", "method=card&cardCompany=41");
    REQUIRE(approved.status == 303);
    const QUrl success(QString::fromLatin1(approved.headers.value("location")));
    CHECK(success.path() == QStringLiteral("/checkout/success"));
    const QUrlQuery query(success);
    CHECK(query.queryItemValue(QStringLiteral("paymentType")) == QStringLiteral("NORMAL"));
    CHECK(query.queryItemValue(QStringLiteral("orderId")) == QStringLiteral("order-0001"));
    CHECK(query.queryItemValue(QStringLiteral("amount")) == QStringLiteral("10000"));
    CHECK(client.sandbox().paymentByOrder(QStringLiteral("order-0001"))[QLatin1String("status")] ==
          QJsonValue(QStringLiteral("IN_PROGRESS")));

    const Answer confirmed = client.confirm(success);
    REQUIRE(confirmed.status == 200);
    CHECK(confirmed.json[QLatin1String("status")].toString() == QStringLiteral("DONE"));
    CHECK(confirmed.json[QLatin1String("method")].toString() == QStringLiteral("카드"));
    CHECK(confirmed.json[QLatin1String("card")].toObject()[QLatin1String("issuerCode")].toString() == QStringLiteral("41"));
    CHECK(confirmed.json[QLatin1String("totalAmount")].toInt() == 10000);
    CHECK(confirmed.json[QLatin1String("approvedAt")].toString().endsWith(QStringLiteral("+09:00")));
    CHECK(confirmed.headers.contains("x-tosspayments-trace-id"));

    const QByteArray key = query.queryItemValue(QStringLiteral("paymentKey")).toLatin1();
    CHECK(client.api("GET", "/v1/payments/" + key).json == confirmed.json);
    CHECK(client.api("GET", "/v1/payments/orders/order-0001").json == confirmed.json);
    const Answer receipt = send(client.port(), "GET", "/receipt/" + key);
    CHECK(receipt.status == 200);
    CHECK(receipt.body.contains("10,000원"));
}

TEST_CASE("a Payment has every field of the vendor's object", "[sandbox]")
{
    SandboxClient client;
    client.pay(QStringLiteral("order-fields"), 10000);
    const QJsonObject payment = client.api("GET", "/v1/payments/orders/order-fields").json;
    const QStringList names = QStringLiteral("version paymentKey orderId orderName mId currency country type method status totalAmount "
                                             "balanceAmount suppliedAmount vat taxFreeAmount "
                                             "taxExemptionAmount requestedAt approvedAt useEscrow cultureExpense isPartialCancelable "
                                             "lastTransactionKey transactionKey cancels card "
                                             "virtualAccount transfer mobilePhone giftCertificate easyPay easyPayAmount "
                                             "easyPayDiscountAmount cashReceipt cashReceipts discount receipt "
                                             "checkout metadata secret failure")
                                  .split(QLatin1Char(' '));
    for (const QString &name : names) {
        INFO(name.toStdString());
        CHECK(payment.contains(name));
    }
    CHECK(payment.size() == names.size());
}

TEST_CASE("English is spoken to who asks for it", "[sandbox]")
{
    SandboxClient client;
    client.pay(QStringLiteral("order-english"), 10000);
    const Answer english = client.api("GET", "/v1/payments/orders/order-english", {}, {{"Accept-Language", "en-US"}});
    CHECK(english.json[QLatin1String("method")].toString() == QStringLiteral("card"));
    const Answer unknown = client.api("GET", "/v1/payments/orders/order-unknown", {}, {{"Accept-Language", "en-US"}});
    CHECK(unknown.json[QLatin1String("message")].toString() == QStringLiteral("Not found payment."));
}

TEST_CASE("40 parallel confirms of one payment charge it once", "[sandbox]")
{
    SandboxClient client;
    const auto success = client.sandbox().authenticate(SandboxClient::request(QStringLiteral("order-parallel"), 10000));
    REQUIRE(success);
    std::atomic<int> done{0};
    std::atomic<int> already{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 40; ++i) {
        threads.emplace_back([&] {
            const Answer answer = client.confirm(*success);
            done += answer.status == 200 ? 1 : 0;
            already += answer.code() == QStringLiteral("ALREADY_PROCESSED_PAYMENT") ? 1 : 0;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    CHECK(done == 1);
    CHECK(already == 39);
}

TEST_CASE("an idempotency key replays the first answer whatever the body", "[sandbox]")
{
    SandboxClient client;
    const auto first = client.sandbox().authenticate(SandboxClient::request(QStringLiteral("order-idem-1"), 10000));
    const auto second = client.sandbox().authenticate(SandboxClient::request(QStringLiteral("order-idem-2"), 20000));
    REQUIRE(first);
    REQUIRE(second);
    const Headers key{{"Idempotency-Key", "0d0f2b0e-key"}};
    const Answer answer = client.confirm(*first, key);
    REQUIRE(answer.status == 200);
    CHECK(client.confirm(*first, key).body == answer.body);
    CHECK(client.confirm(*second, key).body == answer.body);
    CHECK(client.sandbox().paymentByOrder(QStringLiteral("order-idem-2"))[QLatin1String("status")].toString() ==
          QStringLiteral("IN_PROGRESS"));

    SECTION("an error is replayed too")
    {
        const Headers other{{"Idempotency-Key", "other-key"}};
        CHECK(client.confirm(QStringLiteral("unknown"), QStringLiteral("order-idem-2"), 20000, other).code() ==
              QStringLiteral("NOT_FOUND_PAYMENT"));
        CHECK(client.confirm(*second, other).code() == QStringLiteral("NOT_FOUND_PAYMENT"));
        CHECK(client.confirm(*second).status == 200);
    }
    SECTION("a key is forgotten after 15 days")
    {
        client.sandbox().advanceClock(16 * 24 * 3600);
        CHECK(client.confirm(*second, key).code() == QStringLiteral("NOT_FOUND_PAYMENT_SESSION"));
    }
}

TEST_CASE("payments expire by the clock", "[sandbox]")
{
    FakeClock clock;
    SandboxClient client({}, &clock);
    SECTION("confirm within ten minutes of authentication")
    {
        const auto success = client.sandbox().authenticate(SandboxClient::request(QStringLiteral("order-expiry"), 10000));
        REQUIRE(success);
        SECTION("in time")
        {
            clock.advance(600);
            CHECK(client.confirm(*success).status == 200);
        }
        SECTION("too late")
        {
            clock.advance(601);
            CHECK(client.confirm(*success).code() == QStringLiteral("NOT_FOUND_PAYMENT_SESSION"));
            const QJsonObject payment = client.api("GET", "/v1/payments/orders/order-expiry").json;
            CHECK(payment[QLatin1String("status")].toString() == QStringLiteral("EXPIRED"));
            CHECK(payment[QLatin1String("failure")].toObject()[QLatin1String("code")].toString() == QStringLiteral("EXPIRED_PAYMENT"));
            CHECK(payment[QLatin1String("method")].isNull());
            CHECK(payment[QLatin1String("useEscrow")].isNull());
        }
    }
    SECTION("the checkout window is valid for thirty minutes")
    {
        const Answer opened = client.open(SandboxClient::request(QStringLiteral("order-window"), 10000));
        const QString session = opened.json[QLatin1String("session")].toString();
        client.sandbox().advanceClock(1801);
        const Answer pressed = client.press(session, "approve");
        CHECK(pressed.headers.value("location").contains("code=PAY_PROCESS_ABORTED"));
        CHECK(client.sandbox().paymentByOrder(QStringLiteral("order-window"))[QLatin1String("status")].toString() ==
              QStringLiteral("EXPIRED"));
    }
}

TEST_CASE("the outcome chosen at checkout comes with the confirm call", "[sandbox]")
{
    SandboxClient client;
    const auto authenticated = [&client](const QString &order, const QByteArray &outcome, qint64 amount = 10000) {
        const Answer opened = client.open(SandboxClient::request(order, amount));
        const Answer approved = client.press(opened.json[QLatin1String("session")].toString(), "approve", "method=card&outcome=" + outcome);
        return QUrl(QString::fromLatin1(approved.headers.value("location")));
    };
    SECTION("a refusal ends the payment")
    {
        const QUrl success = authenticated(QStringLiteral("order-refused"), "REJECT_CARD_PAYMENT");
        const Answer refused = client.confirm(success);
        CHECK(refused.status == 403);
        CHECK(refused.code() == QStringLiteral("REJECT_CARD_PAYMENT"));
        const QJsonObject payment = client.sandbox().paymentByOrder(QStringLiteral("order-refused"));
        CHECK(payment[QLatin1String("status")].toString() == QStringLiteral("ABORTED"));
        CHECK(client.confirm(success).code() == QStringLiteral("ALREADY_PROCESSED_PAYMENT"));
    }
    SECTION("a temporary error lets a second try through")
    {
        const QUrl success = authenticated(QStringLiteral("order-temporary"), "PROVIDER_ERROR");
        CHECK(client.confirm(success).code() == QStringLiteral("PROVIDER_ERROR"));
        CHECK(client.confirm(success).status == 200);
    }
    SECTION("ninety-nine won are too few for a card")
    {
        CHECK(client.confirm(authenticated(QStringLiteral("order-small"), {}, 99)).code() == QStringLiteral("BELOW_MINIMUM_AMOUNT"));
    }
}
