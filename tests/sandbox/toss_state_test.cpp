#include "sandbox_client.h"
#include "support/catch.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QUrlQuery>

using namespace mj;
using namespace mj::tests;

namespace
{

QString statusOf(SandboxClient &client, const QString &order)
{
    return client.sandbox().paymentByOrder(order)[QLatin1String("status")].toString();
}

} // namespace

TEST_CASE("what was answered is in the file before the answer", "[sandbox]")
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("sandbox.json"));
    SandboxClient before(file);
    const QString session =
        before.open(SandboxClient::request(QStringLiteral("order-kill"), 10000)).json[QLatin1String("session")].toString();
    {
        // The file as a kill -9 would leave it: the first sandbox is still running.
        SandboxClient after(file);
        CHECK(statusOf(after, QStringLiteral("order-kill")) == QStringLiteral("READY"));
    }
    const QUrl success(QString::fromLatin1(before.press(session, "approve").headers.value("location")));
    {
        SandboxClient after(file);
        CHECK(statusOf(after, QStringLiteral("order-kill")) == QStringLiteral("IN_PROGRESS"));
    }
    const Headers key{{"Idempotency-Key", "survives"}};
    const Answer confirmed = before.confirm(success, key);
    REQUIRE(confirmed.status == 200);
    SandboxClient after(file);
    CHECK(after.api("GET", "/v1/payments/orders/order-kill").json[QLatin1String("status")].toString() == QStringLiteral("DONE"));
    CHECK(after.confirm(success, key).body == confirmed.body);
    CHECK(after.confirm(success).code() == QStringLiteral("ALREADY_PROCESSED_PAYMENT"));
    CHECK(after.open(SandboxClient::request(QStringLiteral("order-kill"), 10000)).code() == QStringLiteral("DUPLICATED_ORDER_ID"));
    const QString paymentKey = QUrlQuery(success).queryItemValue(QStringLiteral("paymentKey"));
    CHECK(after.cancel(paymentKey, {{QStringLiteral("cancelReason"), QStringLiteral("test")}}).status == 200);
    CHECK(after.confirm(success, key).body == confirmed.body);
}

TEST_CASE("the clock's offset survives with the payments", "[sandbox]")
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("sandbox.json"));
    {
        SandboxClient before(file);
        REQUIRE(before.sandbox().authenticate(SandboxClient::request(QStringLiteral("order-offset"), 10000)));
        before.sandbox().advanceClock(700);
    }
    SandboxClient after(file);
    CHECK(statusOf(after, QStringLiteral("order-offset")) == QStringLiteral("EXPIRED"));
}

TEST_CASE("a change that cannot be saved did not happen", "[sandbox]")
{
    QTemporaryDir folder;
    const QString place = folder.filePath(QStringLiteral("state"));
    REQUIRE(QDir().mkpath(place));
    SandboxClient client(place + QStringLiteral("/sandbox.json"));
    const auto success = client.sandbox().authenticate(SandboxClient::request(QStringLiteral("order-full-disk"), 10000));
    REQUIRE(success);
    // The folder disappears under the sandbox: works as a full disk does, also for root.
    REQUIRE(QDir(place).removeRecursively());
    CHECK(client.confirm(*success).status == 500);
    CHECK(statusOf(client, QStringLiteral("order-full-disk")) == QStringLiteral("IN_PROGRESS"));
    CHECK(client.open(SandboxClient::request(QStringLiteral("order-second"), 10000)).status == 500);
    CHECK(client.sandbox().paymentCount() == 1);
    REQUIRE(QDir().mkpath(place));
    CHECK(client.confirm(*success).status == 200);
}

TEST_CASE("a file that is not ours is refused and left alone", "[sandbox]")
{
    QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("sandbox.json"));
    const auto started = [&name](const QByteArray &content) {
        QFile file(name);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        return sandbox::TossSandbox({0, QString::fromLatin1(secretKey), clientKey, nullptr, name}).start();
    };
    const auto garbage = started("not json");
    REQUIRE_FALSE(garbage);
    CHECK(garbage.error().code == Code::Corrupt);
    const auto newer = started("{\"version\":99}");
    REQUIRE_FALSE(newer);
    CHECK(newer.error().code == Code::NewerData);
    QFile file(name);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.readAll() == "{\"version\":99}");
}
