#include "server/providers/vendor_server.h"

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <condition_variable>
#include <list>
#include <mutex>
#include <thread>

namespace mj::test {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::uint64_t largestBody = 128 << 20;

QByteArray bytes(const beast::string_view &text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

bool write(tcp::socket &socket, const QByteArray &data)
{
    error_code failed;
    asio::write(socket, asio::buffer(data.constData(), static_cast<std::size_t>(data.size())), failed);
    return !failed;
}

void pause(int ms)
{
    std::this_thread::sleep_for(std::chrono::milliseconds(ms));
}

QByteArray headOf(const VendorReply &reply)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(reply.status) + " Said\r\nContent-Type: " + reply.type + "\r\nConnection: close\r\n";
    for (const auto &[name, value] : reply.headers)
        head += name + ": " + value + "\r\n";
    head += reply.pieces.isEmpty() ? "Content-Length: " + QByteArray::number(reply.body.size()) + "\r\n" : "Transfer-Encoding: chunked\r\n";
    return head + "\r\n";
}

void awaitLeave(tcp::socket &socket)
{
    char part[512];
    error_code failed;
    while (!failed)
        socket.read_some(asio::buffer(part), failed);
}

} // namespace

struct VendorServer::Impl {
    explicit Impl(std::function<VendorReply(const VendorRequest &)> how) : answer(std::move(how)) {}

    void accept();
    void serve(tcp::socket &socket);
    void speak(tcp::socket &socket, const VendorReply &reply) const;

    std::function<VendorReply(const VendorRequest &)> answer;
    asio::io_context io{1};
    tcp::acceptor acceptor{io, {asio::ip::address_v4::loopback(), 0}};
    std::atomic<bool> stopping = false;
    std::mutex mutex; // guards the list, not the sockets in it
    std::list<tcp::socket> sockets;
    std::condition_variable empty; // of `sockets`
    std::thread door;
};

void VendorServer::Impl::accept()
{
    while (!stopping) {
        error_code failed;
        tcp::socket socket(io);
        acceptor.accept(socket, failed);
        if (failed || stopping)
            return;
        const std::lock_guard lock(mutex);
        const auto kept = sockets.insert(sockets.end(), std::move(socket));
        std::thread([this, kept] {
            serve(*kept);
            const std::lock_guard leaving(mutex);
            sockets.erase(kept);
            empty.notify_all();
        }).detach(); // nothing is kept of a thousand conversations that are over
    }
}

void VendorServer::Impl::serve(tcp::socket &socket)
{
    beast::flat_buffer buffer;
    beast::http::request_parser<beast::http::string_body> parser;
    parser.body_limit(largestBody);
    error_code failed;
    beast::http::read(socket, buffer, parser, failed);
    if (!failed) {
        const auto &message = parser.get();
        VendorRequest request{bytes(message.method_string()), bytes(message.target()), {}, QByteArray::fromStdString(message.body())};
        for (const auto &field : message)
            request.headers.insert(bytes(field.name_string()).toLower(), bytes(field.value()));
        speak(socket, answer(request));
    }
    socket.shutdown(tcp::socket::shutdown_both, failed);
}

void VendorServer::Impl::speak(tcp::socket &socket, const VendorReply &reply) const
{
    if (reply.pieces.isEmpty())
        pause(reply.pauseMs);
    bool isThere = !reply.hasHead || write(socket, headOf(reply));
    if (reply.hasHead && reply.pieces.isEmpty())
        isThere = write(socket, reply.end == VendorReply::End::Whole ? reply.body : reply.body.left(reply.body.size() / 2));
    for (const QByteArray &piece : reply.pieces) {
        if (!isThere || stopping)
            return;
        pause(reply.pauseMs);
        isThere = write(socket, QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n");
    }
    if (reply.end == VendorReply::End::Silence)
        awaitLeave(socket);
    else if (reply.end == VendorReply::End::Whole && !reply.pieces.isEmpty())
        write(socket, "0\r\n\r\n");
}

VendorServer::VendorServer(std::function<VendorReply(const VendorRequest &)> answer) : m(std::make_unique<Impl>(std::move(answer)))
{
    m->door = std::thread([this] { m->accept(); });
}

VendorServer::~VendorServer()
{
    m->stopping = true;
    error_code ignored;
    tcp::socket knock(m->io); // an accept that waits takes no notice of a closed acceptor
    knock.connect(m->acceptor.local_endpoint(), ignored);
    m->door.join();
    std::unique_lock lock(m->mutex);
    for (tcp::socket &socket : m->sockets)
        socket.shutdown(tcp::socket::shutdown_both, ignored);
    m->empty.wait(lock, [this] { return m->sockets.empty(); });
}

QUrl VendorServer::url() const
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(m->acceptor.local_endpoint().port());
    return url;
}

} // namespace mj::test
