#include "server/http/router.h"
#include "support/catch.h"
#include <QJsonDocument>
#include <stdexcept>

using namespace mj;
using namespace mj::server::http;

namespace {

Handler named(const char *name)
{
    return [name](const Request &request) -> Result<Reply> {
        Reply reply;
        reply.body = name;
        for (auto it = request.parameters.cbegin(); it != request.parameters.cend(); ++it)
            reply.body += ' ' + it.key().toUtf8() + '=' + it.value().toUtf8();
        return reply;
    };
}

Reply ask(const Router &router, const QByteArray &method, const QString &path)
{
    Request request;
    request.method = method;
    request.path = path;
    request.requestId = QStringLiteral("req_test");
    return router.dispatch(request);
}

QJsonObject errorOf(const Reply &reply)
{
    return QJsonDocument::fromJson(reply.body).object().value(QStringLiteral("error")).toObject();
}

QByteArray headerOf(const Reply &reply, const char *name)
{
    for (const auto &[key, value] : reply.headers) {
        if (key == name)
            return value;
    }
    return {};
}

Router sample()
{
    Router router;
    router.add("GET", QStringLiteral("/v1/things"), named("list"));
    router.add("POST", QStringLiteral("/v1/things"), named("create"), 25 << 20);
    router.add("GET", QStringLiteral("/v1/things/{id}"), named("one"));
    router.add("GET", QStringLiteral("/v1/things/quotes"), named("quotes"));
    router.add("POST", QStringLiteral("/v1/things/{id}/parts/{part}"), named("part"), 10);
    return router;
}

} // namespace

TEST_CASE("A path finds its route and its parameters", "[http]")
{
    const Router router = sample();
    CHECK(ask(router, "GET", QStringLiteral("/v1/things")).body == "list");
    CHECK(ask(router, "POST", QStringLiteral("/v1/things")).body == "create");
    CHECK(ask(router, "GET", QStringLiteral("/v1/things/a b")).body == "one id=a b");
    CHECK(ask(router, "GET", QString::fromUtf8("/v1/things/고양이")).body == QByteArray("one id=고양이"));
    CHECK(ask(router, "GET", QStringLiteral("/v1/things/quotes")).body == "quotes");
    CHECK(ask(router, "HEAD", QStringLiteral("/v1/things/quotes")).body == "quotes");
    const QByteArray both = ask(router, "POST", QStringLiteral("/v1/things/7/parts/8")).body;
    CHECK(both.contains("id=7"));
    CHECK(both.contains("part=8"));
}

TEST_CASE("What no route describes is not found", "[http]")
{
    const Router router = sample();
    for (const char *path :
         {"/", "", "/v1", "/v1/things/", "/v1//things", "//v1/things", "/v1/things/a/b", "/v1/things/../things", "/V1/things"}) {
        const Reply reply = ask(router, "GET", QString::fromLatin1(path));
        INFO(path);
        CHECK(reply.status == 404);
        CHECK(errorOf(reply).value(QStringLiteral("code")).toString() == QStringLiteral("not_found"));
        CHECK(errorOf(reply).value(QStringLiteral("requestId")).toString() == QStringLiteral("req_test"));
    }
}

TEST_CASE("A known path with another method says what it takes", "[http]")
{
    const Router router = sample();
    const Reply reply = ask(router, "DELETE", QStringLiteral("/v1/things"));
    CHECK(reply.status == 405);
    CHECK(errorOf(reply).value(QStringLiteral("code")).toString() == QStringLiteral("method_not_allowed"));
    CHECK(headerOf(reply, "Allow") == "GET, POST, HEAD");
    CHECK(ask(router, "get", QStringLiteral("/v1/things")).status == 405);
    CHECK(ask(router, "GET", QStringLiteral("/v1/things/7/parts/8")).status == 405);
}

TEST_CASE("A body limit belongs to a method and a path", "[http]")
{
    const Router router = sample();
    CHECK(router.bodyLimit("POST", QStringLiteral("/v1/things")) == 25 << 20);
    CHECK(router.bodyLimit("GET", QStringLiteral("/v1/things")) == 1 << 20);
    CHECK(router.bodyLimit("POST", QStringLiteral("/v1/things/1/parts/2")) == 10);
    CHECK(router.bodyLimit("POST", QStringLiteral("/unknown")) == 0);
    CHECK(router.bodyLimit("PUT", QStringLiteral("/v1/things")) == 0);
}

TEST_CASE("A failed result and an exception become the error body", "[http]")
{
    Router router;
    router.add("GET", QStringLiteral("/fail"), [](const Request &) -> Result<Reply> {
        return fail(Code::InvalidField, QStringLiteral("secret detail"), QStringLiteral("prompt"));
    });
    router.add("GET", QStringLiteral("/later"), [](const Request &) -> Result<Reply> {
        Error busy = error(Code::TooManyRequests);
        busy.retryAfterSeconds = 7;
        return fail(busy);
    });
    router.add("GET", QStringLiteral("/throw"), [](const Request &) -> Result<Reply> { throw std::runtime_error("secret detail"); });
    router.add("GET", QStringLiteral("/throw-number"), [](const Request &) -> Result<Reply> { throw 7; });
    router.add("GET", QStringLiteral("/who"), [](const Request &) -> Result<Reply> { return fail(Code::TokenExpired); });

    const Reply failed = ask(router, "GET", QStringLiteral("/fail"));
    CHECK(failed.status == 422);
    CHECK(errorOf(failed).value(QStringLiteral("field")).toString() == QStringLiteral("prompt"));
    CHECK_FALSE(failed.body.contains("secret"));
    const Reply later = ask(router, "GET", QStringLiteral("/later"));
    CHECK(later.status == 429);
    CHECK(headerOf(later, "Retry-After") == "7");
    for (const char *path : {"/throw", "/throw-number"}) {
        const Reply thrown = ask(router, "GET", QString::fromLatin1(path));
        CHECK(thrown.status == 500);
        CHECK(errorOf(thrown).value(QStringLiteral("code")).toString() == QStringLiteral("internal"));
        CHECK_FALSE(thrown.body.contains("secret"));
    }
    const Reply who = ask(router, "GET", QStringLiteral("/who"));
    CHECK(who.status == 401);
    CHECK(headerOf(who, "WWW-Authenticate") == "Bearer");
    CHECK(headerOf(errorReply(error(Code::Unavailable), {}), "Retry-After") == "1");
}
