#include "client/self_signed.h"
#include "client/wire.h"

#include <QSslServer>
#include <QSslSocket>

using namespace mj;
using namespace mj::client;
using api::Method;

TEST_CASE("a certificate that nobody signed is refused before a byte of the request is sent")
{
    REQUIRE(QSslSocket::supportsSsl());
    QSslServer server;
    server.setSslConfiguration(selfSigned());
    REQUIRE(server.listen(QHostAddress::LocalHost));
    QByteArray received;
    QObject::connect(&server, &QTcpServer::pendingConnectionAvailable, &server, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        QObject::connect(socket, &QTcpSocket::readyRead, socket, [&received, socket] { received += socket->readAll(); });
    });
    ApiClient client;
    client.setPatience(quick());
    REQUIRE(client.setServiceUrl(QUrl(QStringLiteral("https://127.0.0.1:%1").arg(server.serverPort()))));
    client.setAccessToken(QStringLiteral("secret"), QDateTime::currentDateTimeUtc().addSecs(900));
    const Result<Pong> answer = ask<Pong>(client, callOf(GENERATE(Method::Get, Method::Post), true));
    REQUIRE_FALSE(answer);
    CHECK(answer.error().code == Code::TlsRejected);
    QTest::qWait(50);
    CHECK(received.isEmpty());
    CHECK(client.isOnline());
}

TEST_CASE("a server that speaks no TLS at an https address is refused")
{
    Wire wire;
    QUrl url = wire.server.url();
    url.setScheme(QStringLiteral("https"));
    wire.server.then(BrokenServer::json("{\"number\":1}"));
    REQUIRE(wire.client.setServiceUrl(url));
    const Code code = wire.failureOf(Method::Post);
    CHECK((code == Code::TlsRejected || code == Code::Timeout || code == Code::Offline));
    CHECK(wire.server.requests().isEmpty());
}
