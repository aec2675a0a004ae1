#include "server/http/listener_fixture.h"
#include <QElapsedTimer>
#include <QFile>
#include <algorithm>
#include <array>
#include <atomic>
#include <thread>
#ifdef Q_OS_UNIX
#include <sys/resource.h>
#include <unistd.h>
#endif

using namespace mj;
using namespace mj::test;

namespace {

constexpr int halfSent = 500;
constexpr qint64 bodySize = 512LL << 20;
constexpr qint64 headerSize = 64LL << 20;
constexpr int drips = 20;
constexpr qint64 limitMs = 15'000;
#ifdef __SANITIZE_ADDRESS__
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif

// Clients and listener share this process: 500 of each need more than the usual 1024 descriptors.
bool allowDescriptors(unsigned long wanted)
{
#ifdef Q_OS_UNIX
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) != 0)
        return false;
    if (files.rlim_cur < wanted) {
        files.rlim_cur = std::min<rlim_t>(files.rlim_max, wanted);
        setrlimit(RLIMIT_NOFILE, &files);
    }
    return files.rlim_cur >= wanted;
#else
    return wanted > 0;
#endif
}

// Resident memory of this process in bytes, 0 where the system does not tell.
qint64 residentBytes()
{
#ifdef Q_OS_LINUX
    QFile file(QStringLiteral("/proc/self/statm"));
    if (file.open(QIODevice::ReadOnly))
        return file.readAll().split(' ').value(1).toLongLong() * sysconf(_SC_PAGESIZE);
#endif
    return 0;
}

// Sends until it is through or the listener closes; what was answered, or 0 for a plain close.
int stream(const QUrl &server, const QByteArray &head, const QByteArray &part, qint64 total, qint64 &sent)
{
    RawClient client(server);
    bool open = client.send(head);
    while (open && sent < total) {
        open = client.send(part, 15'000);
        sent += part.size();
    }
    return statusOf(client.read(15'000));
}

// One good client: a new connection each time, as a first visitor has it.
std::vector<double> visit(const ListenerFixture &at, const std::atomic<bool> &over, std::atomic<int> &failures)
{
    std::vector<double> took;
    while (!over) {
        QElapsedTimer timer;
        timer.start();
        if (statusOf(ask(at.url, at.get("/ping"))) != 200)
            ++failures;
        took.push_back(double(timer.nsecsElapsed()) / 1e6);
        std::this_thread::sleep_for(std::chrono::milliseconds(10)); // a visitor, not a flood
    }
    std::sort(took.begin(), took.end());
    return took;
}

// Sends one byte every 300 ms on each of its connections until the listener has closed all; how many it closed.
int drip(const ListenerFixture &at, int connections, const QElapsedTimer &timer)
{
    std::vector<RawClient> clients;
    for (int i = 0; i < connections; ++i)
        clients.emplace_back(at.url).send("GET /ping HTTP/1.1\r\nX-Drip: ");
    int closed = 0;
    while (!clients.empty() && timer.elapsed() < limitMs) {
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        std::erase_if(clients, [&closed](RawClient &client) {
            if (client.send("a") && !client.read(1))
                return false;
            ++closed;
            return true;
        });
    }
    return closed;
}

int oddities(const ListenerFixture &at)
{
    int wrong = 0;
    for (int i = 0; i < 50; ++i) {
        const QByteArray host = hostLine(at.url);
        for (const QByteArray &bytes :
             {at.get("/ping") + "GET /ping HTTP/1.1\r\n" + host + " folded: 1\r\n\r\n",
              at.get("/ping") + "POST /echo HTTP/1.1\r\n" + host + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" +
                  at.get("/ping"),
              at.get("/ping") + "POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\nffffffff\r\n",
              at.get("/ping") + "POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello0\r\n\r\n"}) {
            RawClient client(at.url);
            client.send(bytes);
            const int good = statusOf(client.read());
            const int bad = statusOf(client.read());
            client.finishSending();
            if (good != 200 || (bad != 400 && bad != 413) || !client.closedWithin(5000))
                ++wrong;
        }
    }
    return wrong;
}

// Everything at once against one listener with its true defaults, and what came of it.
struct Siege {
    explicit Siege(ListenerFixture &listener) : at(listener), before(residentBytes()) { timer.start(); }

    void openHalf()
    {
        const QByteArray post = "POST /picture HTTP/1.1\r\n" + hostLine(at.url) + "Content-Length: 20000000\r\n\r\nabc";
        for (int i = 0; i < halfSent; ++i)
            REQUIRE(half.emplace_back(at.url).send(i % 2 == 0 ? at.get("/ping").left(25) : post));
    }
    void begin()
    {
        const QByteArray host = hostLine(at.url);
        const QByteArray part(64 * 1024, 'x');
        const QByteArray chunk = "10000\r\n" + part + "\r\n";
        const QByteArray length = "Content-Length: " + QByteArray::number(bodySize);
        const auto attack = [this](Stream &result, const QByteArray &head, const QByteArray &piece, qint64 total) {
            attackers.emplace_back(
                [this, &result, head, piece, total] { result.status = stream(at.url, head, piece, total, result.sent); });
        };
        attack(header, "GET /ping HTTP/1.1\r\n" + host + "X: ", part, headerSize);
        attack(bodies[0], "POST /picture HTTP/1.1\r\n" + host + length + "\r\n\r\n", part, bodySize);
        attack(bodies[1], "POST /echo HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n", chunk, bodySize);
        attack(bodies[2], "POST /picture HTTP/1.1\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n", chunk, bodySize);
        attackers.emplace_back([this] { dripsClosed = drip(at, drips, timer); });
        attackers.emplace_back([this] { wrongOddities = oddities(at); });
        observers.emplace_back([this] { took = visit(at, over, failures); });
        observers.emplace_back([this] {
            while (!over) {
                most = std::max(most, residentBytes());
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
            }
        });
    }
    void awaitEnd()
    {
        for (RawClient &client : half)
            stillOpen += client.closedWithin(static_cast<int>(std::max<qint64>(1, limitMs - timer.elapsed()))) ? 0 : 1;
        halfClosedAfter = timer.elapsed();
        for (std::thread &attacker : attackers)
            attacker.join();
        allOverAfter = timer.elapsed();
        over = true;
        for (std::thread &observer : observers)
            observer.join();
    }

    struct Stream {
        int status = -1;
        qint64 sent = 0;
    };
    ListenerFixture &at;
    QElapsedTimer timer;
    std::vector<RawClient> half;
    std::vector<std::thread> attackers;
    std::vector<std::thread> observers;
    std::atomic<bool> over = false;
    std::atomic<int> failures = 0;
    std::vector<double> took; // ms, sorted
    Stream header;
    std::array<Stream, 3> bodies;
    int dripsClosed = 0;
    int wrongOddities = -1;
    int stillOpen = 0;
    qint64 before = 0;
    qint64 most = 0;
    qint64 halfClosedAfter = 0;
    qint64 allOverAfter = 0;
};

} // namespace

TEST_CASE("Half-sent requests, drips, endless headers and bodies are let go within 15 s, and nobody else notices", "[http]")
{
    if (!allowDescriptors(2200))
        WARN("too few descriptors for the whole test: connections are given up earlier than by their timeout");
    ListenerFixture at;
    at.router.add(
        "POST", QStringLiteral("/picture"), [](const Request &) -> Result<Reply> { return Reply::empty(); }, 25 << 20);
    at.start();
    REQUIRE(statusOf(ask(at.url, at.get("/ping"))) == 200);
    Siege siege(at);
    siege.openHalf();
    siege.begin();
    siege.awaitEnd();

    const double p95 = siege.took[siege.took.size() * 95 / 100];
    const qint64 growth = (siege.most - siege.before) >> 20;
    WARN("half-sent let go after " << siege.halfClosedAfter << " ms, everything over after " << siege.allOverAfter << " ms; good client: "
                                   << siege.took.size() << " visits, median " << siege.took[siege.took.size() / 2] << " ms, p95 " << p95
                                   << " ms, slowest " << siege.took.back() << " ms; resident memory grew " << growth << " MiB");
    CHECK(siege.stillOpen == 0);
    CHECK(siege.halfClosedAfter < limitMs);
    CHECK(siege.allOverAfter < limitMs);
    CHECK(siege.dripsClosed == drips);
    CHECK(siege.wrongOddities == 0);
    // The answer may be lost to a client that sends on and on, but it is never a success and its bytes are not taken in.
    CHECK((siege.header.status == 431 || siege.header.status == 0));
    CHECK(siege.header.sent < headerSize + (1 << 20));
    for (const Siege::Stream &body : siege.bodies) {
        CHECK((body.status == 413 || body.status == 0));
        CHECK(body.sent < bodySize / 2);
    }
    CHECK(siege.failures == 0);
    CHECK(p95 < 100.0);
    if (!sanitized) // a sanitizer keeps what is freed
        CHECK(growth < 100);
    CHECK(statusOf(ask(at.url, at.get("/ping"))) == 200);
}
