#include "server/http/raw_server.h"
#include "server/http/socket_server.h"
#include "server/http/web_socket.h"
#include "server/mail/test_authority.h"
#include "support/catch.h"
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <chrono>
#include <thread>

using namespace mj;
using namespace mj::test;
using namespace mj::server::http;

namespace {

constexpr int patience = 5'000;

WebSocket::Config to(const QUrl &url)
{
    WebSocket::Config config;
    config.url = url;
    return config;
}

WebSocket connected(const WebSocket::Config &config)
{
    auto socket = WebSocket::connect(config);
    if (!socket)
        FAIL("not connected: " << socket.error().detail.toStdString());
    return std::move(*socket);
}

template <class T>
Code codeOf(const Result<T> &result)
{
    REQUIRE_FALSE(result);
    return result.error().code;
}

// Until the client leaves.
void listen(SocketPeer &peer)
{
    QByteArray message;
    bool isText = false;
    while (peer.read(message, isText)) {
    }
}

} // namespace

TEST_CASE("Text and binary messages go both ways", "[http]")
{
    const QByteArray picture = QByteArray("\0\0\0\1\0\0\0\2\x89PNG", 12) + QByteArray(200'000, '\xff');
    QByteArray line;
    QByteArray key;
    QByteArray host;
    const SocketServer server([&](SocketPeer &peer) {
        line = peer.requestLine();
        key = peer.header("X-Key");
        host = peer.header("Host");
        QByteArray message;
        bool isText = false;
        while (peer.read(message, isText))
            peer.send(message, isText);
    });
    {
        WebSocket::Config config = to(server.url(QStringLiteral("/ws?clientId=a%20b")));
        config.headers = {{"X-Key", "k"}};
        WebSocket socket = connected(config);
        for (const auto &[isText, bytes] : {std::pair(true, QByteArrayLiteral("{\"type\":\"고양이\"}")), std::pair(false, picture), std::pair(true, QByteArray()),
                                            std::pair(false, QByteArray(1, '\0'))}) {
            REQUIRE(socket.write({isText, bytes}));
            const auto message = socket.read(patience);
            REQUIRE(message);
            CHECK(message->isText == isText);
            CHECK(message->bytes == bytes);
        }
        socket.close();
        CHECK(codeOf(socket.read(0)) == Code::Offline);
        CHECK(codeOf(socket.write({})) == Code::Offline);
    }
    CHECK(line == "GET /ws?clientId=a%20b");
    CHECK(key == "k");
    CHECK(host == "127.0.0.1:" + QByteArray::number(server.url().port()));
}

TEST_CASE("Fragments make one message, and pings between them are answered", "[http]")
{
    std::atomic<bool> answered = false;
    const SocketServer server([&](SocketPeer &peer) {
        peer.sendPart("one ", false);
        peer.ping("alive?");
        peer.sendPart("two ", false);
        peer.sendPart("three", true);
        peer.ping("still?");
        peer.send("next");
        listen(peer);
        answered = peer.pongs() == "alive?still?";
    });
    {
        WebSocket socket = connected(to(server.url()));
        CHECK(socket.read(patience)->bytes == "one two three");
        CHECK(socket.read(patience)->bytes == "next");
        socket.close();
    }
    for (int i = 0; i < 100 && !answered; ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    CHECK(answered);
}

TEST_CASE("A connection that ends is told as lost", "[http]")
{
    SECTION("with a goodbye")
    {
        const SocketServer server([](SocketPeer &peer) {
            peer.send("last");
            peer.close();
        });
        WebSocket socket = connected(to(server.url()));
        CHECK(socket.read(patience)->bytes == "last");
        CHECK(codeOf(socket.read(patience)) == Code::Offline);
        CHECK(codeOf(socket.read(patience)) == Code::Offline);
        socket.close();
    }
    SECTION("cut")
    {
        const SocketServer server([](SocketPeer &peer) { peer.cut(); });
        WebSocket socket = connected(to(server.url()));
        CHECK(codeOf(socket.read(patience)) == Code::Offline);
    }
    SECTION("cut in the middle of a message")
    {
        const SocketServer server([](SocketPeer &peer) {
            peer.sendPart("half", false);
            peer.cut();
        });
        WebSocket socket = connected(to(server.url()));
        CHECK(codeOf(socket.read(patience)) == Code::Offline);
    }
}

TEST_CASE("A message beyond the limit or against the protocol ends the connection", "[http]")
{
    QByteArray frame;
    Code wanted = Code::BadReply;
    SECTION("announced larger, not a byte of it sent")
    {
        frame = QByteArray("\x82\x7f\0\0\0\1\0\0\0\0", 10);
        wanted = Code::PayloadTooLarge;
    }
    SECTION("larger by its fragments")
    {
        for (int i = 0; i < 20; ++i)
            frame += QByteArray(i == 0 ? "\x02" : "\0", 1) + QByteArray(1, '\x64') + QByteArray(100, 'x');
        wanted = Code::PayloadTooLarge;
    }
    SECTION("an opcode nobody knows") { frame = QByteArray("\x83\1x", 3); }
    SECTION("a continuation of nothing") { frame = QByteArray("\x80\1x", 3); }
    SECTION("text that is not UTF-8") { frame = QByteArray("\x81\2\xff\xfe", 4); }
    SECTION("a frame masked by a server") { frame = QByteArray("\x81\x81\1\2\3\4y", 7); }
    const SocketServer server([&frame](SocketPeer &peer) {
        peer.sendRaw(frame);
        listen(peer);
    });
    WebSocket::Config config = to(server.url());
    config.maxMessage = 1000;
    WebSocket socket = connected(config);
    CHECK(codeOf(socket.read(patience)) == wanted);
    CHECK(codeOf(socket.read(patience)) == Code::Offline);
}

TEST_CASE("Exactly as large as it may be is taken", "[http]")
{
    const SocketServer server([](SocketPeer &peer) {
        peer.send(QByteArray(1000, 'x'), false);
        peer.send(QByteArray(1001, 'x'), false);
        listen(peer);
    });
    WebSocket::Config config = to(server.url());
    config.maxMessage = 1000;
    WebSocket socket = connected(config);
    CHECK(socket.read(patience)->bytes.size() == 1000);
    CHECK(codeOf(socket.read(patience)) == Code::PayloadTooLarge);
}

TEST_CASE("Waiting ends in time and costs nothing", "[http]")
{
    std::atomic<bool> go = false;
    const SocketServer server([&go](SocketPeer &peer) {
        peer.sendPart("first half, ", false);
        while (!go)
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        peer.sendPart("second half", true);
        listen(peer);
    });
    std::atomic<bool> cancel = false;
    WebSocket::Config config = to(server.url());
    config.cancel = &cancel;
    {
        WebSocket socket = connected(config);
        QElapsedTimer timer;
        timer.start();
        CHECK(codeOf(socket.read(200)) == Code::Timeout);
        CHECK(timer.elapsed() >= 190);
        CHECK(timer.elapsed() < 1000);
        CHECK(codeOf(socket.read(0)) == Code::Timeout);
        std::thread other([&cancel] {
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            cancel = true;
        });
        timer.restart();
        CHECK(codeOf(socket.read(patience)) == Code::Canceled);
        CHECK(timer.elapsed() < 1000);
        other.join();
        cancel = false;
        go = true;
        CHECK(socket.read(patience)->bytes == "first half, second half");
        cancel = true;
        socket.close(); // also for who gave up
    }
}

TEST_CASE("What is no WebSocket is told apart", "[http]")
{
    const auto answering = [](const QByteArray &bytes) {
        return [bytes](RawPeer &peer) {
            peer.readHead();
            peer.send(bytes);
        };
    };
    const auto at = [](const RawServer &server, const char *scheme = "ws") {
        QUrl url = server.url();
        url.setScheme(QString::fromLatin1(scheme));
        return to(url);
    };
    SECTION("an HTTP server without one")
    {
        const RawServer server(answering("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"));
        CHECK(codeOf(WebSocket::connect(at(server))) == Code::BadReply);
    }
    SECTION("an upgrade to nothing we asked for")
    {
        const RawServer server(answering("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: AAAA\r\n\r\n"));
        CHECK(codeOf(WebSocket::connect(at(server))) == Code::BadReply);
    }
    SECTION("no HTTP at all")
    {
        const RawServer server(answering("SSH-2.0-OpenSSH_9.2\r\n"));
        CHECK(codeOf(WebSocket::connect(at(server))) == Code::BadReply);
    }
    SECTION("gone without an answer")
    {
        const RawServer server(answering({}));
        CHECK(codeOf(WebSocket::connect(at(server))) == Code::Offline);
    }
    SECTION("nobody there")
    {
        WebSocket::Config config;
        {
            const RawServer server(answering({}));
            config = at(server);
        }
        CHECK(codeOf(WebSocket::connect(config)) == Code::Offline);
    }
    SECTION("silence")
    {
        const RawServer server([](RawPeer &peer) { peer.awaitLeave(); });
        for (const char *scheme : {"ws", "wss"}) {
            WebSocket::Config config = at(server, scheme);
            config.connectTimeoutMs = 200;
            CHECK(codeOf(WebSocket::connect(config)) == Code::Timeout);
        }
        std::atomic<bool> cancel = true;
        WebSocket::Config config = at(server);
        config.cancel = &cancel;
        CHECK(codeOf(WebSocket::connect(config)) == Code::Canceled);
    }
    SECTION("no TLS where TLS was meant")
    {
        const RawServer server([](RawPeer &peer) { peer.send("HTTP/1.1 400 Bad Request\r\n\r\n"); });
        CHECK(codeOf(WebSocket::connect(at(server, "wss"))) == Code::TlsRejected);
    }
}

TEST_CASE("wss speaks only to who is vouched for", "[http]")
{
    const QTemporaryDir folder;
    const TestAuthority known(folder.filePath(QStringLiteral("known")), QStringLiteral("localhost"));
    const TestAuthority other(folder.filePath(QStringLiteral("other")), QStringLiteral("localhost"));
    const SocketServer server(
        [](SocketPeer &peer) {
            peer.send("sealed");
            listen(peer);
        },
        {known.certificateFile(), known.keyFile()});
    WebSocket::Config config = to(server.url(QStringLiteral("/ws"), QStringLiteral("localhost")));
    config.caFile = known.caFile();
    SECTION("by the right authority, for the right name")
    {
        WebSocket socket = connected(config);
        CHECK(socket.read(patience)->bytes == "sealed");
        socket.close();
    }
    SECTION("by another authority") { config.caFile = other.caFile(); }
    SECTION("by an authority the system does not know") { config.caFile.clear(); }
    SECTION("for another name") { config.url.setHost(QStringLiteral("127.0.0.1")); }
    SECTION("by a file that is not there") { config.caFile += QStringLiteral(".gone"); }
    if (config.caFile != known.caFile() || config.url.host() != QStringLiteral("localhost"))
        CHECK(codeOf(WebSocket::connect(config)) == Code::TlsRejected);
}

TEST_CASE("What cannot be a WebSocket address is refused before a connection", "[http]")
{
    const SocketServer server([](SocketPeer &) {});
    const int port = server.url().port();
    for (const char *text : {"", "/ws", "http://127.0.0.1:%1/", "ftp://127.0.0.1:%1/", "ws://", "ws://user@127.0.0.1:%1/", "ws://user:pass@127.0.0.1:%1/"}) {
        INFO(text);
        const auto socket = WebSocket::connect(to(QUrl(QString::fromLatin1(text).replace(QLatin1String("%1"), QString::number(port)))));
        CHECK(codeOf(socket) == Code::InvalidField);
        CHECK(socket.error().field == QStringLiteral("url"));
    }
    for (const char *text : {"ws://8.8.8.8/", "ws://169.254.169.254/", "ws://0.0.0.0:%1/", "ws://100.64.0.1/", "ws://[2606:4700::1]/", "ws://[::ffff:127.0.0.1]:%1/"}) {
        INFO(text);
        CHECK(codeOf(WebSocket::connect(to(QUrl(QString::fromLatin1(text).replace(QLatin1String("%1"), QString::number(port)))))) == Code::InsecureUrl);
    }
    WebSocket::Config split = to(server.url());
    split.headers = {{"X-A", "1\r\nX-B: 2"}};
    const auto socket = WebSocket::connect(split);
    CHECK(codeOf(socket) == Code::InvalidField);
    CHECK(socket.error().field == QStringLiteral("headers"));
    CHECK(server.connections() == 0);
}
