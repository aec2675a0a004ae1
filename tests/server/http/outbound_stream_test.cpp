#include "server/http/outbound.h"
#include "server/http/raw_server.h"
#include "support/catch.h"
#include <QElapsedTimer>
#include <chrono>
#include <thread>

using namespace mj;
using namespace mj::test;
using namespace mj::server::http;

namespace {

void pause(int ms)
{
    std::this_thread::sleep_for(std::chrono::milliseconds(ms));
}

OutboundRequest post(const QUrl &url)
{
    OutboundRequest request;
    request.method = "POST";
    request.url = url;
    request.body = "{}";
    return request;
}

// Streams into `all`, which must outlive the request.
void streamInto(OutboundRequest &request, QByteArray &all)
{
    request.onBody = [&all](const QByteArray &piece) {
        all += piece;
        return true;
    };
}

} // namespace

TEST_CASE("A streamed body arrives while the peer still speaks", "[http]")
{
    std::atomic<bool> heard = false;
    std::atomic<bool> patient = false;
    const RawServer server([&](RawPeer &peer) {
        peer.readHead();
        peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nfirst \r\n");
        for (int i = 0; i < 200 && !heard; ++i)
            pause(10);
        patient = heard.load();
        peer.send("6\r\nsecond\r\n0\r\n\r\n");
    });
    OutboundRequest request = post(server.url());
    QByteArray all;
    request.onBody = [&](const QByteArray &piece) {
        all += piece;
        heard = true;
        return true;
    };
    const auto reply = send(request);
    REQUIRE(reply);
    CHECK(patient);
    CHECK(all == "first second");
    CHECK(reply->body.isEmpty());
    CHECK(reply->status == 200);
}

TEST_CASE("What a provider says about an error is collected even when the body would be streamed", "[http]")
{
    const RawServer server([](RawPeer &peer) {
        peer.readHead();
        peer.send("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 429 Too Many Requests\r\nRetry-After: 3\r\nContent-Length: 9\r\n\r\n{\"e\":\"x\"}");
    });
    OutboundRequest request = post(server.url());
    QByteArray all;
    streamInto(request, all);
    const auto reply = send(request);
    REQUIRE(reply);
    CHECK(reply->status == 429);
    CHECK(reply->body == "{\"e\":\"x\"}");
    CHECK(all.isEmpty());
}

TEST_CASE("A stream ends when nobody wants it, when it is too large and when it is cut", "[http]")
{
    const RawServer endless([](RawPeer &peer) {
        peer.readHead();
        peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        while (peer.send("100\r\n" + QByteArray(256, 'x') + "\r\n")) {
        }
    });
    OutboundRequest request = post(endless.url());
    QByteArray all;
    SECTION("the sink says no")
    {
        request.onBody = [](const QByteArray &) { return false; };
        const auto reply = send(request);
        REQUIRE_FALSE(reply);
        CHECK(reply.error().code == Code::Canceled);
    }
    SECTION("more than the limit, counted over all pieces")
    {
        streamInto(request, all);
        request.maxReply = 10'000;
        const auto reply = send(request);
        REQUIRE_FALSE(reply);
        CHECK(reply.error().code == Code::PayloadTooLarge);
        CHECK(all.size() <= 10'000);
    }
    SECTION("cut")
    {
        const RawServer cut([](RawPeer &peer) {
            peer.readHead();
            peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n");
        });
        request.url = cut.url();
        streamInto(request, all);
        const auto reply = send(request);
        REQUIRE_FALSE(reply);
        CHECK(reply.error().code == Code::Offline);
        CHECK(all == "half");
    }
}

TEST_CASE("A peer that falls silent is left, one that goes on slowly is not", "[http]")
{
    OutboundRequest request;
    request.stallMs = 600;
    request.timeoutMs = 20'000;
    QElapsedTimer timer;
    SECTION("silent from the start")
    {
        const RawServer server([](RawPeer &peer) { peer.awaitLeave(); });
        request.url = server.url();
        timer.start();
        const auto reply = send(request);
        REQUIRE_FALSE(reply);
        CHECK(reply.error().code == Code::Timeout);
        CHECK(timer.elapsed() >= 600);
        CHECK(timer.elapsed() < 3000);
    }
    SECTION("silent in the middle of a body")
    {
        const RawServer server([](RawPeer &peer) {
            peer.readHead();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
            peer.awaitLeave();
        });
        request.url = server.url();
        timer.start();
        const auto reply = send(request);
        REQUIRE_FALSE(reply);
        CHECK(reply.error().code == Code::Timeout);
        CHECK(timer.elapsed() < 3000);
    }
    SECTION("slow for longer than the limit, never silent for as long")
    {
        const RawServer server([](RawPeer &peer) {
            peer.readHead();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n");
            for (int i = 0; i < 10; ++i) {
                pause(200);
                peer.send("a");
            }
        });
        request.url = server.url();
        const auto reply = send(request);
        REQUIRE(reply);
        CHECK(reply->body == QByteArray(10, 'a'));
    }
}

TEST_CASE("Parts go out as multipart/form-data", "[http]")
{
    QByteArray head;
    QByteArray body;
    const RawServer server([&](RawPeer &peer) {
        head = peer.readHead();
        const qsizetype at = head.indexOf("Content-Length: ") + 16;
        const int length = head.mid(at, head.indexOf('\r', at) - at).toInt();
        while (body.size() < length) {
            const QByteArray next = peer.readByte();
            if (next.isEmpty())
                return;
            body += next;
        }
        peer.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    });
    const QByteArray picture = QByteArray("\x89PNG\r\n\0--\r\n", 11) + QByteArray(100'000, '\xff');
    OutboundRequest request;
    request.method = "POST";
    request.url = server.url();
    request.headers = {{"Authorization", "Bearer k"}};
    request.parts = {{"prompt", {}, {}, QByteArrayLiteral("고양이")}, {"image[]", "a\"b.png", "image/png", picture}, {"empty", {}, {}, {}}};
    REQUIRE(send(request));
    CHECK(head.contains("Authorization: Bearer k\r\n"));
    CHECK_FALSE(head.contains("Expect"));
    const qsizetype at = head.indexOf("Content-Type: multipart/form-data; boundary=");
    REQUIRE(at > 0);
    const QByteArray boundary = "--" + head.mid(at + 44, head.indexOf('\r', at) - at - 44);
    CHECK(body.startsWith(boundary + "\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\n고양이\r\n" + boundary));
    CHECK(body.contains("Content-Disposition: form-data; name=\"image[]\"; filename=\"a%22b.png\"\r\nContent-Type: image/png\r\n\r\n" + picture + "\r\n"));
    CHECK(body.endsWith("name=\"empty\"\r\n\r\n\r\n" + boundary + "--\r\n"));
}

TEST_CASE("Parts that cannot be sent are refused before a connection", "[http]")
{
    const RawServer server([](RawPeer &) {});
    OutboundRequest request;
    request.method = "POST";
    request.url = server.url();
    request.parts = {{"image", "a.png", "image/png", "x"}};
    SECTION("a body beside them") { request.body = "x"; }
    SECTION("a type of their own") { request.headers = {{"content-type", "text/plain"}}; }
    SECTION("with GET") { request.method = "GET"; }
    SECTION("no name") { request.parts[0].name.clear(); }
    SECTION("a file name that breaks its line") { request.parts[0].fileName = "a\r\nX: y"; }
    SECTION("a type that breaks its line") { request.parts[0].contentType = "a\nX: y"; }
    const auto reply = send(request);
    REQUIRE_FALSE(reply);
    CHECK(reply.error().code == Code::InvalidField);
    CHECK(reply.error().field == QStringLiteral("parts"));
    CHECK(server.connections() == 0);
}
