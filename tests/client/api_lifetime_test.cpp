#include "client/wire.h"

using namespace mj;
using namespace mj::client;
using How = BrokenServer::How;
using api::Method;

namespace
{

void never(Result<Pong>)
{
    FAIL("called after its context died");
}

} // namespace

TEST_CASE("a callback dies with its context, and the request is taken off the wire")
{
    Wire wire;
    wire.server.then(BrokenServer::failing(How::Hang));
    auto context = std::make_unique<QObject>();
    wire.client.send(Ping<Pong>{callOf(Method::Get)}, context.get(), never);
    REQUIRE(waitFor([&] { return wire.server.requests().size() == 1; }));
    context.reset();
    CHECK(waitFor([&] { return wire.server.openConnections() == 0; }, 300));
    QTest::qWait(50);
    CHECK(wire.server.requests().size() == 1);
}

TEST_CASE("a context may die before the call starts, while it waits for another try, or while the answer arrives")
{
    const int when = GENERATE(0, 1, 2);
    Wire wire;
    ApiClient::Patience patience = quick();
    patience.pauseMs = 200;
    wire.client.setPatience(patience);
    wire.server.then(when == 2 ? BrokenServer::json("{\"number\":1}") : BrokenServer::error(503, "unavailable"));
    auto context = std::make_unique<QObject>();
    wire.client.send(Ping<Pong>{callOf(Method::Get)}, context.get(), never);
    if (when > 0)
        REQUIRE(waitFor([&] { return wire.server.requests().size() == 1; }));
    context.reset();
    QTest::qWait(300);
    CHECK(wire.server.requests().size() == (when == 0 ? 0 : 1));
}

TEST_CASE("a callback may delete its context, and one callback may delete the context of another")
{
    Wire wire;
    wire.server.then(BrokenServer::json("{\"number\":1}"));
    auto *first = new QObject;
    auto *second = new QObject;
    int called = 0;
    const auto both = [&](Result<Pong>) {
        ++called;
        delete std::exchange(first, nullptr);
        delete std::exchange(second, nullptr);
    };
    wire.client.send(Ping<Pong>{callOf(Method::Get)}, first, both);
    wire.client.send(Ping<Pong>{callOf(Method::Get)}, second, both);
    REQUIRE(waitFor([&] { return called > 0; }));
    QTest::qWait(100);
    CHECK(called == 1);
}

TEST_CASE("a callback may delete the client")
{
    BrokenServer server;
    server.then(BrokenServer::json("{\"number\":1}"));
    auto *client = new ApiClient;
    REQUIRE(client->setServiceUrl(server.url()));
    QObject context;
    int called = 0;
    for (int i = 0; i < 3; ++i) {
        client->send(Ping<Pong>{callOf(Method::Get)}, &context, [&](Result<Pong>) {
            ++called;
            delete std::exchange(client, nullptr);
        });
    }
    REQUIRE(waitFor([&] { return called > 0; }));
    QTest::qWait(50);
    CHECK(called == 1);
}

TEST_CASE("a client that dies takes its callbacks with it")
{
    BrokenServer server;
    server.then(BrokenServer::failing(How::Hang));
    QObject context;
    {
        ApiClient client;
        REQUIRE(client.setServiceUrl(server.url()));
        client.send(Ping<Pong>{callOf(Method::Post)}, &context, never);
        REQUIRE(waitFor([&] { return server.requests().size() == 1; }));
    }
    CHECK(waitFor([&] { return server.openConnections() == 0; }, 1'000));
}

TEST_CASE("abortAll ends everything with Canceled, later and once")
{
    Wire wire;
    wire.server.then(BrokenServer::failing(How::Hang));
    QObject context;
    QList<Code> codes;
    for (int i = 0; i < 8; ++i) {
        wire.client.send(Ping<Pong>{callOf(i % 2 ? Method::Get : Method::Post)}, &context, [&](Result<Pong> r) {
            REQUIRE_FALSE(r);
            codes.append(r.error().code);
        });
    }
    REQUIRE(waitFor([&] { return wire.server.requests().size() >= 6; }));
    wire.client.abortAll();
    CHECK(codes.isEmpty());
    REQUIRE(waitFor([&] { return codes.size() == 8; }));
    CHECK(codes.count(Code::Canceled) == 8);
    QTest::qWait(100);
    CHECK(codes.size() == 8);

    // and the client still works
    wire.server.answerWith([](const BrokenServer::Seen &) { return BrokenServer::json("{\"number\":1}"); });
    CHECK(ask<Pong>(wire.client, callOf(Method::Get)));
}
