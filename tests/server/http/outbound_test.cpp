#include "server/http/outbound.h"
#include "server/http/raw_server.h"
#include "support/catch.h"
#include <QElapsedTimer>
#include <thread>

using namespace mj;
using namespace mj::test;
using namespace mj::server::http;

namespace {

OutboundRequest to(const QUrl &url, const QByteArray &method = "GET")
{
    OutboundRequest request;
    request.method = method;
    request.url = url;
    return request;
}

Code codeOf(const Result<OutboundReply> &reply)
{
    REQUIRE_FALSE(reply);
    return reply.error().code;
}

// Answers every connection with these bytes and closes.
std::function<void(RawPeer &)> answering(const QByteArray &bytes)
{
    return [bytes](RawPeer &peer) {
        peer.readHead();
        peer.send(bytes);
    };
}

} // namespace

TEST_CASE("A call carries method, headers and body, and brings the whole reply back", "[http]")
{
    QByteArray head;
    const RawServer server([&](RawPeer &peer) {
        head = peer.readHead();
        peer.send("HTTP/1.1 201 Created\r\nX-Two: a\r\nX-TWO: b\r\nContent-Length: 5\r\n\r\nhello");
    });
    OutboundRequest request = to(server.url(QStringLiteral("/v1/payments/confirm")), "POST");
    request.headers = {{"Authorization", "Basic abc"}, {"Content-Type", "application/json"}, {"Idempotency-Key", "k"}};
    const Result<OutboundReply> reply = send(request);
    REQUIRE(reply);
    CHECK(reply->status == 201);
    CHECK(reply->body == "hello");
    CHECK(reply->headers.contains(std::pair<QByteArray, QByteArray>("x-two", "a")));
    CHECK(reply->headers.contains(std::pair<QByteArray, QByteArray>("x-two", "b")));
    CHECK(head.startsWith("POST /v1/payments/confirm HTTP/1.1\r\n"));
    CHECK(head.contains("Authorization: Basic abc\r\n"));
    CHECK(head.contains("Content-Type: application/json\r\n"));
    CHECK(head.contains("Content-Length: 0\r\n"));
    CHECK_FALSE(head.contains("Expect"));
}

TEST_CASE("Methods and bodies go out as given", "[http]")
{
    for (const QByteArray method : {"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"}) {
        QByteArray all;
        {
            const RawServer server([&](RawPeer &peer) {
                all = peer.readHead();
                const bool hasBody = all.contains("Content-Length: 4");
                for (int i = 0; hasBody && i < 4; ++i)
                    all += peer.readByte();
                peer.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            });
            OutboundRequest request = to(server.url(), method);
            if (method != "GET" && method != "HEAD")
                request.body = "body";
            INFO(method);
            REQUIRE(send(request));
        }
        CHECK(all.startsWith(method + " / HTTP/1.1\r\n"));
        CHECK(all.endsWith(method == "GET" || method == "HEAD" ? "\r\n\r\n" : "\r\n\r\nbody"));
        CHECK_FALSE(all.contains("x-www-form-urlencoded"));
    }
}

TEST_CASE("Failures of the way are told apart", "[http]")
{
    SECTION("a port nobody listens on")
    {
        QUrl gone;
        {
            const RawServer server(answering({}));
            gone = server.url();
        }
        CHECK(codeOf(send(to(gone))) == Code::Offline);
    }
    SECTION("closed without an answer")
    {
        const RawServer server(answering({}));
        CHECK(codeOf(send(to(server.url()))) == Code::Offline);
    }
    SECTION("cut in the middle of the body")
    {
        const RawServer server(answering("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"));
        CHECK(codeOf(send(to(server.url()))) == Code::Offline);
    }
    SECTION("cut in the middle of a chunked body")
    {
        const RawServer server(answering("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\nhalf"));
        CHECK(codeOf(send(to(server.url()))) == Code::Offline);
    }
    SECTION("a name that does not exist")
    {
        OutboundRequest request = to(QUrl(QStringLiteral("http://no-such-host.invalid/")));
        CHECK(codeOf(send(request)) == Code::Offline);
    }
    SECTION("something that is not HTTP")
    {
        const RawServer server(answering("SSH-2.0-OpenSSH_9.2\r\n"));
        CHECK(codeOf(send(to(server.url()))) == Code::BadReply);
    }
    SECTION("a certificate nobody vouches for")
    {
        std::atomic<bool> heard = false;
        const RawServer server([&heard](RawPeer &peer) { heard = !peer.readHead().isEmpty(); }, RawServer::Tls::SelfSigned);
        CHECK(codeOf(send(to(server.url()))) == Code::TlsRejected);
        CHECK_FALSE(heard);
    }
    SECTION("no TLS where TLS was meant")
    {
        const RawServer plain([](RawPeer &peer) { peer.send("HTTP/1.1 400 Bad Request\r\n\r\n"); });
        QUrl secure = plain.url();
        secure.setScheme(QStringLiteral("https"));
        CHECK(codeOf(send(to(secure))) == Code::TlsRejected);
    }
}

TEST_CASE("A call never takes longer than it may", "[http]")
{
    SECTION("no answer at all")
    {
        const RawServer server([](RawPeer &peer) { peer.awaitLeave(); });
        OutboundRequest request = to(server.url(), "POST");
        request.timeoutMs = 300;
        QElapsedTimer timer;
        timer.start();
        CHECK(codeOf(send(request)) == Code::Timeout);
        CHECK(timer.elapsed() < 2000);
    }
    SECTION("a body that drips")
    {
        const RawServer server([](RawPeer &peer) {
            peer.readHead();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            while (peer.send("a"))
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
        });
        OutboundRequest request = to(server.url());
        request.timeoutMs = 300;
        QElapsedTimer timer;
        timer.start();
        CHECK(codeOf(send(request)) == Code::Timeout);
        CHECK(timer.elapsed() < 2000);
    }
    SECTION("canceled by another thread")
    {
        const RawServer server([](RawPeer &peer) { peer.awaitLeave(); });
        std::atomic<bool> cancel = false;
        OutboundRequest request = to(server.url());
        request.cancel = &cancel;
        QElapsedTimer timer;
        timer.start();
        std::thread other([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            cancel = true;
        });
        CHECK(codeOf(send(request)) == Code::Canceled);
        CHECK(timer.elapsed() < 3000);
        other.join();
    }
}

TEST_CASE("A reply larger than wanted is not taken in", "[http]")
{
    OutboundRequest request;
    request.maxReply = 1000;
    SECTION("announced")
    {
        const RawServer server(answering("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n" + QByteArray(1001, 'x')));
        request.url = server.url();
        CHECK(codeOf(send(request)) == Code::PayloadTooLarge);
    }
    SECTION("in chunks without end")
    {
        const RawServer server([](RawPeer &peer) {
            peer.readHead();
            peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (peer.send("100\r\n" + QByteArray(256, 'x') + "\r\n")) {
            }
        });
        request.url = server.url();
        CHECK(codeOf(send(request)) == Code::PayloadTooLarge);
    }
    SECTION("headers without end")
    {
        const RawServer server([](RawPeer &peer) {
            peer.readHead();
            peer.send("HTTP/1.1 200 OK\r\n");
            while (peer.send("X-More: " + QByteArray(200, 'x') + "\r\n")) {
            }
        });
        request.url = server.url();
        CHECK(codeOf(send(request)) == Code::PayloadTooLarge);
    }
    SECTION("exactly as large as wanted")
    {
        const RawServer server(answering("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + QByteArray(1000, 'x')));
        request.url = server.url();
        const auto reply = send(request);
        REQUIRE(reply);
        CHECK(reply->body.size() == 1000);
    }
}

TEST_CASE("A redirect is an answer, not an order", "[http]")
{
    const RawServer other(answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nother"));
    const RawServer server(answering("HTTP/1.1 302 Found\r\nLocation: " + other.url().toEncoded() + "\r\nContent-Length: 0\r\n\r\n"));
    const auto reply = send(to(server.url()));
    REQUIRE(reply);
    CHECK(reply->status == 302);
    CHECK(other.connections() == 0);
}

TEST_CASE("What cannot be a call is refused before a connection", "[http]")
{
    for (const char *url : {"", "/relative", "ftp://127.0.0.1/", "file:///etc/passwd", "gopher://127.0.0.1/", "http://"}) {
        INFO(url);
        const auto reply = send(to(QUrl(QString::fromLatin1(url))));
        CHECK(codeOf(reply) == Code::InvalidField);
        CHECK(reply.error().field == QStringLiteral("url"));
    }
    const RawServer server(answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
    OutboundRequest split = to(server.url());
    split.headers = {{"X-A", "1\r\nX-B: 2"}};
    const auto reply = send(split);
    CHECK(codeOf(reply) == Code::InvalidField);
    CHECK(reply.error().field == QStringLiteral("headers"));
    CHECK(server.connections() == 0);
}

TEST_CASE("A proxy of the environment is not asked for loopback", "[http]")
{
    const RawServer proxy(answering("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nproxy"));
    const RawServer server(answering("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\ndirect"));
    qputenv("http_proxy", proxy.url().toEncoded());
    const auto reply = send(to(server.url()));
    qunsetenv("http_proxy");
    REQUIRE(reply);
    CHECK(reply->body == "direct");
    CHECK(proxy.connections() == 0);
}

TEST_CASE("A GET uses a connection again, a POST that was cut is sent once", "[http]")
{
    SECTION("two GETs, one connection")
    {
        const RawServer server([](RawPeer &peer) {
            for (int i = 0; i < 2; ++i) {
                peer.readHead();
                peer.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            }
        });
        CHECK(send(to(server.url())));
        CHECK(send(to(server.url())));
        CHECK(server.connections() == 1);
    }
    SECTION("the peer takes the POST and goes")
    {
        std::atomic<int> posts = 0;
        const RawServer server([&posts](RawPeer &peer) {
            for (;;) {
                const QByteArray head = peer.readHead();
                posts += head.startsWith("POST") ? 1 : 0;
                if (!head.startsWith("GET") || !peer.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
                    return;
            }
        });
        CHECK(codeOf(send(to(server.url(), "POST"))) == Code::Offline);
        CHECK(posts == 1);
    }
}
