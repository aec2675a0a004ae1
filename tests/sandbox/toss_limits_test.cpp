#include "sandbox_client.h"
#include "support/catch.h"

#include <QElapsedTimer>
#include <QTcpSocket>
#include <memory>
#include <thread>
#include <vector>

using namespace mj;
using namespace mj::tests;

namespace
{

std::unique_ptr<QTcpSocket> connected(quint16 port)
{
    auto socket = std::make_unique<QTcpSocket>();
    socket->connectToHost(QStringLiteral("127.0.0.1"), port);
    REQUIRE(socket->waitForConnected(5000));
    return socket;
}

bool closedWithin(QTcpSocket &socket, int milliseconds)
{
    QElapsedTimer timer;
    timer.start();
    while (socket.state() == QAbstractSocket::ConnectedState && timer.elapsed() < milliseconds) {
        socket.waitForReadyRead(200);
        socket.readAll();
    }
    return socket.state() != QAbstractSocket::ConnectedState;
}

} // namespace

TEST_CASE("both loopbacks reach it, other names do not", "[sandbox]")
{
    SandboxClient client;
    CHECK(client.urls().sdkUrl.toString() == QStringLiteral("http://localhost:%1/v2/standard").arg(client.port()));
    CHECK(send(client.port(), "GET", "/v2/standard").status == 200);
    CHECK(send(client.port(), "GET", "/v2/standard", {}, {{"Host", "localhost"}}, QStringLiteral("localhost")).status == 200);
    QTcpSocket probe;
    if (probe.bind(QHostAddress::LocalHostIPv6))
        CHECK(send(client.port(), "GET", "/v2/standard", {}, {{"Host", "[::1]"}}, QStringLiteral("::1")).status == 200);
    CHECK(send(client.port(), "GET", "/v2/standard", {}, {{"Host", "evil.example"}}).status == 421);
}

TEST_CASE("half-sent requests are given up while others are served", "[sandbox]")
{
    SandboxClient client;
    std::vector<std::unique_ptr<QTcpSocket>> stuck;
    for (int i = 0; i < 100; ++i) {
        stuck.push_back(connected(client.port()));
        stuck.back()->write("POST /v1/payments/confirm HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Le");
        stuck.back()->flush();
    }
    QElapsedTimer timer;
    timer.start();
    CHECK(send(client.port(), "GET", "/v2/standard").status == 200);
    CHECK(timer.elapsed() < 1000);
    for (auto &socket : stuck)
        CHECK(closedWithin(*socket, 13000));
    CHECK(timer.elapsed() < 14000);
}

TEST_CASE("too much is refused or cut off", "[sandbox]")
{
    SandboxClient client;
    const Answer header = send(client.port(), "GET", "/v2/standard", {}, {{"X-Long", QByteArray(64 * 1024, 'x')}});
    CHECK((header.status == 431 || header.status == 0));
    const Answer body =
        send(client.port(), "POST", "/v1/payments/confirm", QByteArray(2 * 1024 * 1024, 'x'), {{"Content-Type", "application/json"}});
    CHECK((body.status == 413 || body.status == 0));
    auto nonsense = connected(client.port());
    nonsense->write("\x16\x03\x01 this is not HTTP\r\n\r\n");
    CHECK(closedWithin(*nonsense, 3000));
    CHECK(send(client.port(), "GET", "/v2/standard").status == 200);
}

TEST_CASE("a connection may be kept for the next request", "[sandbox]")
{
    SandboxClient client;
    auto socket = connected(client.port());
    for (int i = 0; i < 3; ++i) {
        socket->write("GET /__sandbox/faults HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        QByteArray answer;
        while (!answer.contains("\"faults\":[]") && socket->waitForReadyRead(3000))
            answer += socket->readAll();
        CHECK(answer.startsWith("HTTP/1.1 200"));
    }
}

TEST_CASE("stop comes back although callers are stuck and calls are held back", "[sandbox]")
{
    SandboxClient client;
    const auto success = client.sandbox().authenticate(SandboxClient::request(QStringLiteral("order-stop"), 10000));
    REQUIRE(success);
    sandbox::Fault fault;
    fault.kind = sandbox::Fault::Kind::DelayBeforeCommit;
    fault.delayMs = 60000;
    client.sandbox().injectFault(fault);
    std::vector<std::unique_ptr<QTcpSocket>> stuck;
    for (int i = 0; i < 20; ++i)
        stuck.push_back(connected(client.port()));
    Answer heldBack;
    heldBack.status = 200;
    std::thread caller([&] { heldBack = client.confirm(*success); });
    QByteArray faults = "?";
    while (!faults.contains("[]"))
        faults = send(client.port(), "GET", "/__sandbox/faults").body;
    QElapsedTimer timer;
    timer.start();
    client.sandbox().stop();
    CHECK(timer.elapsed() < 2000);
    caller.join();
    CHECK(heldBack.status == 0);
    CHECK(client.sandbox().paymentByOrder(QStringLiteral("order-stop"))[QLatin1String("status")].toString() ==
          QStringLiteral("IN_PROGRESS"));

    // Started again it goes on where it was.
    const auto again = client.sandbox().start();
    REQUIRE(again);
    CHECK(send(static_cast<quint16>(again->apiBase.port()), "GET", "/__sandbox/payments").body.contains("order-stop"));
}

TEST_CASE("a taken port is told, not shared", "[sandbox]")
{
    SandboxClient first;
    sandbox::TossSandbox second({first.port(), QString::fromLatin1(secretKey), clientKey, nullptr, {}});
    const auto started = second.start();
    REQUIRE_FALSE(started);
    CHECK(started.error().code == Code::Unavailable);
}
