#include "server/http/outbound.h"
#include "server/http/raw_server.h"
#include "support/catch.h"
#include <QElapsedTimer>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <memory>
#include <thread>
#include <vector>

using namespace mj;
using namespace mj::test;
using namespace mj::server::http;

namespace {

// What one POST came to, and whether it may have been heard.
struct Outcome {
    Result<OutboundReply> reply;
    bool sent;
};

Outcome post(const QUrl &url, int timeoutMs = 5'000, int connectTimeoutMs = 5'000)
{
    std::atomic<bool> sent = true; // a stale answer must not stay
    OutboundRequest request;
    request.method = "POST";
    request.url = url;
    request.body = "{}";
    request.timeoutMs = timeoutMs;
    request.connectTimeoutMs = connectTimeoutMs;
    request.sent = &sent;
    auto reply = send(request);
    return {std::move(reply), sent};
}

Code codeOf(const Outcome &outcome)
{
    REQUIRE_FALSE(outcome.reply);
    return outcome.reply.error().code;
}

using tcp = boost::asio::ip::tcp;

// Listens, but its waiting room is full: the system answers no further connection.
class CrowdedPort
{
public:
    CrowdedPort()
    {
        const tcp::endpoint any(boost::asio::ip::address_v4::loopback(), 0);
        m_acceptor.open(any.protocol());
        m_acceptor.bind(any);
        m_acceptor.listen(0);
        for (int i = 0; i < 8; ++i) {
            m_waiting.push_back(std::make_unique<tcp::socket>(m_io));
            // Begins at once; nobody runs m_io, so nobody waits for its end.
            m_waiting.back()->async_connect(m_acceptor.local_endpoint(), [](const boost::system::error_code &) {});
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1/").arg(m_acceptor.local_endpoint().port())); }

private:
    boost::asio::io_context m_io;
    tcp::acceptor m_acceptor{m_io};
    std::vector<std::unique_ptr<tcp::socket>> m_waiting;
};

QUrl secured(QUrl url)
{
    url.setScheme(QStringLiteral("https"));
    return url;
}

} // namespace

TEST_CASE("A call that surely was not heard says so", "[http]")
{
    SECTION("refused")
    {
        QUrl gone;
        {
            const RawServer server([](RawPeer &) {});
            gone = server.url();
        }
        const Outcome outcome = post(gone);
        CHECK(codeOf(outcome) == Code::Offline);
        CHECK_FALSE(outcome.sent);
    }
    SECTION("no such name")
    {
        const Outcome outcome = post(QUrl(QStringLiteral("https://no-such-host.invalid/")));
        CHECK(codeOf(outcome) == Code::Offline);
        CHECK_FALSE(outcome.sent);
    }
    SECTION("a certificate nobody vouches for")
    {
        std::atomic<bool> heard = false;
        const RawServer server([&heard](RawPeer &peer) { heard = !peer.readByte().isEmpty(); }, RawServer::Tls::SelfSigned);
        const Outcome outcome = post(server.url());
        CHECK(codeOf(outcome) == Code::TlsRejected);
        CHECK_FALSE(outcome.sent);
        CHECK_FALSE(heard);
    }
    SECTION("connecting takes too long")
    {
        const CrowdedPort crowded;
        const Outcome outcome = post(crowded.url(), 5'000, 400);
        CHECK(codeOf(outcome) == Code::Timeout);
        CHECK_FALSE(outcome.sent);
    }
    SECTION("agreeing on TLS takes too long")
    {
        const RawServer silent([](RawPeer &peer) { peer.awaitLeave(); });
        const Outcome outcome = post(secured(silent.url()), 400);
        CHECK(codeOf(outcome) == Code::Timeout);
        CHECK_FALSE(outcome.sent);
    }
    SECTION("refused by ourselves")
    {
        const Outcome outcome = post(QUrl(QStringLiteral("ftp://127.0.0.1/")));
        CHECK(codeOf(outcome) == Code::InvalidField);
        CHECK_FALSE(outcome.sent);
    }
}

TEST_CASE("A call that may have been heard says so", "[http]")
{
    SECTION("no answer in time")
    {
        const RawServer server([](RawPeer &peer) { peer.awaitLeave(); });
        const Outcome outcome = post(server.url(), 400);
        CHECK(codeOf(outcome) == Code::Timeout);
        CHECK(outcome.sent);
    }
    SECTION("gone without an answer")
    {
        const RawServer server([](RawPeer &peer) { peer.readHead(); });
        const Outcome outcome = post(server.url());
        CHECK(codeOf(outcome) == Code::Offline);
        CHECK(outcome.sent);
    }
    SECTION("gone at once, before it read anything")
    {
        const RawServer server([](RawPeer &) {});
        const Outcome outcome = post(server.url());
        CHECK(codeOf(outcome) == Code::Offline);
        CHECK(outcome.sent);
    }
    SECTION("a cut reply")
    {
        const RawServer server([](RawPeer &peer) {
            peer.readHead();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        });
        const Outcome outcome = post(server.url());
        CHECK(codeOf(outcome) == Code::Offline);
        CHECK(outcome.sent);
    }
    SECTION("a whole reply")
    {
        const RawServer server([](RawPeer &peer) {
            peer.readHead();
            peer.send("HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n");
        });
        const Outcome outcome = post(server.url());
        REQUIRE(outcome.reply);
        CHECK(outcome.sent);
    }
    SECTION("a GET over a connection used before")
    {
        const RawServer server([](RawPeer &peer) {
            peer.readHead();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
            peer.readHead();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf"); // without a byte libcurl would ask once more
        });
        std::atomic<bool> sent = false;
        OutboundRequest request;
        request.url = server.url();
        request.sent = &sent;
        request.timeoutMs = 1'000;
        REQUIRE(send(request));
        CHECK(sent);
        sent = false;
        CHECK_FALSE(send(request));
        CHECK(sent);
        CHECK(server.connections() == 1);
    }
}

TEST_CASE("A pinned call connects to what it is pinned to and nowhere else", "[http]")
{
    const RawServer server([](RawPeer &peer) {
        const QByteArray head = peer.readHead();
        const QByteArray host = head.mid(head.indexOf("Host: ") + 6).split(':').first();
        peer.send("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(host.size()) + "\r\n\r\n" + host);
    });
    OutboundRequest request;
    request.url = server.url();
    SECTION("a name that no resolver knows")
    {
        request.url.setHost(QStringLiteral("pictures.invalid"));
        request.pinnedTo = {QStringLiteral("127.0.0.1")};
        const auto reply = send(request);
        REQUIRE(reply);
        CHECK(reply->body == "pictures.invalid");
        // It is forgotten with the call.
        request.pinnedTo.clear();
        CHECK_FALSE(send(request));
        CHECK(server.connections() == 1);
    }
    SECTION("an address that is not the pinned one")
    {
        request.pinnedTo = {QStringLiteral("127.0.0.2"), QStringLiteral("::1")};
        const auto reply = send(request);
        REQUIRE_FALSE(reply);
        CHECK(reply.error().code == Code::Offline);
        CHECK(server.connections() == 0);
    }
    SECTION("a name known to the system, pinned elsewhere")
    {
        request.url.setHost(QStringLiteral("localhost"));
        request.pinnedTo = {QStringLiteral("127.0.0.2")}; // nobody listens there
        CHECK_FALSE(send(request));
        CHECK(server.connections() == 0);
    }
    SECTION("no address at all")
    {
        for (const char *text : {"", "0.0.0.0", "::", "localhost", "127.1", "127.0.0.1:80"}) {
            INFO(text);
            request.pinnedTo = {QString::fromLatin1(text)};
            const auto reply = send(request);
            REQUIRE_FALSE(reply);
            CHECK(reply.error().field == QStringLiteral("pinnedTo"));
        }
        CHECK(server.connections() == 0);
    }
    SECTION("no connection from before is used, and no proxy")
    {
        const RawServer proxy([](RawPeer &peer) {
            peer.readHead();
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nproxy");
        });
        request.url.setHost(QStringLiteral("pictures.invalid"));
        request.pinnedTo = {QStringLiteral("127.0.0.1")};
        qputenv("http_proxy", proxy.url().toEncoded());
        const auto first = send(request);
        const auto second = send(request);
        qunsetenv("http_proxy");
        REQUIRE(first);
        REQUIRE(second);
        CHECK(second->body == "pictures.invalid");
        CHECK(server.connections() == 2);
        CHECK(proxy.connections() == 0);
    }
}
