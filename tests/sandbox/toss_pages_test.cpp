#include "sandbox_client.h"
#include "support/catch.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <thread>

using namespace mj;
using namespace mj::tests;

namespace
{

QByteArray opened(SandboxClient &client, const QString &order, const QString &mode = QStringLiteral("iframe"))
{
    QJsonObject request = SandboxClient::request(order, 10000);
    request[QLatin1String("mode")] = mode;
    const Answer answer = client.open(request);
    REQUIRE(answer.status == 200);
    return answer.json[QLatin1String("session")].toString().toLatin1();
}

Answer get(SandboxClient &client, const QByteArray &address, const Headers &headers = {})
{
    return send(client.port(), "GET", address, {}, headers);
}

Answer post(SandboxClient &client, const QByteArray &address)
{
    return send(client.port(), "POST", address, {}, {{"Content-Type", "application/x-www-form-urlencoded"}});
}

} // namespace

TEST_CASE("the control page shows no data by itself and runs no foreign script", "[sandbox]")
{
    SandboxClient client;
    client.pay(QStringLiteral("order-control-page"), 10000);
    const Answer page = get(client, "/__sandbox");
    REQUIRE(page.status == 200);
    CHECK(page.headers.value("content-type").startsWith("text/html"));
    const QByteArray policy = page.headers.value("content-security-policy");
    CHECK(policy.contains("default-src 'none'"));
    CHECK(policy.contains("script-src 'self';"));
    CHECK(policy.contains("connect-src 'self'"));
    CHECK_FALSE(policy.contains("unsafe"));
    for (const char *mark : {"payments", "now", "advance-10m", "advance-1d", "advance-7d", "advance-30d", "fault-kind", "add-fault",
                             "target", "webhooks", "reset"}) {
        INFO(mark);
        CHECK(page.body.contains("data-test=\"" + QByteArray(mark) + '"'));
    }
    for (const char *lever : {"deposit", "deposit-revert", "expire"}) {
        INFO(lever);
        CHECK(page.body.contains("data-lever=\"" + QByteArray(lever) + '"'));
    }
    const QString html = QString::fromUtf8(page.body);
    CHECK_FALSE(html.contains(QRegularExpression(QStringLiteral("<script(?! src=\"/checkout-assets/)|\\son[a-z]+=|style="))));
    CHECK_FALSE(html.contains(QStringLiteral("{{")));
    CHECK(html.contains(QStringLiteral("샌드박스 제어판")));
    CHECK(get(client, "/__sandbox", {{"Accept-Language", "en-GB"}}).body.contains("Sandbox controls"));
    CHECK(get(client, "/__sandbox?lang=en").body.contains("Deposit"));
    CHECK(get(client, "/checkout-assets/control.js").headers.value("content-type").startsWith("text/javascript"));
}

TEST_CASE("every fault the sandbox has is offered on the control page by name", "[sandbox]")
{
    SandboxClient client;
    for (const QByteArray &language : {QByteArray("ko"), QByteArray("en")}) {
        const QString html = QString::fromUtf8(get(client, "/__sandbox?lang=" + language).body);
        QRegularExpressionMatchIterator it = QRegularExpression(QStringLiteral("<option value=\"([a-z_]+)\">([^<]+)<")).globalMatch(html);
        int count = 0;
        for (; it.hasNext(); ++count) {
            const QRegularExpressionMatch match = it.next();
            INFO(match.captured(1).toStdString());
            CHECK(client.lever("faults", {{QStringLiteral("kind"), match.captured(1)}}).status == 200);
        }
        CHECK(count == 18);
    }
}

TEST_CASE("the pages' scripts do what the windows around them expect", "[sandbox]")
{
    const QString node = QStandardPaths::findExecutable(QStringLiteral("node"));
    if (node.isEmpty()) {
        WARN("skipped: node is not installed");
        return;
    }
    SandboxClient client;
    QTemporaryDir folder;
    for (const char *name : {"checkout.js", "popup.js", "quirks.js", "control.js", "handoff.js", "widget.js"}) {
        INFO(name);
        QFile file(folder.filePath(QLatin1String(name)));
        REQUIRE(file.open(QIODevice::WriteOnly));
        const Answer script = get(client, QByteArray("/checkout-assets/") + name);
        CHECK(script.status == 200);
        file.write(script.body);
        file.close();
        CHECK(QProcess::execute(node, {QStringLiteral("--check"), file.fileName()}) == 0);
    }
    CHECK(get(client, "/checkout-assets/texts.json").status == 404);

    QProcess probe;
    probe.start(node, {QStringLiteral(MJ_SOURCE_DIR "/tests/sandbox/page_probe.js"), folder.path()});
    REQUIRE(probe.waitForFinished(20000));
    INFO(probe.readAllStandardError().toStdString());
    const QJsonObject ended = QJsonDocument::fromJson(probe.readAllStandardOutput()).object();
    // What was opened | what was posted into it | forms held back | forms sent | what the page says.
    const QList<QPair<const char *, const char *>> expected{
        {"isp", "/isp/gs_1?lang=ko||1|1|"},
        {"3-D secure", "about:blank|post /3ds/gs_1?lang=ko toss-sandbox-auth|1|1|"},
        {"enter key", "/isp/gs_1?lang=ko||1|0|OPEN"},
        {"still waiting", "/isp/gs_1?lang=ko||1|0|OPEN"},
        {"blocked", "/isp/gs_1?lang=ko||1|0|BLOCKED"},
        {"closed by hand", "/isp/gs_1?lang=ko||1|0|CLOSED"},
        {"another origin", "/isp/gs_1?lang=ko||1|0|OPEN"},
        {"another window", "/isp/gs_1?lang=ko||1|0|OPEN"},
        {"another session", "/isp/gs_1?lang=ko||1|0|OPEN"},
        {"no window chosen", "||0|0|"},
        {"no choice on the page", "||0|0|"},
        {"not a card", "||0|0|"},
        {"cancel", "||0|0|"},
        {"popup", "authenticated gs_1 http://localhost:9100|true"},
        {"popup without opener", "|false"},
        {"widget", "ready TRANSFER false http://shop, agreement TRANSFER true http://shop, paymentRequest TRANSFER true http://shop|false"},
    };
    CHECK(ended.size() == expected.size());
    for (const auto &[name, end] : expected) {
        INFO(name);
        CHECK(ended[QLatin1String(name)].toString() == QLatin1String(end));
    }
    CHECK(get(client, "/checkout-assets/..%2Ferrors.json").status == 404);
}

TEST_CASE("the widgets' frames speak to the merchant's origin alone", "[sandbox]")
{
    SandboxClient client;
    const QByteArray asked = "?origin=http%3A%2F%2F127.0.0.1%3A8080&amount=10000&lang=ko";
    const Answer methods = get(client, "/widget/methods" + asked);
    REQUIRE(methods.status == 200);
    CHECK(methods.body.contains("data-origin=\"http://127.0.0.1:8080\""));
    CHECK(methods.body.contains("value=\"VIRTUAL_ACCOUNT\""));
    CHECK_FALSE(methods.body.contains("name=\"terms\""));
    CHECK(methods.headers.value("content-security-policy").contains("frame-ancestors 'self' http://127.0.0.1:8080"));
    CHECK(get(client, "/widget/agreement" + asked).body.contains("name=\"terms\""));
    const Answer whole = get(client, "/widget/window" + asked);
    CHECK(whole.body.contains("data-test=\"widget-pay\""));
    CHECK(whole.body.contains("10,000원 결제하기"));
    CHECK(get(client, "/widget/methods").status == 404);
    CHECK(get(client, "/widget/methods?origin=javascript%3Aalert(1)").status == 404);
    CHECK(get(client, "/widget/elsewhere" + asked).status == 404);
}

TEST_CASE("a widget pair pays through the same API", "[sandbox]")
{
    const QString widgetClient = QStringLiteral("test_gck_sandbox_x");
    sandbox::TossSandbox sandbox({0, QStringLiteral("test_gsk_sandbox_x"), widgetClient, nullptr, {}});
    REQUIRE(sandbox.start());
    QJsonObject request = SandboxClient::request(QStringLiteral("order-widget"), 10000);
    request[QLatin1String("clientKey")] = widgetClient;
    CHECK_FALSE(sandbox.authenticate(request));
    request[QLatin1String("product")] = QStringLiteral("widgets");
    REQUIRE(sandbox.authenticate(request));
    CHECK(sandbox.paymentByOrder(QStringLiteral("order-widget"))[QLatin1String("status")].toString() == QStringLiteral("IN_PROGRESS"));
}

TEST_CASE("a card can be authenticated in a window of its own", "[sandbox]")
{
    SandboxClient client;
    const QByteArray session = opened(client, QStringLiteral("order-popup"));
    CHECK(get(client, "/checkout/" + session).body.contains("data-test=\"auth-window\""));
    for (const QByteArray &kind : {QByteArray("isp"), QByteArray("3ds")}) {
        INFO(kind.toStdString());
        const Answer page = kind == "isp" ? get(client, "/isp/" + session) : post(client, "/3ds/" + session);
        CHECK(page.body.contains("data-test=\"authenticate\""));
        CHECK(page.body.contains("/" + kind + "/" + session + "/done"));
        const Answer done = post(client, "/" + kind + "/" + session + "/done");
        CHECK(done.body.contains("data-session=\"" + session + '"'));
        CHECK(done.body.contains("popup.js"));
    }
    // Authenticating alone approves nothing: that is the checkout's to do.
    CHECK(client.status(QStringLiteral("order-popup")) == QStringLiteral("READY"));
    CHECK(get(client, "/isp/gs_unknown").status == 404);
    client.press(QString::fromLatin1(session), "cancel");
    CHECK(get(client, "/isp/" + session).body.contains("data-test=\"ended\""));
    const QByteArray transfer = [&] {
        QJsonObject request = SandboxClient::request(QStringLiteral("order-account"), 10000);
        request[QLatin1String("method")] = QStringLiteral("VIRTUAL_ACCOUNT");
        return client.open(request).json[QLatin1String("session")].toString().toLatin1();
    }();
    CHECK_FALSE(get(client, "/checkout/" + transfer).body.contains("data-test=\"auth-window\""));
}

TEST_CASE("bad habits of card pages can be tried", "[sandbox]")
{
    SandboxClient client;
    const QByteArray session = opened(client, QStringLiteral("order-quirks"));
    const QByteArray base = "/checkout/" + session + "/quirks";
    const Answer page = get(client, base);
    REQUIRE(page.status == 200);
    CHECK(page.body.contains("href=\"supertoss://"));
    CHECK(page.body.contains("href=\"intent://"));
    CHECK(page.headers.value("content-security-policy").contains("script-src 'self'"));
    const Answer program = get(client, base + "/download");
    CHECK(program.body.startsWith("MZ"));
    CHECK(program.headers.value("content-disposition").startsWith("attachment; filename="));
    CHECK(get(client, base + "/nothing").status == 404);
    CHECK(get(client, "/checkout/gs_unknown/quirks").status == 404);
    CHECK(client.status(QStringLiteral("order-quirks")) == QStringLiteral("READY"));

    SECTION("a redirect inside the frame")
    {
        const Answer redirect = post(client, base + "/redirect");
        CHECK(redirect.status == 302);
        CHECK(redirect.headers.value("location").startsWith("http://127.0.0.1:8080/checkout/success?"));
        CHECK(client.confirm(QUrl(QString::fromLatin1(redirect.headers.value("location")))).status == 200);
    }
    SECTION("the top window")
    {
        const Answer top = post(client, base + "/top");
        CHECK(top.status == 200);
        CHECK(top.body.contains("data-url=\"http://127.0.0.1:8080/checkout/success?"));
        CHECK(client.status(QStringLiteral("order-quirks")) == QStringLiteral("IN_PROGRESS"));
    }
    SECTION("a slow page holds up nobody else")
    {
        QElapsedTimer timer;
        timer.start();
        Answer slow;
        std::thread waiting([&] { slow = get(client, base + "/slow"); });
        CHECK(get(client, base).status == 200);
        CHECK(timer.elapsed() < 2000);
        waiting.join();
        CHECK(timer.elapsed() >= 4900);
        CHECK(slow.status == 200);
    }
    SECTION("a promise has no address to go to")
    {
        const QByteArray promised = opened(client, QStringLiteral("order-promise"), QStringLiteral("promise"));
        CHECK(post(client, "/checkout/" + promised + "/quirks/redirect").body.contains("&quot;kind&quot;:&quot;success&quot;"));
    }
}
