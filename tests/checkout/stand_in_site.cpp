#include "checkout/stand_in_site.h"

#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <memory>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <stdexcept>

namespace mj {
namespace {

template <class Write>
QByteArray pem(Write write)
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> memory(BIO_new(BIO_s_mem()), &BIO_free);
    write(memory.get());
    char *text = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &text);
    return {text, static_cast<qsizetype>(size)};
}

// A certificate for 127.0.0.1 that nobody has vouched for.
QSslConfiguration selfSigned()
{
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"), &EVP_PKEY_free);
    const std::unique_ptr<X509, decltype(&X509_free)> certificate(X509_new(), &X509_free);
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -3600);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), 24 * 3600);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME *name = X509_get_subject_name(certificate.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char *>("127.0.0.1"), -1, -1, 0);
    X509_set_issuer_name(certificate.get(), name);
    if (X509_sign(certificate.get(), key.get(), EVP_sha256()) == 0)
        throw std::runtime_error("the certificate could not be signed");
    QSslConfiguration identity = QSslConfiguration::defaultConfiguration();
    identity.setLocalCertificate(QSslCertificate(pem([&](BIO *out) { PEM_write_bio_X509(out, certificate.get()); })));
    identity.setPrivateKey(
        QSslKey(pem([&](BIO *out) { PEM_write_bio_PrivateKey(out, key.get(), nullptr, nullptr, 0, nullptr, nullptr); }), QSsl::Ec));
    return identity;
}

} // namespace

StandInSite::StandInSite(Line line) : m_line(line)
{
    if (line == Line::SelfSigned)
        m_identity = selfSigned();
    if (!listen(QHostAddress::LocalHost))
        throw std::runtime_error("the site did not start");
}

QUrl StandInSite::url(const QString &path, const QString &host) const
{
    const QString scheme = m_line == Line::Plain ? QStringLiteral("http") : QStringLiteral("https");
    return QUrl(QStringLiteral("%1://%2:%3%4").arg(scheme, host).arg(serverPort()).arg(path));
}

void StandInSite::incomingConnection(qintptr handle)
{
    auto *socket = new QSslSocket(this);
    socket->setSocketDescriptor(handle);
    connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
        const QByteArray head = socket->peek(socket->bytesAvailable());
        if (head.contains("\r\n\r\n"))
            answer(socket, socket->readAll());
    });
    if (m_line == Line::SelfSigned) {
        socket->setSslConfiguration(m_identity);
        socket->startServerEncryption();
    }
}

void StandInSite::answer(QTcpSocket *socket, const QByteArray &head)
{
    const QString path = QUrl(QString::fromLatin1(head.split(' ').value(1))).path();
    ++m_hits[path];
    m_requests.append(head);
    const Answer page = m_pages.value(path, {"not here", "Content-Type: text/plain\r\n", 404, false});
    if (page.never)
        return;
    socket->write("HTTP/1.1 " + QByteArray::number(page.status) + " Answer\r\nContent-Length: " + QByteArray::number(page.body.size())
                  + "\r\nConnection: close\r\nCache-Control: no-store\r\n" + page.headers + "\r\n" + page.body);
    socket->disconnectFromHost();
}

} // namespace mj
