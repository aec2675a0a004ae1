#include "server/payments/toss_gateway.h"
#include "server/payments/vendor.h"
#include "support/catch.h"

using namespace mj;
using namespace mj::server;
using mj::test::payment;
using mj::test::Vendor;

namespace
{

// What the payment service's documents say of a request: each row is a fact, transcribed.
struct Field {
    const char *name;
    QJsonValue::Type type;
};

struct Shape {
    QByteArray line;
    QList<Field> body;       // exactly these, no other
    bool hasIdempotencyKey;
};

QHash<QByteArray, QByteArray> headersOf(const QByteArray &request)
{
    QHash<QByteArray, QByteArray> headers;
    const QList<QByteArray> lines = request.left(request.indexOf("\r\n\r\n")).split('\n');
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        CHECK_FALSE(headers.contains(line.left(colon).toLower())); // each once
        headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    return headers;
}

void checkShape(const QByteArray &request, const Shape &shape)
{
    CAPTURE(request);
    CHECK(request.startsWith(shape.line + " HTTP/1.1\r\n"));
    const QHash<QByteArray, QByteArray> headers = headersOf(request);
    // Basic of "<secret key>:", the colon kept, the password empty, standard padded alphabet.
    const QByteArray credentials = QByteArray::fromBase64(headers.value("authorization").mid(6), QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    CHECK(headers.value("authorization").startsWith("Basic "));
    CHECK(credentials == "test_sk_abc:");
    CHECK(headers.value("authorization").mid(6) == QByteArray("test_sk_abc:").toBase64());
    CHECK_FALSE(headers.contains("accept-language")); // it would change the enum texts of the answer
    CHECK_FALSE(headers.contains("tosspayments-test-code"));
    CHECK(headers.contains("idempotency-key") == shape.hasIdempotencyKey);
    CHECK(headers.value("idempotency-key").size() <= 300);
    const QByteArray text = request.mid(request.indexOf("\r\n\r\n") + 4);
    if (shape.body.isEmpty()) {
        CHECK(text.isEmpty());
        return;
    }
    CHECK(headers.value("content-type") == "application/json");
    const QJsonObject body = QJsonDocument::fromJson(text).object();
    CHECK(body.size() == shape.body.size());
    for (const Field &field : shape.body) {
        CAPTURE(field.name);
        CHECK(body.value(QLatin1String(field.name)).type() == field.type);
    }
}

} // namespace

TEST_CASE("every call to the payment service has the documented shape and nothing more")
{
    const QString key = QStringLiteral("mjtes20261127100000abcde");
    const Vendor vendor(200, payment("DONE"));
    TossGateway gateway(vendor.url(), QStringLiteral("test_sk_abc"));

    REQUIRE(gateway.confirm(key, QStringLiteral("ord_1"), Krw(5000), QStringLiteral("0c3f6d70-0000-4000-8000-5f0b8a3c9d11")));
    checkShape(vendor.asked(), {"POST /v1/payments/confirm",
                                {{"paymentKey", QJsonValue::String}, {"orderId", QJsonValue::String}, {"amount", QJsonValue::Double}},
                                true});

    REQUIRE(gateway.findByOrder(QStringLiteral("ord_1")));
    checkShape(vendor.asked(), {"GET /v1/payments/orders/ord_1", {}, false});

    Cancellation cancellation{Krw(1000), Krw(5000), QStringLiteral("unused points"), {}, {}, {}};
    REQUIRE(gateway.cancel(key, cancellation, QStringLiteral("key-2")));
    const QByteArray line = "POST /v1/payments/" + key.toLatin1() + "/cancel";
    checkShape(vendor.asked(), {line,
                                {{"cancelReason", QJsonValue::String}, {"cancelAmount", QJsonValue::Double}, {"refundableAmount", QJsonValue::Double}},
                                true});
    cancellation.bank = QStringLiteral("88");
    cancellation.accountNumber = QStringLiteral("110123456789");
    cancellation.accountHolder = QStringLiteral("\uae40\ud558\ub098");
    REQUIRE(gateway.cancel(key, cancellation, QStringLiteral("key-3")));
    checkShape(vendor.asked(), {line,
                                {{"cancelReason", QJsonValue::String}, {"cancelAmount", QJsonValue::Double}, {"refundableAmount", QJsonValue::Double},
                                 {"refundReceiveAccount", QJsonValue::Object}},
                                true});
    const QByteArray asked = vendor.asked();
    const QJsonObject account = QJsonDocument::fromJson(asked.mid(asked.indexOf("\r\n\r\n") + 4)).object().value(QLatin1String("refundReceiveAccount")).toObject();
    CHECK(account.keys() == QStringList{QStringLiteral("accountNumber"), QStringLiteral("bank"), QStringLiteral("holderName")});
}

TEST_CASE("a payment is read as documented: methods by their object, a due date of Korea, a receipt only by http")
{
    const auto read = [](const QJsonObject &more) {
        QJsonObject whole = QJsonDocument::fromJson(payment("DONE")).object();
        for (auto it = more.begin(); it != more.end(); ++it)
            whole.insert(it.key(), it.value());
        const Vendor vendor(200, QJsonDocument(whole).toJson());
        return TossGateway(vendor.url(), QStringLiteral("test_sk_abc")).findByOrder(QStringLiteral("ord_1")).value();
    };
    const std::pair<const char *, const char *> methods[] = {{"card", "card"}, {"transfer", "transfer"}, {"easyPay", "easy_pay"}, {"virtualAccount", "virtual_account"},
                                                             {"mobilePhone", "phone"}, {"giftCertificate", "gift_certificate"}};
    for (const auto &[part, method] : methods)
        CHECK(read({{QLatin1String(part), QJsonObject{}}}).method == QLatin1String(method));
    CHECK(read({{QStringLiteral("easyPay"), QJsonObject{}}, {QStringLiteral("card"), QJsonObject{}}}).method == QStringLiteral("easy_pay"));
    const Payment deposit = read({{QStringLiteral("status"), QStringLiteral("WAITING_FOR_DEPOSIT")},
                                  {QStringLiteral("secret"), QStringLiteral("ps_1")},
                                  {QStringLiteral("virtualAccount"), QJsonObject{{QStringLiteral("accountNumber"), QStringLiteral("X1234")},
                                                                                 {QStringLiteral("bankCode"), QStringLiteral("88")},
                                                                                 {QStringLiteral("dueDate"), QStringLiteral("2026-11-30T23:59:59")},
                                                                                 {QStringLiteral("expired"), true}}}});
    CHECK(deposit.depositAccount == QStringLiteral("X1234"));
    CHECK(deposit.depositDueAt == QDateTime(QDate(2026, 11, 30), QTime(14, 59, 59), Qt::UTC));
    CHECK(deposit.isDepositExpired);
    CHECK(deposit.secret == QStringLiteral("ps_1"));
    CHECK(read({{QStringLiteral("virtualAccount"), QJsonObject{{QStringLiteral("dueDate"), QStringLiteral("2026-11-30T23:59:59+09:00")}}}}).depositDueAt == deposit.depositDueAt);
    CHECK(read({{QStringLiteral("receipt"), QJsonObject{{QStringLiteral("url"), QStringLiteral("https://dashboard.tosspayments.com/receipt/1")}}}}).receipt.isValid());
    CHECK_FALSE(read({{QStringLiteral("receipt"), QJsonObject{{QStringLiteral("url"), QStringLiteral("javascript:alert(1)")}}}}).receipt.isValid());
    CHECK(read({{QStringLiteral("balanceAmount"), QStringLiteral("4000")}}).balance == Krw(4000));
    CHECK(read({{QStringLiteral("method"), QStringLiteral("\ud574\uc678\uacb0\uc81c")}, {QStringLiteral("somethingNew"), QJsonObject{}}}).method.isEmpty());
}

TEST_CASE("a refused cancel is classed by its code: final, the account, the balance, our keys, or nothing known")
{
    struct Row {
        int status;
        const char *code;
        Code meant;
    };
    for (const Row &row : {Row{403, "NOT_CANCELABLE_PAYMENT", Code::RefundImpossible}, Row{403, "EXCEED_MAX_REFUND_DUE", Code::RefundImpossible},
                           Row{400, "REFUND_REJECTED", Code::RefundImpossible}, Row{403, "NOT_ALLOWED_PARTIAL_REFUND", Code::RefundImpossible},
                           Row{400, "INVALID_REFUND_ACCOUNT_INFO", Code::InvalidField}, Row{400, "INVALID_BANK", Code::InvalidField},
                           Row{400, "ALREADY_CANCELED_PAYMENT", Code::Conflict}, Row{400, "NOT_MATCHES_REFUNDABLE_AMOUNT", Code::Conflict},
                           Row{403, "NOT_CANCELABLE_AMOUNT", Code::Conflict}, Row{400, "PROVIDER_ERROR", Code::PaymentUnknown},
                           Row{500, "FAILED_REFUND_PROCESS", Code::PaymentUnknown}, Row{409, "IDEMPOTENT_REQUEST_PROCESSING", Code::PaymentUnknown},
                           Row{403, "FORBIDDEN_CONSECUTIVE_REQUEST", Code::PaymentUnknown}, Row{401, "UNAUTHORIZED_KEY", Code::Unavailable},
                           Row{400, "A_CODE_OF_TOMORROW", Code::PaymentUnknown}, Row{502, "", Code::PaymentUnknown}}) {
        CAPTURE(row.code);
        const Vendor vendor(row.status, QByteArray("{\"code\":\"") + row.code + "\",\"message\":\"x\"}");
        TossGateway gateway(vendor.url(), QStringLiteral("test_sk_abc"));
        const auto refused = gateway.cancel(QStringLiteral("pk"), {Krw(1), Krw(2), QStringLiteral("r"), {}, {}, {}}, QStringLiteral("k"));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == row.meant);
    }
}
