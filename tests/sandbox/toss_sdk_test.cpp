#include "sandbox_client.h"
#include "support/catch.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace mj;
using namespace mj::tests;

TEST_CASE("the script is served as one and defines the vendor's names", "[sandbox]")
{
    SandboxClient client;
    const Answer script = send(client.port(), "GET", "/v2/standard");
    CHECK(script.status == 200);
    CHECK(script.headers.value("content-type").startsWith("text/javascript"));
    for (const char *name :
         {"window.TossPayments", "TossPayments.ANONYMOUS", "@@ANONYMOUS", "requestPayment", "destroy", "widgets", "windowTarget"}) {
        INFO(name);
        CHECK(script.body.contains(name));
    }
}

TEST_CASE("the script answers each case as the vendor's does", "[sandbox]")
{
    const QString node = QStandardPaths::findExecutable(QStringLiteral("node"));
    if (node.isEmpty()) {
        WARN("skipped: node is not installed");
        return;
    }
    SandboxClient client;
    QTemporaryDir folder;
    QFile script(folder.filePath(QStringLiteral("standard.js")));
    REQUIRE(script.open(QIODevice::WriteOnly));
    script.write(send(client.port(), "GET", "/v2/standard").body);
    script.close();
    QProcess probe;
    probe.start(node, {QStringLiteral(MJ_SOURCE_DIR "/tests/sandbox/sdk_probe.js"),
                       QStringLiteral("http://localhost:%1").arg(client.port()), script.fileName()});
    REQUIRE(probe.waitForFinished(20000));
    INFO(probe.readAllStandardError().toStdString());
    const QJsonObject ended = QJsonDocument::fromJson(probe.readAllStandardOutput()).object();

    const QList<QPair<const char *, const char *>> expected{
        {"anonymous", "@@ANONYMOUS"},
        {"client key missing", "INVALID_CLIENT_KEY"},
        {"client key of nobody", "INVALID_CLIENT_KEY"},
        {"secret key as client key", "INVALID_CLIENT_KEY"},
        {"live client key", "INVALID_CLIENT_KEY"},
        {"widget key in payment", "NOT_SUPPORTED_WIDGET_KEY"},
        {"api key in widgets", "NOT_SUPPORTED_API_INDIVIDUAL_KEY"},
        {"widgets amount first", "NOT_SETUP_AMOUNT"},
        {"widgets amount", "INVALID_AMOUNT_CURRENCY"},
        {"widgets selector", "INVALID_SELECTOR"},
        {"widgets variant", "INVALID_VARIANT_KEY"},
        {"widgets methods twice", "PAYMENT_METHODS_WIDGET_ALREADY_RENDERED"},
        {"widgets terms twice", "AGREEMENT_WIDGET_ALREADY_RENDERED"},
        {"widgets nothing shown", "NOT_SETUP_AMOUNT NOT_SELECTED_PAYMENT_METHOD"},
        {"widgets not agreed", "NEED_AGREEMENT_WITH_REQUIRED_TERMS"},
        {"widgets no request", "INVALID_PARAMETER"},
        {"widgets events", "TRANSFER true:2 TRANSFER"},
        {"widgets destroy", "2"},
        {"widgets pay", "NORMAL 10000 true"},
        {"widgets window", "pay TOSSPAY, cancel 0"},
        {"widgets window destroyed", "false 0"},
        {"account hours", "EXCEED_MAX_DUE_DATE"},
        {"account hours and date", "INVALID_PARAMETERS"},
        {"account date", "INVALID_PARAMETERS"},
        {"account receipt", "INVALID_PARAMETERS"},
        {"account past", "INVALID_PARAMETERS"},
        {"carrier", "INVALID_PARAMETERS"},
        {"account shown", "SHOWN"},
        {"gift shown", "SHOWN"},
        {"customer key missing", "INVALID_CUSTOMER_KEY"},
        {"customer key short", "INVALID_CUSTOMER_KEY"},
        {"customer key with a space", "INVALID_CUSTOMER_KEY"},
        {"secret key as customer key", "INSECURE_KEY_USAGE"},
        {"v1 call", "V1_METHOD_NOT_SUPPORTED"},
        {"no request", "INVALID_PARAMETERS"},
        {"method missing", "INVALID_PARAMETERS"},
        {"method unknown", "NOT_SUPPORTED_METHOD"},
        {"method not played", "NOT_SUPPORTED_METHOD"},
        {"amount as number", "INVALID_PARAMETERS"},
        {"amount as text", "INVALID_AMOUNT_VALUE"},
        {"amount negative", "BELOW_ZERO_AMOUNT"},
        {"amount fraction", "INVALID_AMOUNT_VALUE"},
        {"currency", "INVALID_AMOUNT_CURRENCY"},
        {"order id short", "INVALID_ORDER_ID"},
        {"order name missing", "INVALID_PARAMETERS"},
        {"order name long", "INVALID_ORDER_NAME"},
        {"success address relative", "INCORRECT_SUCCESS_URL_FORMAT"},
        {"success address of an app", "INCORRECT_SUCCESS_URL_FORMAT"},
        {"fail address missing", "INCORRECT_FAIL_URL_FORMAT"},
        {"window target", "INVALID_PARAMETERS"},
        {"promise in self", "NOT_SUPPORTED_PROMISE"},
        {"promise on a phone", "NOT_SUPPORTED_PROMISE"},
        {"e-mail", "INVALID_EMAIL"},
        {"phone", "INVALID_PHONE"},
        {"metadata", "INVALID_METADATA"},
        {"tax free", "INVALID_PARAMETERS"},
        {"card plans", "INVALID_PARAMETERS"},
        {"direct without a target", "INVALID_PARAMETERS"},
        {"destroy nothing", "NO_ACTIVE_PAYMENT_REQUEST"},
        {"billing", "NOT_SUPPORTED"},
        {"frame", "SHOWN"},
        {"one at a time", "INVALID_METHOD_TRANSACTION"},
        {"destroy", "PAYMENT_REQUEST_ABORTED 0"},
        {"close", "USER_CANCEL 0"},
        {"redirect", "http://127.0.0.1:8080/success?a=1"},
        {"stranger", "0 1"},
        {"promise success", "key 10000 true"},
        {"promise failure", "REJECT_CARD_COMPANY"},
        {"self", "VISITED"},
        {"order used before", "DUPLICATED_ORDER_ID"},
    };
    CHECK(ended.size() == expected.size());
    for (const auto &[name, code] : expected) {
        INFO(name);
        CHECK(ended[QLatin1String(name)].toString() == QLatin1String(code));
    }
}
