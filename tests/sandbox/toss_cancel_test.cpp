#include "sandbox_client.h"
#include "support/catch.h"

#include <QJsonArray>
#include <random>

using namespace mj;
using namespace mj::tests;

namespace
{

QJsonObject because(const QJsonObject &more = {})
{
    QJsonObject body = more;
    body[QLatin1String("cancelReason")] = QStringLiteral("고객 요청");
    return body;
}

QJsonObject part(qint64 amount, qint64 guard)
{
    return because({{QStringLiteral("cancelAmount"), amount}, {QStringLiteral("refundableAmount"), guard}});
}

} // namespace

TEST_CASE("a whole refund cancels the payment once", "[sandbox]")
{
    SandboxClient client;
    const QString key = client.pay(QStringLiteral("order-full"), 11000);
    const Answer answer = client.cancel(key, because());
    REQUIRE(answer.status == 200);
    CHECK(answer.json[QLatin1String("status")].toString() == QStringLiteral("CANCELED"));
    CHECK(answer.json[QLatin1String("balanceAmount")].toInt(-1) == 0);
    CHECK(answer.json[QLatin1String("totalAmount")].toInt() == 11000);
    const QJsonArray cancels = answer.json[QLatin1String("cancels")].toArray();
    REQUIRE(cancels.size() == 1);
    CHECK(cancels.at(0).toObject()[QLatin1String("cancelAmount")].toInt() == 11000);
    CHECK(cancels.at(0).toObject()[QLatin1String("cancelStatus")].toString() == QStringLiteral("DONE"));
    CHECK(client.cancel(key, because()).code() == QStringLiteral("ALREADY_CANCELED_PAYMENT"));
}

TEST_CASE("partial refunds keep to the balance and to the guard", "[sandbox]")
{
    SandboxClient client;
    const QString key = client.pay(QStringLiteral("order-part"), 10000);
    CHECK(client.cancel(key, part(3000, 9999)).code() == QStringLiteral("NOT_MATCHES_REFUNDABLE_AMOUNT"));
    const Answer first = client.cancel(key, part(3000, 10000));
    REQUIRE(first.status == 200);
    CHECK(first.json[QLatin1String("status")].toString() == QStringLiteral("PARTIAL_CANCELED"));
    CHECK(first.json[QLatin1String("balanceAmount")].toInt() == 7000);
    CHECK(client.cancel(key, part(7001, 7000)).code() == QStringLiteral("NOT_CANCELABLE_AMOUNT"));
    CHECK(client.cancel(key, part(0, 7000)).code() == QStringLiteral("INVALID_REQUEST"));
    CHECK(client.cancel(key, part(-5, 7000)).code() == QStringLiteral("INVALID_REQUEST"));
    const Answer rest = client.cancel(key, part(7000, 7000));
    CHECK(rest.json[QLatin1String("balanceAmount")].toInt(-1) == 0);
    CHECK(rest.json[QLatin1String("status")].toString() == QStringLiteral("PARTIAL_CANCELED"));
    const Answer again = client.cancel(key, because());
    CHECK(again.status == 403);
    CHECK(again.code() == QStringLiteral("NOT_CANCELABLE_AMOUNT"));
}

TEST_CASE("cancel refuses what is not there to cancel", "[sandbox]")
{
    SandboxClient client;
    const QString key = client.pay(QStringLiteral("order-refusals"), 10000);
    CHECK(client.cancel(key, {}).code() == QStringLiteral("INVALID_REQUEST"));
    CHECK(client.cancel(key, {{QStringLiteral("cancelReason"), QString(201, QLatin1Char('x'))}}).code() ==
          QStringLiteral("INVALID_REQUEST"));
    CHECK(client.cancel(QStringLiteral("nobody"), because()).code() == QStringLiteral("NOT_FOUND_PAYMENT"));
    const Headers testCode{{"TossPayments-Test-Code", "FAILED_REFUND_PROCESS"}};
    CHECK(client.cancel(key, because(), testCode).status == 500);
    REQUIRE(client.sandbox().authenticate(SandboxClient::request(QStringLiteral("order-unpaid"), 10000)));
    const QString unpaid = client.sandbox().paymentByOrder(QStringLiteral("order-unpaid"))[QLatin1String("paymentKey")].toString();
    CHECK(client.cancel(unpaid, because()).code() == QStringLiteral("NOT_CANCELABLE_PAYMENT"));
    CHECK(client.sandbox().paymentByOrder(QStringLiteral("order-refusals"))[QLatin1String("balanceAmount")].toInt() == 10000);
}

TEST_CASE("a refund repeated with its idempotency key is made once", "[sandbox]")
{
    SandboxClient client;
    const QString key = client.pay(QStringLiteral("order-refund-key"), 10000);
    const Headers refund{{"Idempotency-Key", "refund-1"}};
    const Answer first = client.cancel(key, because({{QStringLiteral("cancelAmount"), 4000}}), refund);
    REQUIRE(first.status == 200);
    CHECK(client.cancel(key, because({{QStringLiteral("cancelAmount"), 4000}}), refund).body == first.body);
    CHECK(client.sandbox().paymentByOrder(QStringLiteral("order-refund-key"))[QLatin1String("balanceAmount")].toInt() == 6000);
}

TEST_CASE("supplied, VAT and tax-free amounts add up to the balance after any refunds", "[sandbox]")
{
    SandboxClient client;
    std::mt19937 random(20261124);
    const auto upTo = [&random](qint64 most) { return std::uniform_int_distribution<qint64>(0, most)(random); };
    for (int i = 0; i < 60; ++i) {
        const QString order = QStringLiteral("order-sum-%1").arg(i);
        const qint64 total = 100 + upTo(99900);
        const QString key = client.pay(order, total, upTo(total));
        for (int refund = 0; refund < 4; ++refund) {
            const QJsonObject payment = client.sandbox().paymentByOrder(order);
            const qint64 balance = payment[QLatin1String("balanceAmount")].toInteger();
            const qint64 supplied = payment[QLatin1String("suppliedAmount")].toInteger();
            const qint64 vat = payment[QLatin1String("vat")].toInteger();
            const qint64 taxFree = payment[QLatin1String("taxFreeAmount")].toInteger();
            INFO("total " << total << " balance " << balance << " vat " << vat << " tax-free " << taxFree);
            REQUIRE(supplied + vat + taxFree + payment[QLatin1String("taxExemptionAmount")].toInteger() == balance);
            REQUIRE(taxFree >= 0);
            REQUIRE(supplied >= 0);
            // The nearest whole number to an eleventh of the taxed part.
            REQUIRE(qAbs(22 * vat - 2 * (balance - taxFree)) <= 11);
            if (balance == 0)
                break;
            REQUIRE(client.cancel(key, part(1 + upTo(balance - 1), balance)).status == 200);
        }
    }
}
