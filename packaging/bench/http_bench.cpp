// How many small requests the listener answers: 64 connections that are kept open, each asking again as soon as it is
// answered, from this process over loopback for five seconds. One JSON line a figure.
#include "figure.h"
#include "server/http/listener.h"

#include <QJsonDocument>
#include <algorithm>
#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <cstdio>
#include <memory>
#include <vector>

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

constexpr int connections = 64;
constexpr std::chrono::seconds duration(5);

struct Tally {
    Clock::time_point end;
    std::vector<float> milliseconds;
    int failed = 0;
};

// One connection of the load: asks, reads the whole answer, asks again.
class Asker
{
public:
    Asker(asio::io_context &io, const tcp::endpoint &server, Tally &tally)
        : m_socket(io),
          m_tally(tally),
          m_request("GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(server.port()) + "\r\n\r\n")
    {
        m_socket.connect(server);
        m_socket.set_option(tcp::no_delay(true));
    }

    void ask()
    {
        m_asked = Clock::now();
        if (m_asked >= m_tally.end)
            return;
        m_answer.clear();
        asio::async_write(m_socket, asio::buffer(m_request.constData(), static_cast<std::size_t>(m_request.size())),
                          [this](const error_code &failed, std::size_t) {
                              if (failed)
                                  ++m_tally.failed;
                              else
                                  read();
                          });
    }

private:
    void read()
    {
        m_socket.async_read_some(asio::buffer(m_part), [this](const error_code &failed, std::size_t bytes) {
            if (failed) {
                ++m_tally.failed;
                return;
            }
            m_answer.append(m_part.data(), static_cast<qsizetype>(bytes));
            if (!m_answer.endsWith("\"ok\":true}"))
                return read();
            m_tally.failed += m_answer.startsWith("HTTP/1.1 200 ") ? 0 : 1;
            m_tally.milliseconds.push_back(std::chrono::duration<float, std::milli>(Clock::now() - m_asked).count());
            ask();
        });
    }

    tcp::socket m_socket;
    Tally &m_tally;
    const QByteArray m_request;
    QByteArray m_answer;
    std::array<char, 4096> m_part{};
    Clock::time_point m_asked;
};

} // namespace

int main()
{
    using namespace mj::server::http;
    Router router;
    router.add("GET", QStringLiteral("/healthz"), [](const Request &) -> mj::Result<Reply> {
        return Reply::json({{QStringLiteral("ok"), true}});
    });
    Listener listener(router, ListenerConfig());
    const mj::Result<QUrl> url = listener.start();
    if (!url) {
        std::fprintf(stderr, "http_bench: the listener does not start\n");
        return 1;
    }

    asio::io_context io(1);
    Tally tally;
    tally.milliseconds.reserve(1'000'000);
    const tcp::endpoint server(asio::ip::address_v4::loopback(), static_cast<quint16>(url->port()));
    std::vector<std::unique_ptr<Asker>> askers;
    for (int i = 0; i < connections; ++i)
        askers.push_back(std::make_unique<Asker>(io, server, tally));
    const Clock::time_point begin = Clock::now();
    tally.end = begin + duration;
    for (const auto &asker : askers)
        asker->ask();
    io.run_until(tally.end + std::chrono::seconds(2));
    const double seconds = std::chrono::duration<double>(std::min(Clock::now(), tally.end) - begin).count();
    askers.clear();
    listener.stop();

    std::vector<float> &took = tally.milliseconds;
    if (took.empty() || tally.failed > 0) {
        std::fprintf(stderr, "http_bench: %d requests failed\n", tally.failed);
        return 1;
    }
    std::sort(took.begin(), took.end());
    mj::printFigure("http", "requests_per_second", double(took.size()) / seconds, "1/s");
    mj::printFigure("http", "latency_p50", double(took[took.size() / 2]), "ms");
    mj::printFigure("http", "latency_p99", double(took[took.size() * 99 / 100]), "ms");
    return 0;
}
