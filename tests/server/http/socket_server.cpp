#include "server/http/socket_server.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <thread>

namespace mj::test {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = boost::beast::websocket;
using asio::ip::tcp;
using boost::system::error_code;

template <class Next>
class StreamPeer final : public SocketPeer
{
public:
    explicit StreamPeer(Next next) : m_ws(std::move(next)) {}

    bool accept()
    {
        error_code failed;
        beast::http::read(m_ws.next_layer(), m_buffer, m_request, failed);
        if (failed)
            return false;
        m_ws.control_callback([this](websocket::frame_type kind, beast::string_view payload) {
            if (kind == websocket::frame_type::pong)
                m_pongs.append(payload.data(), static_cast<qsizetype>(payload.size()));
        });
        m_ws.auto_fragment(false);
        m_ws.accept(m_request, failed);
        return !failed;
    }
    QByteArray requestLine() const override { return bytesOf(m_request.method_string()) + ' ' + bytesOf(m_request.target()); }
    QByteArray header(const char *name) const override { return bytesOf(m_request[name]); }
    bool read(QByteArray &message, bool &isText) override
    {
        error_code failed;
        beast::flat_buffer buffer;
        m_ws.read(buffer, failed);
        message = QByteArray::fromStdString(beast::buffers_to_string(buffer.data()));
        isText = m_ws.got_text();
        return !failed;
    }
    bool send(const QByteArray &message, bool isText) override { return sendPart(message, true, isText); }
    bool sendPart(const QByteArray &part, bool last, bool isText) override
    {
        error_code failed;
        m_ws.text(isText);
        m_ws.write_some(last, bufferOf(part), failed);
        return !failed;
    }
    bool sendRaw(const QByteArray &bytes) override
    {
        error_code failed;
        asio::write(m_ws.next_layer(), bufferOf(bytes), failed);
        return !failed;
    }
    bool ping(const QByteArray &payload) override
    {
        error_code failed;
        m_ws.ping(websocket::ping_data(payload.constData(), static_cast<std::size_t>(payload.size())), failed);
        return !failed;
    }
    void close() override
    {
        error_code ignored;
        m_ws.close(websocket::close_code::going_away, ignored);
    }
    void cut() override
    {
        error_code ignored;
        beast::get_lowest_layer(m_ws).close(ignored);
    }
    QByteArray pongs() const override { return m_pongs; }

private:
    static QByteArray bytesOf(beast::string_view text) { return QByteArray(text.data(), static_cast<qsizetype>(text.size())); }
    static asio::const_buffer bufferOf(const QByteArray &bytes) { return asio::buffer(bytes.constData(), static_cast<std::size_t>(bytes.size())); }

    websocket::stream<Next> m_ws;
    beast::flat_buffer m_buffer;
    beast::http::request<beast::http::string_body> m_request;
    QByteArray m_pongs;
};

} // namespace

struct SocketServer::Impl {
    Impl(std::function<void(SocketPeer &)> what, Tls how) : behaviour(std::move(what)), tls(std::move(how)) {}

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
        if (tls.keyFile.isEmpty())
            return converse(std::move(socket));
        asio::ssl::context context(asio::ssl::context::tls_server);
        context.use_certificate_file(tls.certificateFile.toStdString(), asio::ssl::context::pem);
        context.use_private_key_file(tls.keyFile.toStdString(), asio::ssl::context::pem);
        asio::ssl::stream<tcp::socket> stream(std::move(socket), context);
        error_code failed;
        stream.handshake(asio::ssl::stream_base::server, failed);
        if (!failed)
            converse(std::move(stream));
    }
    template <class Next>
    void converse(Next next)
    {
        StreamPeer<Next> peer(std::move(next));
        if (peer.accept())
            behaviour(peer);
    }

    std::function<void(SocketPeer &)> behaviour;
    Tls tls;
    asio::io_context io{1};
    tcp::acceptor acceptor{io, {asio::ip::address_v4::loopback(), 0}};
    std::atomic<int> count = 0;
    std::thread thread;
};

SocketServer::SocketServer(std::function<void(SocketPeer &)> behaviour, Tls tls) : m(std::make_unique<Impl>(std::move(behaviour), std::move(tls)))
{
    m->accept();
    m->thread = std::thread([this] { m->io.run(); });
}

SocketServer::~SocketServer()
{
    asio::post(m->io, [this] {
        error_code ignored;
        m->acceptor.close(ignored);
    });
    m->thread.join();
}

QUrl SocketServer::url(const QString &path, const QString &host) const
{
    QUrl url(path);
    url.setScheme(m->tls.keyFile.isEmpty() ? QStringLiteral("ws") : QStringLiteral("wss"));
    url.setHost(host);
    url.setPort(m->acceptor.local_endpoint().port());
    return url;
}

int SocketServer::connections() const
{
    return m->count;
}

} // namespace mj::test
