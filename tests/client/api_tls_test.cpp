#include "client/wire.h"

#include <QSslCertificate>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <openssl/pem.h>
#include <openssl/x509.h>

using namespace mj;
using namespace mj::client;
using api::Method;

namespace
{

QByteArray pemOf(const std::function<int(BIO *)> &write)
{
    BIO *memory = BIO_new(BIO_s_mem());
    write(memory);
    char *text = nullptr;
    const long size = BIO_get_mem_data(memory, &text);
    const QByteArray pem(text, size);
    BIO_free(memory);
    return pem;
}

// What an attacker between desktop and service can make: a certificate for the right name that nobody signed.
QSslConfiguration selfSigned()
{
    EVP_PKEY *key = EVP_EC_gen("P-256");
    X509 *certificate = X509_new();
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_set_pubkey(certificate, key);
    const unsigned char name[] = "127.0.0.1";
    X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_ASC, name, -1, -1, 0);
    X509_set_issuer_name(certificate, X509_get_subject_name(certificate));
    X509_sign(certificate, key, EVP_sha256());
    const QByteArray keyPem = pemOf([key](BIO *to) { return PEM_write_bio_PrivateKey(to, key, nullptr, nullptr, 0, nullptr, nullptr); });
    const QByteArray certificatePem = pemOf([certificate](BIO *to) { return PEM_write_bio_X509(to, certificate); });
    X509_free(certificate);
    EVP_PKEY_free(key);
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(QSslCertificate(certificatePem));
    configuration.setPrivateKey(QSslKey(keyPem, QSsl::Ec));
    return configuration;
}

} // namespace

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
