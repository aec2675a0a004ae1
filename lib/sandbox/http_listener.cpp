#include "sandbox/http_listener.h"

#include "sandbox/http_connection.h"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <thread>

namespace mj::sandbox
{

namespace net = boost::asio;
using boost::system::error_code;
using net::ip::tcp;

namespace
{

constexpr std::size_t connectionLimit = 512;

error_code listen(tcp::acceptor &acceptor, const net::ip::address &address, quint16 port)
{
    error_code failure;
    const tcp::endpoint endpoint(address, port);
    acceptor.open(endpoint.protocol(), failure);
#ifndef _WIN32
    // A restart must not wait for old connections to fade; on Windows the option would let two programs share the port.
    if (!failure)
        acceptor.set_option(net::socket_base::reuse_address(true), failure);
#endif
    if (!failure)
        acceptor.bind(endpoint, failure);
    if (!failure)
        acceptor.listen(net::socket_base::max_listen_connections, failure);
    if (failure && acceptor.is_open()) {
        error_code ignored;
        acceptor.close(ignored);
    }
    return failure;
}

} // namespace

// One listening socket and the rest it takes when the system has no descriptor left.
struct HttpDoor {
    explicit HttpDoor(net::io_context &io) : acceptor(io), rest(io) {}
    tcp::acceptor acceptor;
    net::steady_timer rest;
};

// The sockets and threads between start and stop.
class HttpListener::Engine
{
public:
    explicit Engine(const std::function<HttpReply(const HttpRequest &)> &handler) : m_v4(m_context.io), m_v6(m_context.io)
    {
        m_context.handler = handler;
    }
    ~Engine();
    Result<quint16> bind(quint16 port);
    void run();

private:
    void accept(HttpDoor &door);
    void closeAll();

    HttpContext m_context;
    HttpDoor m_v4;
    HttpDoor m_v6;
    std::thread m_thread;
};

Result<quint16> HttpListener::Engine::bind(quint16 port)
{
    // A browser may take `localhost` for ::1, so a free port must be free on both loopbacks.
    for (int attempt = 0; attempt < (port == 0 ? 16 : 1); ++attempt) {
        if (const error_code failure = listen(m_v4.acceptor, net::ip::address_v4::loopback(), port))
            return fail(Code::Unavailable, QStringLiteral("listen on 127.0.0.1: ") + QString::fromStdString(failure.message()));
        const quint16 bound = m_v4.acceptor.local_endpoint().port();
        const error_code failure = listen(m_v6.acceptor, net::ip::address_v6::loopback(), bound);
        if (failure != boost::system::errc::address_in_use)
            return bound;
        error_code ignored;
        m_v4.acceptor.close(ignored);
    }
    return fail(Code::Unavailable, QStringLiteral("the port is taken on ::1"));
}

void HttpListener::Engine::run()
{
    accept(m_v4);
    if (m_v6.acceptor.is_open())
        accept(m_v6);
    m_thread = std::thread([this] { m_context.io.run(); });
}

void HttpListener::Engine::accept(HttpDoor &door)
{
    door.acceptor.async_accept([this, &door](error_code failure, tcp::socket socket) {
        if (!door.acceptor.is_open())
            return;
        if (failure) {
            door.rest.expires_after(std::chrono::milliseconds(100));
            door.rest.async_wait([this, &door](error_code canceled) {
                if (!canceled)
                    accept(door);
            });
            return;
        }
        if (m_context.live.size() < connectionLimit) {
            auto connection = std::make_shared<HttpConnection>(std::move(socket), m_context);
            m_context.live.insert(connection);
            connection->read();
        }
        accept(door);
    });
}

void HttpListener::Engine::closeAll()
{
    error_code ignored;
    m_v4.acceptor.close(ignored);
    m_v6.acceptor.close(ignored);
    m_v4.rest.cancel();
    m_v6.rest.cancel();
    while (!m_context.live.empty())
        std::shared_ptr<HttpConnection>(*m_context.live.begin())->close();
}

HttpListener::Engine::~Engine()
{
    if (!m_thread.joinable())
        return;
    net::post(m_context.io, [this] { closeAll(); });
    m_context.workers.stop();
    m_context.workers.join();
    // Closed sockets leave nothing to wait for, so run() returns by itself.
    m_thread.join();
}

HttpListener::HttpListener(std::function<HttpReply(const HttpRequest &)> handler) : m_handler(std::move(handler)) {}

HttpListener::~HttpListener() = default;

Result<quint16> HttpListener::open(quint16 port)
{
    auto engine = std::make_unique<Engine>(m_handler);
    Result<quint16> bound = engine->bind(port);
    if (bound)
        m_engine = std::move(engine);
    return bound;
}

void HttpListener::run()
{
    m_engine->run();
}

void HttpListener::stop()
{
    m_engine.reset();
}

} // namespace mj::sandbox
