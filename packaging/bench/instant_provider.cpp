#include "instant_provider.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

namespace mj {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::ip::tcp;
using Time = std::chrono::steady_clock;

QByteArray answerOf(const QByteArray &type, const QByteArray &body)
{
    return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

struct InstantProvider::Impl {
    void listen()
    {
        for (;;) {
            boost::system::error_code failed;
            auto socket = std::make_shared<tcp::socket>(io);
            acceptor.accept(*socket, failed);
            const std::lock_guard lock(mutex);
            if (failed || stopping)
                return;
            ++open;
            std::thread([this, socket] {
                serve(*socket);
                const std::lock_guard leaving(mutex);
                --open;
                empty.notify_all();
            }).detach();
        }
    }
    void serve(tcp::socket &socket)
    {
        boost::system::error_code failed;
        beast::flat_buffer buffer;
        while (!failed && !stopping) {
            beast::http::request_parser<beast::http::string_body> parser;
            beast::http::read(socket, buffer, parser, failed);
            if (failed)
                return;
            const Time::time_point begin = Time::now();
            const bool isCall = parser.get().method() == beast::http::verb::post;
            const QByteArray &answer = isCall ? json : file;
            asio::write(socket, asio::buffer(answer.constData(), static_cast<std::size_t>(answer.size())), failed);
            if (isCall) {
                const std::lock_guard lock(mutex);
                times.push_back(std::chrono::duration<double, std::milli>(Time::now() - begin).count());
            }
        }
    }

    QByteArray json;
    QByteArray file;
    asio::io_context io{1};
    tcp::acceptor acceptor{io, {asio::ip::address_v4::loopback(), 0}};
    std::atomic<bool> stopping = false;
    std::mutex mutex;
    std::condition_variable empty;
    int open = 0;
    std::vector<double> times;
    std::thread door;
};

InstantProvider::InstantProvider(const QByteArray &picture) : m(std::make_unique<Impl>())
{
    m->json = answerOf("application/json", R"({"created":1795000000,"data":[{"b64_json":")" + picture.toBase64() + "\"}]}");
    m->file = answerOf("image/png", picture);
    m->door = std::thread([this] { m->listen(); });
}

InstantProvider::~InstantProvider()
{
    m->stopping = true;
    boost::system::error_code ignored;
    tcp::socket knock(m->io);
    knock.connect(m->acceptor.local_endpoint(), ignored);
    m->door.join();
    std::unique_lock lock(m->mutex);
    m->empty.wait_for(lock, std::chrono::seconds(5), [this] { return m->open == 0; });
}

QUrl InstantProvider::url() const
{
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(m->acceptor.local_endpoint().port());
    return url;
}

std::vector<double> InstantProvider::takeTimes()
{
    const std::lock_guard lock(m->mutex);
    return std::exchange(m->times, {});
}

} // namespace mj
