#include "client/wire.h"

#include <QNetworkProxyFactory>

using namespace mj;
using namespace mj::client;
using api::Method;

TEST_CASE("only https, or http on loopback, may be a service")
{
    const auto [text, good] = GENERATE(table<const char *, bool>({
        {"https://studio.example", true},
        {"https://studio.example:8443/base/", true},
        {"http://localhost:8080", true},
        {"http://LOCALHOST", true},
        {"http://127.0.0.1:1", true},
        {"http://127.200.3.4", true},
        {"http://[::1]:8080", true},
        {"http://studio.example", false},
        {"http://127.0.0.1.evil.example", false},
        {"http://localhost.evil.example", false},
        {"http://0.0.0.0", false},
        {"http://192.168.0.10", false},
        {"http://[::2]", false},
        {"ftp://127.0.0.1", false},
        {"file:///etc/passwd", false},
        {"ws://localhost", false},
        {"https://", false},
        {"", false},
        {"studio.example", false},
        {"https://name:secret@studio.example", false},
        {"http://localhost@evil.example", false},
        {"https://studio.example/?token=1", false},
        {"https://studio.example/#x", false},
    }));
    CAPTURE(text);
    ApiClient client;
    const Result<void> set = client.setServiceUrl(QUrl(QString::fromLatin1(text)));
    CHECK(set.has_value() == good);
    if (!good) {
        CHECK(set.error().code == Code::InsecureUrl);
        CHECK(client.serviceUrl().isEmpty());
    }
}

TEST_CASE("a refused address leaves the one before")
{
    ApiClient client;
    REQUIRE(client.setServiceUrl(QUrl(QStringLiteral("https://studio.example"))));
    REQUIRE_FALSE(client.setServiceUrl(QUrl(QStringLiteral("http://studio.example"))));
    CHECK(client.serviceUrl() == QUrl(QStringLiteral("https://studio.example")));
}

TEST_CASE("without an address a call is Offline")
{
    ApiClient client;
    const Result<Pong> answer = ask<Pong>(client, callOf(Method::Get));
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == Code::Offline);
}

TEST_CASE("a request says what it must and nothing about the person")
{
    qputenv("LANG", "ko_KR.UTF-8");
    Wire wire;
    wire.client.setAccessToken(QStringLiteral("secret-token"), QDateTime::currentDateTimeUtc().addSecs(900));
    wire.server.then(BrokenServer::json("{\"number\":1}"));
    api::Call call = callOf(Method::Post, true);
    call.idempotencyKey = "key-1";
    call.query.addQueryItem(QStringLiteral("after"), QStringLiteral("a b"));
    REQUIRE(ask<Pong>(wire.client, call));
    const BrokenServer::Seen seen = wire.server.requests().value(0);
    CHECK(seen.method == QByteArray("POST"));
    CHECK(seen.target == QByteArray("/v1/ping?after=a%20b"));
    CHECK(seen.headers.value("authorization") == QByteArray("Bearer secret-token"));
    CHECK(seen.headers.value("idempotency-key") == QByteArray("key-1"));
    CHECK(seen.headers.value("content-type") == QByteArray("application/json"));
    CHECK(seen.headers.value("accept-language") == QByteArray("*"));
    CHECK(seen.headers.value("user-agent") == QByteArray("MJStudio"));
    CHECK(seen.body == QByteArray("{\"text\":\"안녕\"}"));

    REQUIRE(ask<Pong>(wire.client, callOf(Method::Get, false)));
    const BrokenServer::Seen open = wire.server.requests().value(1);
    CHECK_FALSE(open.headers.contains("authorization"));
    CHECK_FALSE(open.headers.contains("idempotency-key"));
    CHECK_FALSE(open.headers.contains("content-type"));
    CHECK(open.body.isEmpty());
}

TEST_CASE("each method reaches the server as itself, with its body")
{
    const auto [method, name] = GENERATE(
        table<Method, const char *>({{Method::Get, "GET"}, {Method::Post, "POST"}, {Method::Patch, "PATCH"}, {Method::Delete, "DELETE"}}));
    Wire wire;
    wire.server.then(BrokenServer::json("{\"number\":1}"));
    REQUIRE(ask<Pong>(wire.client, callOf(method)));
    const BrokenServer::Seen seen = wire.server.requests().value(0);
    CHECK(seen.method == QByteArray(name));
    CHECK(seen.body.isEmpty() == (method == Method::Get || method == Method::Delete));
}

TEST_CASE("DELETE may carry a body, and a body of 3 MiB arrives whole")
{
    Wire wire;
    wire.server.then(BrokenServer::json("{\"number\":1}"));
    api::Call removal = callOf(Method::Delete);
    removal.body.insert(QStringLiteral("reason"), QStringLiteral("x"));
    REQUIRE(ask<Pong>(wire.client, removal));
    CHECK(wire.server.requests().value(0).body == QByteArray("{\"reason\":\"x\"}"));

    api::Call large = callOf(Method::Post);
    const QString picture(3 * 1'048'576, QLatin1Char('A'));
    large.body.insert(QStringLiteral("picture"), picture);
    REQUIRE(ask<Pong>(wire.client, large));
    CHECK(QJsonDocument::fromJson(wire.server.requests().value(1).body).object() == large.body);
}

TEST_CASE("a service below a folder of its host is called there")
{
    Wire wire;
    wire.server.then(BrokenServer::json("{\"number\":1}"));
    REQUIRE(wire.client.setServiceUrl(QUrl(wire.server.url().toString() + QStringLiteral("/base/"))));
    REQUIRE(ask<Pong>(wire.client, callOf(Method::Get)));
    CHECK(wire.server.requests().value(0).target == QByteArray("/base/v1/ping"));
}

TEST_CASE("cookies are neither kept nor sent, answers not cached")
{
    Wire wire;
    BrokenServer::Answer answer = BrokenServer::json("{\"number\":1}");
    answer.headers = {"Set-Cookie: follow=me; Path=/", "Cache-Control: max-age=600", "ETag: \"1\""};
    wire.server.then(answer);
    REQUIRE(ask<Pong>(wire.client, callOf(Method::Get)));
    REQUIRE(ask<Pong>(wire.client, callOf(Method::Get)));
    REQUIRE(wire.server.requests().size() == 2);
    CHECK_FALSE(wire.server.requests().at(1).headers.contains("cookie"));
    CHECK_FALSE(wire.server.requests().at(1).headers.contains("if-none-match"));
}

TEST_CASE("a service on this machine is reached past any proxy, another one through it")
{
    BrokenServer proxy;
    proxy.then(BrokenServer::error(502, "internal"));
    QNetworkProxy::setApplicationProxy(
        QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), static_cast<quint16>(proxy.url().port())));
    Wire wire;
    wire.server.then(BrokenServer::json("{\"number\":1}"));
    CHECK(ask<Pong>(wire.client, callOf(Method::Get)));
    CHECK(proxy.connections() == 0);

    REQUIRE(wire.client.setServiceUrl(QUrl(QStringLiteral("https://studio.invalid"))));
    CHECK_FALSE(ask<Pong>(wire.client, callOf(Method::Post)));
    CHECK(proxy.connections() == 1);
    QNetworkProxy::setApplicationProxy(QNetworkProxy(QNetworkProxy::NoProxy));
}
