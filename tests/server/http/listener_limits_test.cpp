#include "server/http/listener_fixture.h"
#include <QElapsedTimer>
#include <thread>

using namespace mj;
using namespace mj::test;

TEST_CASE("A request has its time from the first byte to the last, however it drips", "[http]")
{
    ListenerFixture at;
    at.config.readTimeoutMs = 600;
    at.start();
    for (const QByteArray &first : {at.get("/ping").left(20), "POST /echo HTTP/1.1\r\n" + hostLine(at.url) + "Content-Length: 500\r\n\r\n",
                                    "POST /echo HTTP/1.1\r\n" + hostLine(at.url) + "Transfer-Encoding: chunked\r\n\r\n1f4\r\n"}) {
        RawClient client(at.url);
        QElapsedTimer timer;
        timer.start();
        REQUIRE(client.send(first));
        std::optional<RawReply> reply;
        while (!reply && timer.elapsed() < 3000 && client.send("a"))
            reply = client.read(50);
        REQUIRE(reply);
        CHECK(reply->status == 408);
        CHECK(errorCode(*reply) == QStringLiteral("request_timeout"));
        CHECK(timer.elapsed() >= 550);
        CHECK(timer.elapsed() < 1500);
        client.finishSending();
        CHECK(client.closedWithin(3000));
    }
}

TEST_CASE("The time for a request starts with its own first byte", "[http]")
{
    ListenerFixture at;
    at.config.readTimeoutMs = 500;
    at.start();
    RawClient client(at.url);
    for (int i = 0; i < 4; ++i) {
        client.send(at.get("/ping"));
        REQUIRE(statusOf(client.read()) == 200);
        CHECK_FALSE(client.closedWithin(300)); // idle, longer in sum than one request may take
    }
}

TEST_CASE("Idle connections end silently", "[http]")
{
    ListenerFixture at;
    at.config.readTimeoutMs = 300;
    at.config.idleTimeoutMs = 400;
    at.start();
    RawClient never(at.url);
    CHECK_FALSE(never.read(3000));
    CHECK_FALSE(never.isConnected());
    RawClient once(at.url);
    once.send(at.get("/ping"));
    CHECK(statusOf(once.read()) == 200);
    CHECK_FALSE(once.read(3000));
    CHECK_FALSE(once.isConnected());
    CHECK(once.rest().isEmpty());
}

TEST_CASE("A client that does not take its reply is let go", "[http]")
{
    ListenerFixture at;
    at.config.writeTimeoutMs = 300;
    at.config.minTakeRate = 1 << 30;
    at.config.maxConnections = 1;
    at.router.add("GET", QStringLiteral("/large"), [&at](const Request &) -> Result<Reply> {
        at.gate.pass();
        Reply reply;
        reply.body = QByteArray(32 << 20, 'x'); // more than the sockets of both sides take in
        return reply;
    });
    at.start();
    RawClient client(at.url);
    client.send(at.get("/large"));
    REQUIRE(at.gate.awaitWaiting(1));
    QElapsedTimer timer;
    timer.start();
    at.gate.open();
    // The only place is taken until the listener gives the reply up.
    int status = 0;
    while (status != 200 && timer.elapsed() < 3000)
        status = statusOf(ask(at.url, at.get("/ping"), 200));
    CHECK(status == 200);
    CHECK(timer.elapsed() >= 250);
    CHECK_FALSE(client.read(2000));
}

TEST_CASE("When workers and queue are full the next request is told to come back", "[http]")
{
    ListenerFixture at;
    at.config.workers = 2;
    at.config.maxQueued = 3;
    at.router.add("GET", QStringLiteral("/wait"), [&at](const Request &) -> Result<Reply> {
        at.gate.pass();
        return Reply::empty();
    });
    at.start();
    std::vector<RawClient> busy;
    for (int i = 0; i < 2; ++i)
        REQUIRE(busy.emplace_back(at.url).send(at.get("/wait")));
    REQUIRE(at.gate.awaitWaiting(2));
    for (int i = 0; i < 10; ++i)
        REQUIRE(busy.emplace_back(at.url).send(at.get("/wait")));
    int refused = 0;
    for (std::size_t i = 2; i < busy.size(); ++i) {
        // The input/output thread takes them in any order: three of the ten find room.
        if (const auto reply = busy[i].read(400)) {
            ++refused;
            CHECK(reply->status == 503);
            CHECK(errorCode(*reply) == QStringLiteral("unavailable"));
            CHECK(reply->headers.value("retry-after").toInt() >= 1);
            CHECK(reply->headers.value("connection") == "keep-alive");
        }
    }
    CHECK(refused == 7);
    at.gate.open();
    int answered = 0;
    for (RawClient &client : busy)
        answered += statusOf(client.read(300)) == 204 ? 1 : 0;
    CHECK(answered == 5);
}

TEST_CASE("Full of half-sent requests, the longest waiting makes room for a good client", "[http]")
{
    ListenerFixture at;
    at.config.maxConnections = 40;
    at.start();
    std::vector<RawClient> half;
    for (int i = 0; i < 120; ++i)
        half.emplace_back(at.url).send("GET /ping HTTP/1.1\r\nHos");
    for (int i = 0; i < 20; ++i) {
        QElapsedTimer timer;
        timer.start();
        CHECK(statusOf(ask(at.url, at.get("/ping"))) == 200);
        CHECK(timer.elapsed() < 500);
    }
    CHECK(half.front().closedWithin(1000));
    CHECK_FALSE(half.back().closedWithin(50));
}

TEST_CASE("Full of connections whose requests run, a new one is told so", "[http]")
{
    ListenerFixture at;
    at.config.maxConnections = 3;
    at.config.workers = 3;
    at.router.add("GET", QStringLiteral("/wait"), [&at](const Request &) -> Result<Reply> {
        at.gate.pass();
        return Reply::empty();
    });
    at.start();
    std::vector<RawClient> busy;
    for (int i = 0; i < 3; ++i)
        REQUIRE(busy.emplace_back(at.url).send(at.get("/wait")));
    REQUIRE(at.gate.awaitWaiting(3));
    const auto refused = ask(at.url, at.get("/ping"));
    REQUIRE(refused);
    CHECK(refused->status == 503);
    CHECK(refused->headers.value("connection") == "close");
    at.gate.open();
    for (RawClient &client : busy)
        CHECK(statusOf(client.read()) == 204);
    CHECK(statusOf(ask(at.url, at.get("/ping"))) == 200);
}

TEST_CASE("All bodies together stay within one bound", "[http]")
{
    ListenerFixture at;
    at.config.maxBodyBytes = 2500;
    at.start();
    RawClient first(at.url);
    RawClient second(at.url);
    RawClient third(at.url);
    const QByteArray head = "POST /echo HTTP/1.1\r\n" + hostLine(at.url) + "Content-Length: 1024\r\n\r\n";
    first.send(head + QByteArray(1000, 'a'));
    second.send(head + QByteArray(1000, 'b'));
    REQUIRE(statusOf(ask(at.url, at.get("/ping"))) == 200); // both were read before this
    third.send(head + QByteArray(1024, 'c'));
    CHECK(statusOf(third.read()) == 503);
    first.send(QByteArray(24, 'a'));
    CHECK(statusOf(first.read()) == 200);
    const auto again = ask(at.url, at.post("/echo", QByteArray(1024, 'd')));
    CHECK(statusOf(again) == 200);
}

TEST_CASE("A refused body does not cost the client its answer", "[http]")
{
    ListenerFixture at;
    at.start();
    // 10 MB sent without looking for the answer, as many clients do.
    const auto reply = ask(at.url, at.post("/echo", QByteArray(10'000'000, 'x')));
    REQUIRE(reply);
    CHECK(reply->status == 413);
    CHECK(errorCode(*reply) == QStringLiteral("payload_too_large"));
}
