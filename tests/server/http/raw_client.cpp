#include "server/http/raw_client.h"

#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <chrono>

namespace mj::test {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

// One for all clients of a thread: each has its own descriptors, and the abuse test opens hundreds of clients.
asio::io_context &threadIo()
{
    static thread_local asio::io_context io;
    return io;
}

} // namespace

struct RawClient::Impl {
    tcp::socket socket{threadIo()};
    QByteArray input;
    std::array<char, 64 * 1024> part{};
    bool ended = false;

    // Runs the one operation that was started; false when it took too long.
    bool wait(bool &done, int timeoutMs)
    {
        const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(timeoutMs);
        threadIo().restart();
        while (!done && std::chrono::steady_clock::now() < end)
            threadIo().run_one_until(end);
        if (done)
            return true;
        error_code ignored;
        socket.cancel(ignored);
        threadIo().restart();
        threadIo().run();
        return false;
    }

    bool readMore(int timeoutMs)
    {
        bool done = false;
        error_code failed;
        std::size_t count = 0;
        socket.async_read_some(asio::buffer(part), [&](const error_code &code, std::size_t bytes) {
            failed = code;
            count = bytes;
            done = true;
        });
        if (!wait(done, timeoutMs))
            return false;
        ended = ended || failed;
        input.append(part.data(), static_cast<qsizetype>(count));
        return !failed;
    }
};

RawClient::RawClient(const QUrl &server) : m(std::make_unique<Impl>())
{
    error_code failed;
    m->socket.connect({asio::ip::make_address(server.host().toStdString()), static_cast<quint16>(server.port())}, failed);
    m->ended = bool(failed);
    m->socket.set_option(tcp::no_delay(true), failed);
}

RawClient::~RawClient() = default;
RawClient::RawClient(RawClient &&) noexcept = default;
RawClient &RawClient::operator=(RawClient &&) noexcept = default;

bool RawClient::isConnected() const
{
    return !m->ended;
}

bool RawClient::send(const QByteArray &bytes, int timeoutMs)
{
    bool done = false;
    error_code failed;
    asio::async_write(m->socket, asio::buffer(bytes.constData(), static_cast<std::size_t>(bytes.size())),
                      [&](const error_code &code, std::size_t) {
                          failed = code;
                          done = true;
                      });
    return m->wait(done, timeoutMs) && !failed;
}

std::optional<RawReply> RawClient::read(int timeoutMs, bool withoutBody)
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(timeoutMs);
    const auto left = [end] {
        return static_cast<int>(std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now()).count());
    };
    qsizetype headEnd = -1;
    while ((headEnd = m->input.indexOf("\r\n\r\n")) < 0) {
        if (!m->readMore(left()))
            return std::nullopt;
    }
    RawReply reply;
    const QList<QByteArray> lines = m->input.left(headEnd).split('\n');
    reply.status = lines.first().mid(9, 3).toInt();
    for (qsizetype i = 1; i < lines.size(); ++i) {
        const qsizetype colon = lines.at(i).indexOf(':');
        reply.headers.insert(lines.at(i).left(colon).toLower(), lines.at(i).mid(colon + 1).trimmed());
    }
    m->input.remove(0, headEnd + 4);
    const qsizetype length = withoutBody ? 0 : reply.headers.value("content-length").toLongLong();
    while (m->input.size() < length) {
        if (!m->readMore(left()))
            return std::nullopt;
    }
    reply.body = m->input.left(length);
    m->input.remove(0, length);
    return reply;
}

bool RawClient::closedWithin(int timeoutMs)
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(timeoutMs);
    while (!m->ended && std::chrono::steady_clock::now() < end) {
        m->input.clear();
        m->readMore(static_cast<int>(std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now()).count()));
    }
    return m->ended;
}

void RawClient::finishSending()
{
    error_code ignored;
    m->socket.shutdown(tcp::socket::shutdown_send, ignored);
}

QByteArray RawClient::rest() const
{
    return m->input;
}

std::optional<RawReply> ask(const QUrl &server, const QByteArray &bytes, int timeoutMs)
{
    RawClient client(server);
    // A refusal may come, and the connection end, before all is sent.
    client.send(bytes, timeoutMs);
    return client.read(timeoutMs);
}

QByteArray hostLine(const QUrl &server)
{
    return "Host: " + server.host().toLatin1() + ':' + QByteArray::number(server.port()) + "\r\n";
}

} // namespace mj::test
