#include "server/http/raw_server.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/write.hpp>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <thread>

namespace mj::test {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

template <class Stream>
class StreamPeer final : public RawPeer
{
public:
    explicit StreamPeer(Stream &stream) : m_stream(stream) {}

    QByteArray readHead() override
    {
        QByteArray head;
        QByteArray next;
        while (!head.endsWith("\r\n\r\n") && !(next = readByte()).isEmpty())
            head += next;
        return head;
    }
    QByteArray readByte() override
    {
        char c = 0;
        error_code failed;
        return m_stream.read_some(asio::buffer(&c, 1), failed) == 1 ? QByteArray(1, c) : QByteArray();
    }
    bool send(const QByteArray &bytes) override
    {
        error_code failed;
        asio::write(m_stream, asio::buffer(bytes.constData(), static_cast<std::size_t>(bytes.size())), failed);
        return !failed;
    }
    void awaitLeave() override
    {
        char part[4096];
        error_code failed;
        while (!failed)
            m_stream.read_some(asio::buffer(part), failed);
    }

private:
    Stream &m_stream;
};

// A certificate for 127.0.0.1 that nobody signed, made anew each time.
void useSelfSigned(asio::ssl::context &context)
{
    EVP_PKEY *key = EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256");
    X509 *certificate = X509_new();
    X509_set_version(certificate, 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_set_pubkey(certificate, key);
    X509_NAME *name = X509_get_subject_name(certificate);
    const unsigned char text[] = "127.0.0.1";
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, text, -1, -1, 0);
    X509_set_issuer_name(certificate, name);
    X509_sign(certificate, key, EVP_sha256());
    SSL_CTX_use_certificate(context.native_handle(), certificate);
    SSL_CTX_use_PrivateKey(context.native_handle(), key);
    X509_free(certificate);
    EVP_PKEY_free(key);
}

} // namespace

struct RawServer::Impl {
    Impl(std::function<void(RawPeer &)> what, Tls how) : behaviour(std::move(what)), tls(how) {}

    void accept()
    {
        acceptor.async_accept([this](const error_code &failed, tcp::socket socket) {
            if (failed)
                return;
            ++count;
            serve(std::move(socket));
            accept();
        });
    }
    void serve(tcp::socket socket)
    {
        if (tls == Tls::No) {
            StreamPeer<tcp::socket> peer(socket);
            return behaviour(peer);
        }
        asio::ssl::context context(asio::ssl::context::tls_server);
        useSelfSigned(context);
        asio::ssl::stream<tcp::socket> stream(std::move(socket), context);
        error_code failed;
        stream.handshake(asio::ssl::stream_base::server, failed);
        StreamPeer<asio::ssl::stream<tcp::socket>> peer(stream);
        if (!failed)
            behaviour(peer);
    }

    std::function<void(RawPeer &)> behaviour;
    Tls tls;
    asio::io_context io{1};
    tcp::acceptor acceptor{io, {asio::ip::address_v4::loopback(), 0}};
    std::atomic<int> count = 0;
    std::thread thread;
};

RawServer::RawServer(std::function<void(RawPeer &)> behaviour, Tls tls) : m(std::make_unique<Impl>(std::move(behaviour), tls))
{
    m->accept();
    m->thread = std::thread([this] { m->io.run(); });
}

RawServer::~RawServer()
{
    asio::post(m->io, [this] {
        error_code ignored;
        m->acceptor.close(ignored);
    });
    m->thread.join();
}

QUrl RawServer::url(const QString &path) const
{
    QUrl url;
    url.setScheme(m->tls == Tls::No ? QStringLiteral("http") : QStringLiteral("https"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(m->acceptor.local_endpoint().port());
    url.setPath(path);
    return url;
}

int RawServer::connections() const
{
    return m->count;
}

} // namespace mj::test
