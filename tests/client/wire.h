#pragma once
#include "api/call.h"
#include "client/api_client.h"
#include "support/broken_server.h"
#include "support/catch.h"
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTest>
#include <optional>

namespace mj::client
{

struct Pong {
    qint64 number = 0;
    static Result<Pong> fromJson(const QJsonObject &object)
    {
        api::Reader in(object);
        Pong pong;
        pong.number = in.integer("number");
        return in.finish(pong);
    }
};

template <class R>
struct Ping {
    using Reply = R;
    api::Call what;
    api::Call call() const { return what; }
};

inline api::Call callOf(api::Method method, bool authenticated = false)
{
    api::Call call;
    call.method = method;
    call.path = QStringLiteral("/v1/ping");
    call.authenticated = authenticated;
    if (method == api::Method::Post || method == api::Method::Patch)
        call.body.insert(QStringLiteral("text"), QStringLiteral("안녕"));
    return call;
}

inline ApiClient::Patience quick()
{
    ApiClient::Patience patience;
    patience.idleMs = 1'000;
    patience.totalMs = 1'800;
    patience.fileTotalMs = 5'000;
    patience.pauseMs = 10;
    patience.refreshMs = 600;
    return patience;
}

template <class Condition>
bool waitFor(Condition condition, int ms = 8'000)
{
    return QTest::qWaitFor(condition, ms);
}

// Sends and waits. The answer must come later than send() and only once.
template <class R>
Result<R> ask(ApiClient &client, api::Call what)
{
    QObject context;
    std::optional<Result<R>> answer;
    int times = 0;
    client.send(Ping<R>{std::move(what)}, &context, [&](Result<R> r) {
        answer = std::move(r);
        ++times;
    });
    REQUIRE_FALSE(answer);
    REQUIRE(waitFor([&] { return answer.has_value(); }));
    QCoreApplication::processEvents();
    REQUIRE(times == 1);
    return *answer;
}

// A client pointed at a server, with short patience.
struct Wire {
    BrokenServer server;
    ApiClient client;

    Wire()
    {
        REQUIRE(client.setServiceUrl(server.url()));
        client.setPatience(quick());
    }
    Code failureOf(api::Method method)
    {
        const Result<Pong> answer = ask<Pong>(client, callOf(method));
        REQUIRE_FALSE(answer);
        return answer.error().code;
    }
};

} // namespace mj::client
