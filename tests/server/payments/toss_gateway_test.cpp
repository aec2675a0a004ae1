#include "server/payments/toss_gateway.h"
#include "server/payments/vendor.h"
#include "support/catch.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <chrono>
#include <mutex>
#include <thread>

using namespace mj;
using namespace mj::server;
using mj::test::Vendor;
using mj::test::payment;

namespace
{

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

Result<Payment> confirmAt(const Vendor &vendor)
{
    TossGateway gateway(vendor.url(), text("test_sk_abc"));
    return gateway.confirm(text("pk"), text("ord_1"), Krw(5000), text("key-1"));
}

} // namespace

TEST_CASE("a confirm carries key, order, amount and its idempotency key, and the secret only as basic authorization")
{
    const Vendor vendor(200, payment("DONE"));
    const auto paid = confirmAt(vendor);
    REQUIRE(paid);
    CHECK(paid->state == Payment::State::Done);
    CHECK(paid->amount == Krw(5000));
    CHECK(paid->orderId == text("ord_1"));
    CHECK(paid->currency == text("KRW"));
    const QByteArray asked = vendor.asked();
    CHECK(asked.startsWith("POST /v1/payments/confirm HTTP/1.1\r\n"));
    CHECK(asked.contains("Authorization: Basic " + QByteArray("test_sk_abc:").toBase64() + "\r\n"));
    CHECK(asked.contains("Idempotency-Key: key-1\r\n"));
    CHECK(asked.contains("Content-Type: application/json\r\n"));
    const QJsonObject body = QJsonDocument::fromJson(asked.mid(asked.indexOf("\r\n\r\n") + 4)).object();
    CHECK(body == QJsonObject{{text("paymentKey"), text("pk")}, {text("orderId"), text("ord_1")}, {text("amount"), 5000}});
}

TEST_CASE("every state of a payment is read")
{
    using State = Payment::State;
    const std::pair<const char *, State> states[] = {{"READY", State::Ready},
                                                     {"IN_PROGRESS", State::Authenticated},
                                                     {"WAITING_FOR_DEPOSIT", State::WaitingForDeposit},
                                                     {"DONE", State::Done},
                                                     {"CANCELED", State::Canceled},
                                                     {"PARTIAL_CANCELED", State::PartlyCanceled},
                                                     {"ABORTED", State::Aborted},
                                                     {"EXPIRED", State::Expired}};
    for (const auto &[name, state] : states) {
        const Vendor vendor(200, payment(name));
        TossGateway gateway(vendor.url(), text("test_sk_abc"));
        const auto found = gateway.findByOrder(text("ord_1"));
        REQUIRE(found);
        CHECK(found->state == state);
        CHECK(vendor.asked().startsWith("GET /v1/payments/orders/ord_1 HTTP/1.1\r\n"));
    }
}

TEST_CASE("an answer that cannot be understood says nothing about the money")
{
    for (const QByteArray &body :
         {QByteArray("{\"status\":\"DO"), QByteArray(), QByteArray("[]"), payment("SETTLED"), payment("DONE", 5000.5), payment("DONE", -1),
          payment("DONE", text("5000 won")), payment("DONE", QJsonValue())}) {
        const Vendor vendor(200, body);
        const auto answer = confirmAt(vendor);
        REQUIRE_FALSE(answer);
        CHECK(answer.error().code == Code::PaymentUnknown);
    }
    const Vendor asText(200, payment("DONE", text("5000")));
    CHECK(confirmAt(asText)->amount == Krw(5000));
}

TEST_CASE("a refusal is classed by its code, not by its status")
{
    struct Row {
        int status;
        const char *code;
        Code expected;
    };
    const Row rows[] = {
        {403, "REJECT_CARD_COMPANY", Code::PaymentDeclined},
        {403, "REJECT_ACCOUNT_PAYMENT", Code::PaymentDeclined},
        {400, "INVALID_REJECT_CARD", Code::PaymentDeclined},
        {400, "INVALID_CARD_EXPIRATION", Code::PaymentDeclined},
        {400, "EXCEED_MAX_AMOUNT", Code::PaymentDeclined},
        {400, "BELOW_MINIMUM_AMOUNT", Code::PaymentDeclined},
        {403, "FDS_ERROR", Code::PaymentDeclined},
        {404, "NOT_FOUND_PAYMENT", Code::NotFound},
        {404, "NOT_FOUND_PAYMENT_SESSION", Code::PaymentExpired},
        {400, "PROVIDER_ERROR", Code::PaymentUnknown},
        {400, "ALREADY_PROCESSED_PAYMENT", Code::PaymentUnknown},
        {409, "IDEMPOTENT_REQUEST_PROCESSING", Code::PaymentUnknown},
        {500, "FAILED_INTERNAL_SYSTEM_PROCESSING", Code::PaymentUnknown},
        {500, "REJECT_CARD_COMPANY", Code::PaymentUnknown},
        {400, "INVALID_REQUEST", Code::PaymentUnknown},
        {400, "SOMETHING_NEW", Code::PaymentUnknown},
        {401, "UNAUTHORIZED_KEY", Code::Unavailable},
        {400, "INVALID_API_KEY", Code::Unavailable},
        {403, "FORBIDDEN_REQUEST", Code::Unavailable},
    };
    for (const Row &row : rows) {
        const Vendor vendor(row.status, QByteArray("{\"code\":\"") + row.code + "\",\"message\":\"x\"}");
        const auto answer = confirmAt(vendor);
        INFO(row.code);
        REQUIRE_FALSE(answer);
        CHECK(answer.error().code == row.expected);
    }
    const Vendor page(502, "<html>bad gateway</html>");
    CHECK(confirmAt(page).error().code == Code::PaymentUnknown);
}

TEST_CASE("a service that is not there, and one that hangs while ours stops, leave the outcome unknown")
{
    TossGateway nowhere(QUrl(text("http://127.0.0.1:1")), text("test_sk_abc"));
    CHECK(nowhere.findByOrder(text("ord_1")).error().code == Code::PaymentUnknown);

    test::RawServer silent([](test::RawPeer &peer) { peer.awaitLeave(); });
    TossGateway gateway(silent.url(), text("test_sk_abc"));
    const auto since = std::chrono::steady_clock::now();
    std::thread stopper([&] {
        while (silent.connections() == 0)
            std::this_thread::yield();
        gateway.stop();
    });
    CHECK(gateway.confirm(text("pk"), text("ord_1"), Krw(5000), text("key-1")).error().code == Code::PaymentUnknown);
    stopper.join();
    CHECK(gateway.findByOrder(text("ord_1")).error().code == Code::PaymentUnknown);
    CHECK(std::chrono::steady_clock::now() - since < std::chrono::seconds(3));
}
