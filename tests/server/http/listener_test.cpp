#include "base/ids.h"
#include "server/http/listener_fixture.h"
#include <QLoggingCategory>
#include <QStringList>
#include <stdexcept>

using namespace mj;
using namespace mj::test;

namespace {

// Collects what is logged while it lives.
class LogCapture
{
public:
    LogCapture()
    {
        lines().clear();
        QLoggingCategory::setFilterRules(QStringLiteral("mj.http.info=true"));
        m_before = qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &line) {
            const std::lock_guard lock(mutex());
            lines().append(line);
        });
    }
    ~LogCapture()
    {
        qInstallMessageHandler(m_before);
        QLoggingCategory::setFilterRules(QString());
    }
    QString text() const
    {
        const std::lock_guard lock(mutex());
        return lines().join(QLatin1Char('\n'));
    }

private:
    static std::mutex &mutex()
    {
        static std::mutex one;
        return one;
    }
    static QStringList &lines()
    {
        static QStringList all;
        return all;
    }
    QtMessageHandler m_before = nullptr;
};

} // namespace

TEST_CASE("A request reaches its handler whole and decoded", "[http]")
{
    ListenerFixture at;
    Request seen;
    at.router.add("POST", QStringLiteral("/v1/things/{id}"), [&seen](const Request &request) -> Result<Reply> {
        seen = request;
        return Reply::empty();
    });
    at.start();
    const auto reply = ask(at.url, at.post("/v1/things/a%20b%2Fc?q=%EA%B3%A0%EC%96%91&n=1", "body",
                                           "X-Two: 1\r\nx-two: 2\r\nCookie: a=1\r\nCookie: b=2\r\nX-Empty:\r\n"));
    REQUIRE(reply);
    CHECK(reply->status == 204);
    CHECK_FALSE(reply->headers.contains("content-length"));
    CHECK(seen.method == "POST");
    CHECK(seen.path == QStringLiteral("/v1/things/a b%2Fc"));
    CHECK(seen.parameters.value(QStringLiteral("id")) == QStringLiteral("a b%2Fc"));
    CHECK(seen.query.queryItemValue(QStringLiteral("q"), QUrl::FullyDecoded) == QString::fromUtf8("고양"));
    CHECK(seen.query.queryItemValue(QStringLiteral("n")) == QStringLiteral("1"));
    CHECK(seen.header("x-two") == "1, 2");
    CHECK(seen.header("cookie") == "a=1; b=2");
    CHECK(seen.headers.contains("x-empty"));
    CHECK(seen.body == "body");
    CHECK(seen.remoteAddress == QStringLiteral("127.0.0.1"));
    CHECK(seen.attempt == 0);
    CHECK(isId(seen.requestId));
    CHECK(seen.requestId.toLatin1() == reply->headers.value("x-request-id"));
}

TEST_CASE("Every reply carries the common headers", "[http]")
{
    ListenerFixture at;
    at.router.add("GET", QStringLiteral("/picture"), [](const Request &) -> Result<Reply> {
        Reply reply;
        reply.contentType = "image/png";
        reply.body = "png";
        reply.headers.emplaceBack("Cache-Control", "private, max-age=60");
        reply.headers.emplaceBack("X-Split", "a\r\nSet-Cookie: b");
        reply.headers.emplaceBack("Content-Length", "999");
        return reply;
    });
    at.router.add("GET", QStringLiteral("/away"), [](const Request &) -> Result<Reply> { return Reply::redirect("/ping"); });
    at.router.add("GET", QStringLiteral("/page"), [](const Request &) -> Result<Reply> { return Reply::html("<p>"); });
    at.start();

    const auto ping = ask(at.url, at.get("/ping"));
    REQUIRE(ping);
    CHECK(ping->headers.value("cache-control") == "no-store");
    CHECK(ping->headers.value("x-content-type-options") == "nosniff");
    CHECK(ping->headers.value("content-type") == "application/json");
    CHECK(ping->headers.value("date").endsWith(" GMT"));
    CHECK_FALSE(ping->headers.contains("server"));

    const auto picture = ask(at.url, at.get("/picture"));
    REQUIRE(picture);
    CHECK(picture->headers.value("cache-control") == "private, max-age=60");
    CHECK(picture->headers.value("content-length") == "3");
    CHECK_FALSE(picture->headers.contains("x-split"));
    CHECK_FALSE(picture->headers.contains("set-cookie"));

    const auto away = ask(at.url, at.get("/away"));
    REQUIRE(away);
    CHECK(away->status == 302);
    CHECK(away->headers.value("location") == "/ping");
    const auto page = ask(at.url, at.get("/page"));
    REQUIRE(page);
    CHECK(page->headers.value("content-type") == "text/html; charset=utf-8");
}

TEST_CASE("HEAD answers like GET without the body", "[http]")
{
    ListenerFixture at;
    at.start();
    RawClient client(at.url);
    client.send("HEAD /ping HTTP/1.1\r\n" + hostLine(at.url) + "\r\n");
    const auto head = client.read(5000, true);
    REQUIRE(head);
    CHECK(head->status == 200);
    CHECK(head->headers.value("content-length") == "11");
    client.send(at.get("/ping"));
    const auto get = client.read();
    REQUIRE(get);
    CHECK(get->body == "{\"ok\":true}");
}

TEST_CASE("A connection is kept, or not, as the client asks", "[http]")
{
    ListenerFixture at;
    at.start();
    RawClient client(at.url);
    for (int i = 0; i < 3; ++i) {
        client.send(at.get("/ping"));
        CHECK(statusOf(client.read()) == 200);
    }
    client.send(at.get("/ping", "Connection: close\r\n"));
    CHECK(statusOf(client.read()) == 200);
    CHECK(client.closedWithin(3000));

    RawClient old(at.url);
    old.send("GET /ping HTTP/1.0\r\n\r\n");
    CHECK(statusOf(old.read()) == 200);
    CHECK(old.closedWithin(3000));

    RawClient oldKept(at.url);
    oldKept.send("GET /ping HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    const auto kept = oldKept.read();
    REQUIRE(kept);
    CHECK(kept->headers.value("connection") == "keep-alive");
    oldKept.send("GET /ping HTTP/1.0\r\n\r\n");
    CHECK(statusOf(oldKept.read()) == 200);
}

TEST_CASE("Pipelined requests are answered in order, one at a time", "[http]")
{
    ListenerFixture at;
    std::atomic<int> under = 0;
    std::atomic<int> most = 0;
    at.router.add("GET", QStringLiteral("/n/{n}"), [&](const Request &request) -> Result<Reply> {
        most = std::max(most.load(), ++under);
        std::this_thread::yield();
        --under;
        return Reply::json({{QStringLiteral("n"), request.parameters.value(QStringLiteral("n")).toInt()}});
    });
    at.start();
    QByteArray all;
    for (int i = 0; i < 200; ++i) {
        all += at.get(("/n/" + QByteArray::number(i)).constData());
        if (i % 10 == 0)
            all += at.post("/echo", QByteArray::number(i));
    }
    RawClient client(at.url);
    REQUIRE(client.send(all));
    for (int i = 0; i < 200; ++i) {
        const auto reply = client.read();
        REQUIRE(reply);
        CHECK(json(*reply).value(QStringLiteral("n")).toInt() == i);
        if (i % 10 == 0) {
            const auto echo = client.read();
            REQUIRE(echo);
            CHECK(echo->body == QByteArray::number(i));
        }
    }
    CHECK(most == 1);
}

TEST_CASE("A request may come byte by byte, its body in chunks", "[http]")
{
    ListenerFixture at;
    at.start();
    const QByteArray chunks =
        "POST /echo HTTP/1.1\r\n" + hostLine(at.url) +
        "Transfer-Encoding: Chunked\r\n\r\n5;ext=\"v\"\r\nhello\r\n0007\r\n, world\r\n0\r\nContent-Length: 3\r\nX-Trailer: 1\r\n\r\n";
    RawClient whole(at.url);
    whole.send(chunks + at.get("/ping"));
    const auto echo = whole.read();
    REQUIRE(echo);
    CHECK(echo->body == "hello, world");
    CHECK(statusOf(whole.read()) == 200);

    RawClient slow(at.url);
    for (const char c : chunks + at.post("/echo", "again"))
        REQUIRE(slow.send(QByteArray(1, c)));
    const auto first = slow.read();
    REQUIRE(first);
    CHECK(first->body == "hello, world");
    const auto second = slow.read();
    REQUIRE(second);
    CHECK(second->body == "again");

    const auto empty = ask(at.url, "POST /echo HTTP/1.1\r\n" + hostLine(at.url) + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    REQUIRE(empty);
    CHECK(empty->status == 200);
    CHECK(empty->body.isEmpty());
}

TEST_CASE("A client that awaits permission for its body gets it, or the refusal", "[http]")
{
    ListenerFixture at;
    at.start();
    const QByteArray head = "POST /echo HTTP/1.1\r\n" + hostLine(at.url) + "Expect: 100-continue\r\nContent-Length: ";
    RawClient client(at.url);
    client.send(head + "5\r\n\r\n");
    CHECK(statusOf(client.read()) == 100);
    client.send("hello");
    const auto reply = client.read();
    REQUIRE(reply);
    CHECK(reply->status == 200);
    CHECK(reply->body == "hello");
    client.send(head + "5\r\n\r\nhello"); // it did not wait: no permission needed
    CHECK(statusOf(client.read()) == 200);
    client.send(head + "5000\r\n\r\n");
    CHECK(statusOf(client.read()) == 413);
}

TEST_CASE("A client that closed its sending side still gets its answer", "[http]")
{
    ListenerFixture at;
    at.start();
    RawClient client(at.url);
    client.send(at.get("/ping"));
    client.finishSending();
    CHECK(statusOf(client.read()) == 200);
    CHECK(client.closedWithin(3000));
}

TEST_CASE("A large reply arrives whole", "[http]")
{
    ListenerFixture at;
    const QByteArray large = QByteArray("0123456789abcdef").repeated(1 << 20);
    at.router.add("GET", QStringLiteral("/large"), [&large](const Request &) -> Result<Reply> {
        Reply reply;
        reply.body = large;
        return reply;
    });
    at.start();
    const auto reply = ask(at.url, at.get("/large"), 15'000);
    REQUIRE(reply);
    CHECK((reply->body == large));
}

TEST_CASE("The log names the route and the request, and nothing of the person", "[http]")
{
    ListenerFixture at;
    at.config.accessLog = true;
    at.router.add("GET", QStringLiteral("/v1/people/{name}"), [](const Request &request) -> Result<Reply> {
        if (request.parameters.value(QStringLiteral("name")) == QStringLiteral("thrower"))
            throw std::runtime_error("hong@example.com");
        return Reply::empty();
    });
    at.start();
    const LogCapture log;
    const auto good = ask(at.url, at.get("/v1/people/hong?mail=hong@example.com", "X-Mail: hong@example.com\r\n"));
    const auto thrown = ask(at.url, at.get("/v1/people/thrower"));
    const auto unknown = ask(at.url, at.get("/hong@example.com"));
    const auto bad = ask(at.url, "hong@example.com\r\n\r\n");
    REQUIRE((good && thrown && unknown && bad));
    at.listener->stop();
    CHECK(thrown->status == 500);
    CHECK(errorCode(*thrown) == QStringLiteral("internal"));
    const QString text = log.text();
    INFO(text);
    CHECK_FALSE(text.contains(QStringLiteral("hong")));
    CHECK_FALSE(text.contains(QStringLiteral("thrower")));
    CHECK(text.contains(QStringLiteral("GET /v1/people/{name} 204 ")));
    CHECK(text.contains(QStringLiteral("GET /v1/people/{name} 500 ")));
    CHECK(text.contains(QStringLiteral("- - 404 ")));
    CHECK(text.contains(QStringLiteral("- - 400 ")));
    for (const auto &reply : {good, thrown, unknown, bad})
        CHECK(text.contains(QString::fromLatin1(reply->headers.value("x-request-id"))));
}

TEST_CASE("Where a listener cannot listen it says so", "[http]")
{
    ListenerFixture at;
    at.start();
    CHECK_FALSE(at.listener->start());
    ListenerConfig taken;
    taken.port = static_cast<quint16>(at.url.port());
    const auto second = Listener(at.router, taken).start();
    REQUIRE_FALSE(second);
    CHECK(second.error().code == Code::Unavailable);
    ListenerConfig odd;
    odd.host = QStringLiteral("not an address");
    const auto none = Listener(at.router, odd).start();
    REQUIRE_FALSE(none);
    CHECK(none.error().code == Code::InvalidField);
}

TEST_CASE("On loopback only the own names and the configured ones are served", "[http]")
{
    ListenerFixture at;
    at.config.host = QStringLiteral("localhost");
    at.config.allowedHosts = {QStringLiteral("Studio.example.com")};
    at.start();
    const QByteArray port = QByteArray::number(at.url.port());
    const auto status = [&at](const QByteArray &host) { return statusOf(ask(at.url, "GET /ping HTTP/1.1\r\nHost: " + host + "\r\n\r\n")); };
    CHECK(status("127.0.0.1:" + port) == 200);
    CHECK(status("LOCALHOST:" + port) == 200);
    CHECK(status("studio.example.com") == 200);
    CHECK(status("localhost") == 421);
    CHECK(status("rebound.example.com:" + port) == 421);

    ListenerFixture open;
    open.config.host = QStringLiteral("0.0.0.0");
    open.start();
    open.url.setHost(QStringLiteral("127.0.0.1"));
    CHECK(statusOf(ask(open.url, "GET /ping HTTP/1.1\r\nHost: any.example.com\r\n\r\n")) == 200);
}
