#include "server/http/listener_fixture.h"
#include <QElapsedTimer>
#include <atomic>
#include <thread>

using namespace mj;
using namespace mj::test;

TEST_CASE("Stopping ends every kind of connection quickly and may be repeated", "[http]")
{
    ListenerFixture at;
    at.router.add("GET", QStringLiteral("/held"), [](const Request &) -> Result<Reply> {
        Reply reply = Reply::json({{QStringLiteral("held"), true}});
        reply.hold = Hold{QStringLiteral("a"), 60'000};
        return reply;
    });
    at.start();
    RawClient idle(at.url);
    idle.send(at.get("/ping"));
    REQUIRE(statusOf(idle.read()) == 200);
    RawClient silent(at.url);
    RawClient half(at.url);
    half.send("GET /ping HT");
    RawClient held(at.url);
    held.send(at.get("/held"));
    CHECK_FALSE(held.read(100));

    QElapsedTimer timer;
    timer.start();
    at.listener->stop();
    CHECK(timer.elapsed() < 1000);
    const auto reply = held.read();
    REQUIRE(reply);
    CHECK(json(*reply).value(QStringLiteral("held")).toBool());
    CHECK(reply->headers.value("connection") == "close");
    for (RawClient *client : {&idle, &silent, &half, &held})
        CHECK(client->closedWithin(1000));
    CHECK_FALSE(RawClient(at.url).isConnected());

    at.listener->stop();
    at.listener->wake(QStringLiteral("a"));
    CHECK_FALSE(at.listener->start());
}

TEST_CASE("Handlers under way finish and are answered; what waits for a worker is turned away", "[http]")
{
    ListenerFixture at;
    at.config.workers = 1;
    at.router.add("GET", QStringLiteral("/wait"), [&at](const Request &) -> Result<Reply> {
        at.gate.pass();
        return Reply::json({{QStringLiteral("done"), true}});
    });
    at.start();
    RawClient running(at.url);
    running.send(at.get("/wait"));
    REQUIRE(at.gate.awaitWaiting(1));
    RawClient queued(at.url);
    queued.send(at.get("/ping"));
    CHECK_FALSE(queued.read(50));

    std::thread stopping([&at] { at.listener->stop(); });
    for (int i = 0; i < 200 && RawClient(at.url).isConnected(); ++i) // until it accepts no more
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    CHECK_FALSE(running.read(50));
    at.gate.open();
    const auto done = running.read();
    REQUIRE(done);
    CHECK(json(*done).value(QStringLiteral("done")).toBool());
    const auto turned = queued.read();
    REQUIRE(turned);
    CHECK(turned->status == 503);
    stopping.join();
    CHECK(running.closedWithin(1000));
}

TEST_CASE("A listener may be stopped in the middle of traffic", "[http]")
{
    for (int round = 0; round < 5; ++round) {
        ListenerFixture at;
        at.start();
        std::atomic<int> answered = 0;
        std::atomic<bool> stopped = false;
        std::vector<std::thread> clients;
        for (int i = 0; i < 4; ++i) {
            clients.emplace_back([&] {
                while (!stopped) {
                    RawClient client(at.url);
                    for (int n = 0; n < 50 && client.send(at.get("/ping")) && client.read(); ++n)
                        ++answered;
                }
            });
        }
        while (answered < 200)
            std::this_thread::yield();
        QElapsedTimer timer;
        timer.start();
        at.listener->stop();
        CHECK(timer.elapsed() < 2000);
        stopped = true;
        for (std::thread &client : clients)
            client.join();
    }
}

TEST_CASE("A listener that was never started, or is only destroyed, is fine", "[http]")
{
    ListenerFixture never;
    Listener unstarted(never.router, never.config);
    unstarted.wake(QStringLiteral("a"));
    unstarted.stop();
    ListenerFixture at;
    at.start();
    RawClient client(at.url);
    client.send(at.get("/ping"));
    REQUIRE(statusOf(client.read()) == 200);
    at.listener.reset();
    CHECK(client.closedWithin(1000));
}
