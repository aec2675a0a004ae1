#include "sandbox_client.h"
#include "support/catch.h"
#include "support/fake_clock.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

using namespace mj;
using namespace mj::tests;

namespace
{

const QString order = QStringLiteral("order-deposit");

QJsonObject accountOf(const QJsonObject &payment)
{
    return payment[QLatin1String("virtualAccount")].toObject();
}

QString text(const QJsonObject &object, const char *name)
{
    return object[QLatin1String(name)].toString();
}

QJsonObject because(const QJsonObject &more = {})
{
    QJsonObject body = more;
    body[QLatin1String("cancelReason")] = QStringLiteral("고객 요청");
    return body;
}

QJsonObject backTo(const QString &bank, const QString &number, const QString &holder)
{
    return {{QStringLiteral("bank"), bank}, {QStringLiteral("accountNumber"), number}, {QStringLiteral("holderName"), holder}};
}

QJsonObject refund(const QJsonObject &account, const QJsonValue &amount = {})
{
    QJsonObject body = because({{QStringLiteral("refundReceiveAccount"), account}});
    if (!amount.isNull())
        body[QLatin1String("cancelAmount")] = amount;
    return body;
}

const QJsonObject goodAccount = backTo(QStringLiteral("88"), QStringLiteral("110123456789"), QStringLiteral("김토스"));

} // namespace

TEST_CASE("a virtual account waits for its deposit after the confirm call", "[sandbox]")
{
    FakeClock clock;
    SandboxClient client({}, &clock);
    const QJsonObject payment = client.awaitDeposit(order, 30000);
    CHECK(text(payment, "status") == QStringLiteral("WAITING_FOR_DEPOSIT"));
    CHECK(text(payment, "method") == QStringLiteral("가상계좌"));
    CHECK(payment[QLatin1String("approvedAt")].isNull());
    CHECK(payment[QLatin1String("receipt")].isNull());
    CHECK(text(payment, "secret").size() > 20);
    const QJsonObject account = accountOf(payment);
    CHECK(text(account, "accountNumber").startsWith(QLatin1Char('X')));
    CHECK(text(account, "accountNumber").size() <= 20);
    CHECK(text(account, "bankCode") == QStringLiteral("92"));
    CHECK(text(account, "customerName") == QStringLiteral("김토스"));
    CHECK(text(account, "refundStatus") == QStringLiteral("NONE"));
    CHECK(account[QLatin1String("expired")] == QJsonValue(false));
    // 168 hours from 2026-11-24T10:00+09:00.
    CHECK(text(account, "dueDate") == QStringLiteral("2026-12-01T10:00:00+09:00"));
    CHECK(client.confirm(text(payment, "paymentKey"), order, 30000).code() == QStringLiteral("ALREADY_PROCESSED_PAYMENT"));

    REQUIRE(client.sandbox().deposit(order));
    const QJsonObject paid = client.api("GET", "/v1/payments/orders/order-deposit").json;
    CHECK(text(paid, "status") == QStringLiteral("DONE"));
    CHECK(text(paid, "approvedAt") == QStringLiteral("2026-11-24T10:00:00+09:00"));
    CHECK(text(paid, "secret") == text(payment, "secret"));
    CHECK(accountOf(paid)[QLatin1String("accountNumber")] == account[QLatin1String("accountNumber")]);
    CHECK_FALSE(client.sandbox().deposit(order));

    REQUIRE(client.sandbox().revertDeposit(order));
    CHECK(client.status(order) == QStringLiteral("WAITING_FOR_DEPOSIT"));
    CHECK(client.payment(order)[QLatin1String("approvedAt")].isNull());
    CHECK_FALSE(client.sandbox().revertDeposit(order));
    CHECK(client.sandbox().deposit(order));
}

TEST_CASE("the bank and the payer are chosen on the checkout page", "[sandbox]")
{
    SandboxClient client;
    QJsonObject request = SandboxClient::request(order, 30000);
    request[QLatin1String("method")] = QStringLiteral("VIRTUAL_ACCOUNT");
    request[QLatin1String("customerName")] = QStringLiteral("<b>김토스</b>");
    const QString session = text(client.open(request).json, "session");
    const Answer page = send(client.port(), "GET", "/checkout/" + session.toLatin1());
    CHECK(page.body.contains("data-test=\"account-bank\""));
    CHECK(page.body.contains("&lt;b&gt;김토스"));
    CHECK_FALSE(page.body.contains("data-test=\"card-company\""));
    const Answer approved = client.press(session, "approve", "bank=20&customerName=%EA%B9%80");
    const QJsonObject account = accountOf(client.confirm(QUrl(QString::fromLatin1(approved.headers.value("location")))).json);
    CHECK(text(account, "bankCode") == QStringLiteral("20"));
    CHECK(text(account, "customerName") == QStringLiteral("김"));
}

TEST_CASE("a name given for a card payment is not kept", "[sandbox]")
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("sandbox.json"));
    SandboxClient client(file);
    QJsonObject request = SandboxClient::request(order, 30000);
    request[QLatin1String("customerName")] = QStringLiteral("NOBODYS-BUSINESS");
    REQUIRE(client.sandbox().authenticate(request));
    QFile state(file);
    REQUIRE(state.open(QIODevice::ReadOnly));
    CHECK_FALSE(state.readAll().contains("NOBODYS-BUSINESS"));
}

TEST_CASE("the time to pay in is the merchant's to choose, within ninety days", "[sandbox]")
{
    FakeClock clock; // 2026-11-24T10:00 in Seoul
    SandboxClient client({}, &clock);
    const auto due = [&client](const QString &id, const QJsonObject &fields) {
        return text(accountOf(client.awaitDeposit(id, 30000, fields)), "dueDate");
    };
    CHECK(due(QStringLiteral("order-hours"), {{QStringLiteral("validHours"), 24}}) == QStringLiteral("2026-11-25T10:00:00+09:00"));
    CHECK(due(QStringLiteral("order-date"), {{QStringLiteral("dueDate"), QStringLiteral("2026-11-30T23:59:59")}}) ==
          QStringLiteral("2026-11-30T23:59:59+09:00"));
    const QList<QPair<QJsonObject, const char *>> refused{
        {{{QStringLiteral("validHours"), 0}}, "INVALID_PARAMETERS"},
        {{{QStringLiteral("validHours"), 1.5}}, "INVALID_PARAMETERS"},
        {{{QStringLiteral("validHours"), 2161}}, "EXCEED_MAX_DUE_DATE"},
        {{{QStringLiteral("dueDate"), QStringLiteral("2026-11-30")}}, "INVALID_PARAMETERS"},
        {{{QStringLiteral("dueDate"), QStringLiteral("2026-11-24T09:59:59")}}, "INVALID_PARAMETERS"},
        {{{QStringLiteral("dueDate"), QStringLiteral("2027-11-24T10:00:00")}}, "EXCEED_MAX_DUE_DATE"},
        {{{QStringLiteral("validHours"), 24}, {QStringLiteral("dueDate"), QStringLiteral("2026-11-30T23:59:59")}}, "INVALID_PARAMETERS"},
        {{{QStringLiteral("cashReceipt"), QJsonObject{{QStringLiteral("type"), QStringLiteral("x")}}}}, "INVALID_PARAMETERS"},
    };
    for (const auto &[fields, code] : refused) {
        INFO(QJsonDocument(fields).toJson().toStdString());
        QJsonObject request = SandboxClient::request(QStringLiteral("order-refused"), 30000);
        request[QLatin1String("method")] = QStringLiteral("VIRTUAL_ACCOUNT");
        request[QLatin1String("virtualAccount")] = fields;
        CHECK(client.open(request).code() == QLatin1String(code));
    }
}

TEST_CASE("a cash receipt comes with the money", "[sandbox]")
{
    SandboxClient client;
    const QJsonObject income{{QStringLiteral("cashReceipt"), QJsonObject{{QStringLiteral("type"), QStringLiteral("소득공제")}}}};
    const QJsonObject none{{QStringLiteral("cashReceipt"), QJsonObject{{QStringLiteral("type"), QStringLiteral("미발행")}}}};
    CHECK(client.awaitDeposit(order, 30000, income)[QLatin1String("cashReceipt")].isNull());
    REQUIRE(client.sandbox().deposit(order));
    const QJsonObject receipt = client.payment(order)[QLatin1String("cashReceipt")].toObject();
    CHECK(text(receipt, "type") == QStringLiteral("소득공제"));
    CHECK(receipt[QLatin1String("amount")].toInt() == 30000);
    CHECK(text(receipt, "receiptKey").size() > 10);
    client.awaitDeposit(QStringLiteral("order-no-receipt"), 30000, none);
    REQUIRE(client.sandbox().deposit(QStringLiteral("order-no-receipt")));
    CHECK(client.payment(QStringLiteral("order-no-receipt"))[QLatin1String("cashReceipt")].isNull());
}

TEST_CASE("an account expires in silence and takes no more money", "[sandbox]")
{
    FakeClock clock;
    SandboxClient client({}, &clock);
    SECTION("by the clock")
    {
        client.awaitDeposit(order, 30000, {{QStringLiteral("validHours"), 1}});
        clock.advance(3600);
        CHECK(accountOf(client.payment(order))[QLatin1String("expired")] == QJsonValue(false));
        clock.advance(1);
    }
    SECTION("by the lever")
    {
        client.awaitDeposit(order, 30000);
        CHECK(client.sandbox().expireDeposit(order));
    }
    CHECK(accountOf(client.payment(order))[QLatin1String("expired")] == QJsonValue(true));
    CHECK(client.status(order) == QStringLiteral("WAITING_FOR_DEPOSIT"));
    CHECK(client.payment(order)[QLatin1String("failure")].isNull());
    CHECK_FALSE(client.sandbox().deposit(order));
    CHECK_FALSE(client.sandbox().expireDeposit(order));
}

TEST_CASE("before the deposit only everything can be canceled, to nowhere", "[sandbox]")
{
    SandboxClient client;
    const QString key = text(client.awaitDeposit(order, 30000), "paymentKey");
    const Answer part = client.cancel(key, because({{QStringLiteral("cancelAmount"), 10000}}));
    CHECK(part.status == 403);
    CHECK(part.code() == QStringLiteral("NOT_ALLOWED_PARTIAL_REFUND_WAITING_DEPOSIT"));
    CHECK(client.cancel(key, refund(goodAccount)).code() == QStringLiteral("INVALID_REQUEST"));
    CHECK(client.status(order) == QStringLiteral("WAITING_FOR_DEPOSIT"));
    const Answer whole = client.cancel(key, because());
    REQUIRE(whole.status == 200);
    CHECK(text(whole.json, "status") == QStringLiteral("CANCELED"));
    CHECK(text(accountOf(whole.json), "refundStatus") == QStringLiteral("NONE"));
    CHECK_FALSE(client.sandbox().deposit(order));
}

TEST_CASE("after the deposit a refund needs an account and takes two days", "[sandbox]")
{
    SandboxClient client;
    const QString key = text(client.awaitDeposit(order, 30000), "paymentKey");
    REQUIRE(client.sandbox().deposit(order));
    const QList<QPair<QJsonObject, const char *>> refused{
        {because(), "INVALID_REFUND_ACCOUNT_INFO"},
        {refund(backTo(QStringLiteral("88"), QStringLiteral("110-123-456"), QStringLiteral("김토스"))), "INVALID_REFUND_ACCOUNT_INFO"},
        {refund(backTo(QStringLiteral("88"), QString(21, QLatin1Char('1')), QStringLiteral("김토스"))), "INVALID_REFUND_ACCOUNT_INFO"},
        {refund(backTo(QStringLiteral("88"), QString(), QStringLiteral("김토스"))), "INVALID_REFUND_ACCOUNT_INFO"},
        {refund(backTo(QStringLiteral("88"), QStringLiteral("110123"), QString(61, QLatin1Char('x')))), "INVALID_REFUND_ACCOUNT_INFO"},
        {refund(backTo(QStringLiteral("88"), QStringLiteral("110123"), QString())), "INVALID_REFUND_ACCOUNT_INFO"},
        {refund(backTo(QStringLiteral("zz"), QStringLiteral("110123"), QStringLiteral("김토스"))), "INVALID_BANK"},
    };
    for (const auto &[body, code] : refused) {
        INFO(QJsonDocument(body).toJson().toStdString());
        CHECK(client.cancel(key, body).code() == QLatin1String(code));
    }
    CHECK(client.status(order) == QStringLiteral("DONE"));

    const Answer part = client.cancel(key, refund(goodAccount, 10000));
    REQUIRE(part.status == 200);
    CHECK(text(part.json, "status") == QStringLiteral("PARTIAL_CANCELED"));
    CHECK(text(accountOf(part.json), "refundStatus") == QStringLiteral("PENDING"));
    CHECK_FALSE(client.sandbox().revertDeposit(order));
    client.sandbox().advanceClock(2 * 24 * 3600 - 60);
    CHECK(text(accountOf(client.payment(order)), "refundStatus") == QStringLiteral("PENDING"));
    client.sandbox().advanceClock(120);
    CHECK(text(accountOf(client.payment(order)), "refundStatus") == QStringLiteral("COMPLETED"));
}

TEST_CASE("a waiting account survives a restart", "[sandbox]")
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("sandbox.json"));
    QJsonObject before;
    {
        SandboxClient client(file);
        before = client.awaitDeposit(order, 30000, {{QStringLiteral("validHours"), 5}});
    }
    SandboxClient client(file);
    CHECK(accountOf(client.payment(order)) == accountOf(before));
    CHECK(client.status(order) == QStringLiteral("WAITING_FOR_DEPOSIT"));
    REQUIRE(client.sandbox().deposit(order));
    CHECK(client.status(order) == QStringLiteral("DONE"));
}

TEST_CASE("a merchant can issue an account without a checkout", "[sandbox]")
{
    SandboxClient client;
    const QJsonObject body{{QStringLiteral("amount"), 30000},
                           {QStringLiteral("orderId"), order},
                           {QStringLiteral("orderName"), QStringLiteral("포인트")},
                           {QStringLiteral("customerName"), QStringLiteral("김토스")},
                           {QStringLiteral("bank"), QStringLiteral("20")},
                           {QStringLiteral("validHours"), 24}};
    const auto without = [&body](const char *name, const QJsonValue &value = QJsonValue::Undefined) {
        QJsonObject changed = body;
        changed[QLatin1String(name)] = value;
        return changed;
    };
    CHECK(client.api("POST", "/v1/virtual-accounts", without("customerName")).code() == QStringLiteral("INVALID_REQUEST"));
    CHECK(client.api("POST", "/v1/virtual-accounts", without("bank", QStringLiteral("zz"))).code() == QStringLiteral("INVALID_BANK"));
    CHECK(client.api("POST", "/v1/virtual-accounts", without("validHours", 3000)).code() == QStringLiteral("EXCEED_MAX_DUE_DATE"));
    CHECK(client.api("POST", "/v1/virtual-accounts", without("amount", -1)).status == 400);
    CHECK(client.sandbox().paymentCount() == 0);
    const Headers key{{"Idempotency-Key", "issue-1"}};
    const Answer issued = client.api("POST", "/v1/virtual-accounts", body, key);
    REQUIRE(issued.status == 200);
    CHECK(text(issued.json, "status") == QStringLiteral("WAITING_FOR_DEPOSIT"));
    CHECK(text(accountOf(issued.json), "bankCode") == QStringLiteral("20"));
    CHECK(client.api("POST", "/v1/virtual-accounts", body, key).body == issued.body);
    CHECK(client.api("POST", "/v1/virtual-accounts", body).code() == QStringLiteral("DUPLICATED_ORDER_ID"));
    CHECK(client.sandbox().deposit(order));
    CHECK(client.status(order) == QStringLiteral("DONE"));
}

TEST_CASE("the levers have addresses for who has no C++", "[sandbox]")
{
    SandboxClient client;
    client.awaitDeposit(order, 30000);
    const QJsonObject which{{QStringLiteral("orderId"), order}};
    CHECK(client.lever("deposit", {{QStringLiteral("orderId"), QStringLiteral("order-nobody")}}).status == 404);
    CHECK(client.lever("deposit-revert", which).status == 409);
    // A bank takes the exact amount only.
    CHECK(client.lever("deposit", {{QStringLiteral("orderId"), order}, {QStringLiteral("amount"), 29999}}).status == 400);
    CHECK(client.status(order) == QStringLiteral("WAITING_FOR_DEPOSIT"));
    const Answer paid = client.lever("deposit", {{QStringLiteral("orderId"), order}, {QStringLiteral("amount"), 30000}});
    CHECK(paid.status == 200);
    CHECK(text(paid.json, "status") == QStringLiteral("DONE"));
    CHECK(text(client.lever("deposit-revert", which).json, "status") == QStringLiteral("WAITING_FOR_DEPOSIT"));
    CHECK(accountOf(client.lever("expire", which).json)[QLatin1String("expired")] == QJsonValue(true));
    const Headers plain{{"Content-Type", "text/plain"}};
    CHECK(send(client.port(), "POST", "/__sandbox/deposit", R"({"orderId":"order-deposit"})", plain).status == 415);
}
