#include "server/http/listener_fixture.h"
#include <QElapsedTimer>
#include <algorithm>
#include <atomic>
#include <thread>

using namespace mj;
using namespace mj::test;

namespace {

// GET /news?topic=<t>&wait=<ms>: held until `ready`, answers the attempt it was answered at.
struct News {
    explicit News(ListenerFixture &at)
    {
        at.router.add("GET", QStringLiteral("/news"), [this](const Request &request) -> Result<Reply> {
            ++runs;
            Reply reply = Reply::json({{QStringLiteral("new"), ready.load()}, {QStringLiteral("attempt"), request.attempt}});
            if (!ready)
                reply.hold = Hold{request.query.queryItemValue(QStringLiteral("topic")),
                                  request.query.queryItemValue(QStringLiteral("wait")).toInt()};
            return reply;
        });
    }
    bool awaitRuns(int count)
    {
        for (int i = 0; i < 2000 && runs < count; ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return runs >= count;
    }
    std::atomic<bool> ready = false;
    std::atomic<int> runs = 0;
};

bool isNew(const std::optional<RawReply> &reply)
{
    return reply && json(*reply).value(QStringLiteral("new")).toBool();
}

} // namespace

TEST_CASE("A held request is answered as soon as its topic is woken", "[http]")
{
    ListenerFixture at;
    News news(at);
    at.start();
    std::vector<qint64> latencies;
    RawClient client(at.url);
    for (int i = 1; i <= 20; ++i) {
        news.ready = false;
        news.runs = 0;
        client.send(at.get("/news?topic=a&wait=20000"));
        REQUIRE(news.awaitRuns(1));
        at.listener->wake(QStringLiteral("other"));
        CHECK_FALSE(client.read(20));
        news.ready = true;
        QElapsedTimer timer;
        timer.start();
        at.listener->wake(QStringLiteral("a"));
        REQUIRE(isNew(client.read()));
        latencies.push_back(timer.elapsed());
    }
    std::sort(latencies.begin(), latencies.end());
    INFO("median " << latencies[10] << " ms, slowest " << latencies.back() << " ms");
    CHECK(latencies[10] < 100);
    CHECK(latencies.back() < 500);
}

TEST_CASE("A wake while the handler still looks is not lost", "[http]")
{
    ListenerFixture at;
    std::atomic<int> runs = 0;
    at.router.add("GET", QStringLiteral("/race"), [&](const Request &) -> Result<Reply> {
        Reply reply = Reply::empty();
        if (++runs == 1) {
            at.gate.pass(); // it has looked, and found nothing
            reply.hold = Hold{QStringLiteral("race"), 20'000};
        }
        return reply;
    });
    at.start();
    RawClient client(at.url);
    client.send(at.get("/race"));
    REQUIRE(at.gate.awaitWaiting(1));
    at.listener->wake(QStringLiteral("race"));
    REQUIRE(statusOf(ask(at.url, at.get("/ping"))) == 200); // the wake has been seen
    QElapsedTimer timer;
    timer.start();
    at.gate.open();
    CHECK(statusOf(client.read()) == 204);
    CHECK(timer.elapsed() < 500); // the retry of every second would come later
}

TEST_CASE("Without a wake the handler is tried again every second", "[http]")
{
    ListenerFixture at;
    News news(at);
    at.start();
    RawClient client(at.url);
    client.send(at.get("/news?topic=a&wait=20000"));
    REQUIRE(news.awaitRuns(1));
    news.ready = true; // by another process, which wakes nobody here
    const auto reply = client.read(3000);
    REQUIRE(isNew(reply));
    CHECK(json(*reply).value(QStringLiteral("attempt")).toInt() == 1);
}

TEST_CASE("When the wait is over the reply of the hold is sent", "[http]")
{
    ListenerFixture at;
    News news(at);
    at.start();
    RawClient client(at.url);
    QElapsedTimer timer;
    timer.start();
    client.send(at.get("/news?topic=a&wait=1300"));
    const auto reply = client.read();
    REQUIRE(reply);
    CHECK(reply->status == 200);
    CHECK_FALSE(isNew(reply));
    CHECK(timer.elapsed() >= 1250);
    CHECK(timer.elapsed() < 2000);
    CHECK(news.runs == 2);
    client.send(at.get("/news?topic=a&wait=0"));
    CHECK(statusOf(client.read(300)) == 200);
    client.send("HEAD /news?topic=a&wait=5000 HTTP/1.1\r\n" + hostLine(at.url) + "\r\n");
    CHECK(statusOf(client.read(1000, true)) == 200);
}

TEST_CASE("A held request costs no thread, and beyond the limit is answered at once", "[http]")
{
    ListenerFixture at;
    at.config.workers = 1;
    at.config.maxHeld = 30;
    News news(at);
    at.start();
    std::vector<RawClient> held;
    for (int i = 0; i < 30; ++i)
        held.emplace_back(at.url).send(at.get("/news?topic=a&wait=20000"));
    REQUIRE(news.awaitRuns(30));
    REQUIRE(statusOf(ask(at.url, at.get("/ping"))) == 200);
    const auto over = ask(at.url, at.get("/news?topic=a&wait=20000"), 900);
    REQUIRE(over);
    CHECK_FALSE(isNew(over));
    news.ready = true;
    at.listener->wake(QStringLiteral("a"));
    for (RawClient &client : held)
        CHECK(isNew(client.read()));
    news.ready = false;
    RawClient again(at.url); // the slots are free again
    again.send(at.get("/news?topic=b&wait=20000"));
    CHECK_FALSE(again.read(300));
}

TEST_CASE("The request of a client that left is dropped", "[http]")
{
    ListenerFixture at;
    at.config.maxHeld = 1;
    News news(at);
    at.start();
    {
        RawClient leaving(at.url);
        leaving.send(at.get("/news?topic=a&wait=20000"));
        REQUIRE(news.awaitRuns(1));
        REQUIRE(statusOf(ask(at.url, at.get("/news?topic=a&wait=20000"), 900)) == 200); // its slot was taken
    }
    // The only slot is free again once the listener saw it leave.
    RawClient next(at.url);
    bool parked = false;
    for (int i = 0; i < 20 && !parked; ++i) {
        next.send(at.get("/news?topic=a&wait=20000"));
        parked = !next.read(100);
    }
    CHECK(parked);
    news.ready = true;
    at.listener->wake(QStringLiteral("a"));
    CHECK(isNew(next.read()));
}

TEST_CASE("What is pipelined behind a held request waits for it", "[http]")
{
    ListenerFixture at;
    News news(at);
    at.start();
    RawClient client(at.url);
    client.send(at.get("/news?topic=a&wait=20000") + at.get("/ping"));
    REQUIRE(news.awaitRuns(1));
    client.send(at.get("/ping").left(30));
    CHECK_FALSE(client.read(50));
    client.send(at.get("/ping").mid(30) + at.post("/echo", "last"));
    CHECK_FALSE(client.read(50));
    news.ready = true;
    at.listener->wake(QStringLiteral("a"));
    CHECK(isNew(client.read()));
    CHECK(statusOf(client.read()) == 200);
    CHECK(statusOf(client.read()) == 200);
    const auto last = client.read();
    REQUIRE(last);
    CHECK(last->body == "last");
}

TEST_CASE("A full pool delays a held request, it does not lose it", "[http]")
{
    ListenerFixture at;
    at.config.workers = 1;
    at.config.maxQueued = 1;
    News news(at);
    at.router.add("GET", QStringLiteral("/wait"), [&at](const Request &) -> Result<Reply> {
        at.gate.pass();
        return Reply::empty();
    });
    at.start();
    RawClient held(at.url);
    held.send(at.get("/news?topic=a&wait=20000"));
    REQUIRE(news.awaitRuns(1));
    RawClient running(at.url);
    running.send(at.get("/wait"));
    REQUIRE(at.gate.awaitWaiting(1));
    RawClient queued(at.url);
    queued.send(at.get("/wait"));
    CHECK_FALSE(queued.read(50));
    news.ready = true;
    at.listener->wake(QStringLiteral("a"));
    CHECK_FALSE(held.read(300));
    at.gate.open();
    CHECK(isNew(held.read()));
}
