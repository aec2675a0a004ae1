#include "client/wire.h"

#include <QElapsedTimer>

using namespace mj;
using namespace mj::client;
using How = BrokenServer::How;
using api::Method;

TEST_CASE("GET is tried three times in all, and the answer of a later try counts")
{
    Wire wire;
    wire.server.then(BrokenServer::error(503, "unavailable"));
    wire.server.then(BrokenServer::error(429, "too_many_requests"));
    wire.server.then(BrokenServer::json("{\"number\":3}"));
    CHECK(ask<Pong>(wire.client, callOf(Method::Get)));
    CHECK(wire.server.requests().size() == 3);

    Wire hopeless;
    hopeless.server.then(BrokenServer::error(503, "unavailable"));
    CHECK(hopeless.failureOf(Method::Get) == Code::Unavailable);
    CHECK(hopeless.server.requests().size() == 3);
}

TEST_CASE("GET that hangs is tried again")
{
    Wire wire;
    wire.server.then(BrokenServer::failing(How::Hang));
    wire.server.then(BrokenServer::json("{\"number\":3}"));
    CHECK(ask<Pong>(wire.client, callOf(Method::Get)));
    CHECK(wire.server.requests().size() == 2);
}

TEST_CASE("GET is not tried again for what will not change")
{
    const auto [status, name] =
        GENERATE(table<int, const char *>({{400, "invalid_json"}, {404, "not_found"}, {409, "conflict"}, {500, "internal"}}));
    Wire wire;
    wire.server.then(BrokenServer::error(status, name));
    wire.failureOf(Method::Get);
    CHECK(wire.server.requests().size() == 1);
}

TEST_CASE("POST, PATCH and DELETE reach the server once, however the network fails")
{
    const Method method = GENERATE(Method::Post, Method::Patch, Method::Delete);
    const How how = GENERATE(How::Hang, How::CutBeforeHeader, How::CutInHeader, How::CutInBody, How::NotHttp);
    CAPTURE(static_cast<int>(method), static_cast<int>(how));
    Wire wire;
    wire.server.then(BrokenServer::failing(how));
    wire.failureOf(method);
    QTest::qWait(60); // a second try of this patience would have come
    CHECK(wire.server.requests().size() == 1);
    CHECK(wire.server.connections() == 1);
}

TEST_CASE("POST is sent once also on a connection that was used before and closes")
{
    Wire wire;
    wire.server.then(BrokenServer::json("{\"number\":1}"));
    wire.server.then(BrokenServer::failing(How::CutBeforeHeader));
    CHECK(ask<Pong>(wire.client, callOf(Method::Post)));
    CHECK(wire.failureOf(Method::Post) == Code::Offline);
    QTest::qWait(60);
    CHECK(wire.server.requests().size() == 2);
}

TEST_CASE("POST is not tried again on 429 and 503")
{
    Wire wire;
    wire.server.then(BrokenServer::error(GENERATE(429, 503), "unavailable", 0));
    wire.failureOf(Method::Post);
    CHECK(wire.server.requests().size() == 1);
}

TEST_CASE("Retry-After is honoured up to ten seconds, beyond that the caller is told at once")
{
    Wire wire;
    wire.server.then(BrokenServer::error(503, "unavailable", 1));
    wire.server.then(BrokenServer::json("{\"number\":3}"));
    QElapsedTimer clock;
    clock.start();
    CHECK(ask<Pong>(wire.client, callOf(Method::Get)));
    CHECK(clock.elapsed() >= 1'000);

    Wire later;
    later.server.then(BrokenServer::error(503, "unavailable", 11));
    clock.restart();
    const Result<Pong> answer = ask<Pong>(later.client, callOf(Method::Get));
    REQUIRE_FALSE(answer);
    CHECK(answer.error().retryAfterSeconds == 11);
    CHECK(clock.elapsed() < 1'000);
    CHECK(later.server.requests().size() == 1);
}

TEST_CASE("the pauses grow")
{
    Wire wire;
    ApiClient::Patience patience = quick();
    patience.pauseMs = 200;
    wire.client.setPatience(patience);
    wire.server.then(BrokenServer::error(503, "unavailable"));
    QElapsedTimer clock;
    clock.start();
    wire.failureOf(Method::Get);
    CHECK(clock.elapsed() >= 450);  // (200 + 400) * 0.75
    CHECK(clock.elapsed() < 1'500); // (200 + 400) * 1.25 and some
}

TEST_CASE("many calls at once take turns: none runs out of time while it waits, files do not hold up the rest")
{
    Wire wire;
    wire.server.answerWith([](const BrokenServer::Seen &) { return BrokenServer::delayed(BrokenServer::json("{\"number\":1}"), 200); });
    QObject context;
    int good = 0;
    int files = 0;
    int filesBeforeLast = -1;
    for (int i = 0; i < 40; ++i)
        wire.client.send(Ping<api::Bytes>{callOf(Method::Get)}, &context, [&](const Result<api::Bytes> &r) { files += r ? 1 : 0; });
    for (int i = 0; i < 20; ++i) {
        wire.client.send(Ping<Pong>{callOf(Method::Post)}, &context, [&](const Result<Pong> &r) {
            good += r ? 1 : 0;
            filesBeforeLast = files;
        });
    }
    REQUIRE(waitFor([&] { return good + files == 60; }));
    CHECK(good == 20);
    CHECK(filesBeforeLast <= 30); // one after another they would be all 40
    CHECK(wire.server.connections() <= 6);
    CHECK(wire.server.requests().size() == 60);
}
