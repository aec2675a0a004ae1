#include "api/error_status.h"
#include "api/samples.h"
#include "server/contract/schema_book.h"
#include "server/http/router.h"
#include "support/catch.h"
#include "support/real_server.h"

#include <QSet>

using namespace mj;
using namespace mj::test;

namespace {

const QStringList methods{QStringLiteral("get"), QStringLiteral("post"), QStringLiteral("patch"), QStringLiteral("put"), QStringLiteral("delete")};

QSet<QString> documentedRoutes(const SchemaBook &book)
{
    QSet<QString> routes;
    const QJsonObject paths = book.paths();
    for (const QString &path : paths.keys()) {
        for (const QString &method : paths.value(path).toObject().keys())
            routes.insert(method.toUpper() + QLatin1Char(' ') + path);
    }
    return routes;
}

QString schemaProblems(const SchemaBook &book, const char *name, const QJsonObject &value)
{
    return book.problems(book.named(QLatin1String(name)), value).join(QLatin1String("; "));
}

} // namespace

TEST_CASE("the file and the router know the same routes")
{
    RealServer server;
    const SchemaBook book = SchemaBook::open();
    QSet<QString> routed;
    for (const server::http::Route &route : server.server().router().routes())
        routed.insert(QString::fromLatin1(route.method) + QLatin1Char(' ') + route.pattern);
    const QSet<QString> documented = documentedRoutes(book);
    CHECK((routed - documented).values().join(QLatin1String(", ")) == QString());
    CHECK((documented - routed).values().join(QLatin1String(", ")) == QString());
    CHECK(routed.size() > 20);
}

TEST_CASE("the file is sound in itself")
{
    const SchemaBook book = SchemaBook::open();
    QStringList names;
    const QJsonObject paths = book.paths();
    for (const QString &path : paths.keys()) {
        for (const QString &method : paths.value(path).toObject().keys()) {
            CAPTURE(path, method);
            CHECK(methods.contains(method));
            const QJsonObject operation = paths.value(path)[method].toObject();
            const QString name = operation.value(QLatin1String("operationId")).toString();
            CHECK_FALSE(names.contains(name));
            names.append(name);
            const QJsonObject responses = operation.value(QLatin1String("responses")).toObject();
            QSet<QString> said;
            for (const QString &status : responses.keys()) {
                CHECK(book.resolved(responses.value(status).toObject()).contains(QLatin1String("description")));
                if (status.toInt() >= 400)
                    said.insert(status);
            }
            QSet<QString> meant;
            for (const QString &code : texts(operation.value(QLatin1String("x-error-codes"))))
                meant.insert(QString::number(api::httpStatus(api::codeFromWire(code, 0))));
            CHECK(said == meant);
            CHECK(responses.contains(QLatin1String("default")));
            QStringList parameters;
            for (const QJsonValue parameter : operation.value(QLatin1String("parameters")).toArray()) {
                const QJsonObject known = book.resolved(parameter.toObject());
                CHECK(known.value(QLatin1String("schema")).isObject());
                if (known.value(QLatin1String("in")).toString() == QLatin1String("path"))
                    parameters.append(QLatin1Char('{') + known.value(QLatin1String("name")).toString() + QLatin1Char('}'));
            }
            CHECK(parameters.size() == path.count(QLatin1Char('{')));
            for (const QString &parameter : parameters)
                CHECK(path.contains(parameter));
        }
    }
}

TEST_CASE("the error codes of the file are those of the wire")
{
    const SchemaBook book = SchemaBook::open();
    const QJsonValue allowed = book.named(QStringLiteral("Error"))[QLatin1String("properties")][QLatin1String("error")][QLatin1String("properties")][QLatin1String("code")][QLatin1String("enum")];
    QStringList wire;
    for (int code = 0; code <= static_cast<int>(Code::Unavailable); ++code)
        wire.append(api::wireName(static_cast<Code>(code)));
    CHECK(texts(allowed) == wire);
}

TEST_CASE("every struct of the wire is what its schema says")
{
    const SchemaBook book = SchemaBook::open();
    CHECK(schemaProblems(book, "Consent", samples::consent().toJson()) == QString());
    CHECK(schemaProblems(book, "Account", samples::account().toJson()) == QString());
    CHECK(schemaProblems(book, "Session", samples::session().toJson()) == QString());
    CHECK(schemaProblems(book, "CodeSent", samples::codeSent().toJson()) == QString());
    CHECK(schemaProblems(book, "Device", samples::device().toJson()) == QString());
    for (const char *kind : {"joined", "signed_in", "refused", "device_ended", "others_ended", "password_changed", "password_reset", "email_changed", "exported"})
        CHECK(schemaProblems(book, "SignIn", samples::signIn(QLatin1String(kind)).toJson()) == QString());
    CHECK(schemaProblems(book, "SignInMethods", samples::signInMethods().toJson()) == QString());
    CHECK(schemaProblems(book, "GoogleAnswer", samples::googleAnswer().toJson()) == QString());
    CHECK(schemaProblems(book, "Balance", samples::balance().toJson()) == QString());
    CHECK(schemaProblems(book, "PointEntry", samples::pointEntry().toJson()) == QString());
    CHECK(schemaProblems(book, "Package", samples::package().toJson()) == QString());
    CHECK(schemaProblems(book, "PointLot", samples::pointLot().toJson()) == QString());
    CHECK(schemaProblems(book, "SpendingLimits", samples::spendingLimits().toJson()) == QString());
    CHECK(schemaProblems(book, "Offer", samples::offer().toJson()) == QString());
    CHECK(schemaProblems(book, "RefundQuote", samples::refundQuote().toJson()) == QString());
    for (int state = 0; state <= static_cast<int>(api::RefundState::Failed); ++state)
        CHECK(schemaProblems(book, "Refund", samples::refund(static_cast<api::RefundState>(state)).toJson()) == QString());
    for (const char *kind : {"top_up", "reserve", "settle", "release", "refund", "refund_return", "expire", "reverse"}) {
        api::PointEntry entry = samples::pointEntry();
        entry.kind = QLatin1String(kind);
        CHECK(schemaProblems(book, "PointEntry", entry.toJson()) == QString());
    }
    CHECK(schemaProblems(book, "Model", samples::model().toJson()) == QString());
    CHECK(schemaProblems(book, "Recipe", samples::recipe().toJson()) == QString());
    CHECK(schemaProblems(book, "Quote", samples::quote().toJson()) == QString());
    CHECK(schemaProblems(book, "Reference", samples::reference().toJson()) == QString());
    CHECK(schemaProblems(book, "QueuePlace", samples::queuePlace().toJson()) == QString());
    CHECK(schemaProblems(book, "Disclosure", samples::disclosure().toJson()) == QString());
    CHECK(schemaProblems(book, "Delivery", samples::delivery().toJson()) == QString());
    CHECK(schemaProblems(book, "ResultMails", api::ResultMails{false}.toJson()) == QString());
    CHECK(schemaProblems(book, "CancelGeneration", api::CancelGeneration{{}, Points(7)}.call().body) == QString());
    CHECK(schemaProblems(book, "MoveGeneration", api::MoveGeneration{}.call().body) == QString());
    CHECK(schemaProblems(book, "ConfirmPicture", api::ConfirmPicture{{}, QString(64, QLatin1Char('a'))}.call().body) == QString());
    CHECK(schemaProblems(book, "UploadReference", api::UploadReference{QByteArray("x")}.call().body) == QString());
    CHECK(schemaProblems(book, "PictureRef", samples::pictureRef().toJson()) == QString());
    CHECK(schemaProblems(book, "Holding", samples::holding().toJson()) == QString());
    for (int state = 0; state <= static_cast<int>(api::TopUpState::PartlyRefunded); ++state)
        CHECK(schemaProblems(book, "TopUp", samples::topUp(static_cast<api::TopUpState>(state)).toJson()) == QString());
    for (int state = 0; state <= static_cast<int>(api::GenerationState::Canceled); ++state)
        CHECK(schemaProblems(book, "Generation", samples::generation(static_cast<api::GenerationState>(state)).toJson()) == QString());
    const api::Listing<api::TopUp> page{{samples::topUp()}, QStringLiteral("next")};
    CHECK(schemaProblems(book, "TopUpListing", page.toJson()) == QString());

    CHECK(schemaProblems(book, "CreateAccount", samples::createAccount().call().body) == QString());
    CHECK(schemaProblems(book, "CreateSession", samples::createSession().call().body) == QString());
    CHECK(schemaProblems(book, "RefreshSession", api::RefreshSession{QStringLiteral("token"), {}}.call().body) == QString());
    CHECK(schemaProblems(book, "UpdateMe", api::UpdateMe{samples::korean(), QStringLiteral("ko")}.call().body) == QString());
    CHECK(schemaProblems(book, "CreateTopUp", api::CreateTopUp{QStringLiteral("p5000"), Krw(0), QStringLiteral("ko"), {}}.call().body) == QString());
    CHECK(schemaProblems(book, "ChangeSpendingLimits", api::ChangeSpendingLimits{Points(1), Points(2), Points(3)}.call().body) == QString());
    CHECK(schemaProblems(book, "CreateRefund", api::CreateRefund{{}, Points(1), Krw(10), {QStringLiteral("88"), QStringLiteral("1101234"), samples::korean()}, {}}.call().body) == QString());
    CHECK(schemaProblems(book, "CreateQuote", api::CreateQuote{{samples::recipe()}}.call().body) == QString());
    CHECK(schemaProblems(book, "CreateGenerations", api::CreateGenerations{{samples::recipe()}, QStringLiteral("token"), true, true, {}}.call().body) == QString());
}

TEST_CASE("the schema check finds what is wrong")
{
    const SchemaBook book = SchemaBook::open();
    const QJsonObject good = samples::topUp().toJson();
    const auto with = [&good](const char *name, const QJsonValue &value) {
        QJsonObject object = good;
        object.insert(QLatin1String(name), value);
        return object;
    };
    CHECK(schemaProblems(book, "TopUp", good) == QString());
    CHECK(schemaProblems(book, "TopUp", with("extra", 1)).contains(QLatin1String("unknown field extra")));
    CHECK(schemaProblems(book, "TopUp", with("state", QStringLiteral("pending"))).contains(QLatin1String("not one of")));
    CHECK(schemaProblems(book, "TopUp", with("price", QStringLiteral("5000"))).contains(QLatin1String("wrong type")));
    CHECK(schemaProblems(book, "TopUp", with("price", 0)).contains(QLatin1String("out of bounds")));
    CHECK(schemaProblems(book, "TopUp", with("price", 1.5)).contains(QLatin1String("wrong type")));
    CHECK(schemaProblems(book, "TopUp", with("createdAt", QStringLiteral("today"))).contains(QLatin1String("does not match")));
    CHECK(schemaProblems(book, "TopUp", with("createdAt", QJsonValue())).contains(QLatin1String("wrong type")));
    CHECK(schemaProblems(book, "TopUp", with("settledAt", QJsonValue())) == QString());
    QJsonObject less = good;
    less.remove(QStringLiteral("points"));
    CHECK(schemaProblems(book, "TopUp", less).contains(QLatin1String("missing points")));
    const QJsonObject page{{QStringLiteral("items"), QJsonArray{good, less}}, {QStringLiteral("nextCursor"), QString()}};
    CHECK(schemaProblems(book, "TopUpListing", page).contains(QLatin1String("$.items[1]")));
    CHECK_FALSE(book.problems({{QStringLiteral("type"), QStringLiteral("string")}, {QStringLiteral("maxLenght"), 3}}, QStringLiteral("text")).isEmpty());
}
