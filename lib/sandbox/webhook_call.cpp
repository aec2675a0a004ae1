#include "sandbox/webhook_call.h"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <chrono>
#include <mutex>

namespace mj::sandbox
{

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

namespace
{

constexpr std::chrono::seconds answerTime{10};

net::ip::tcp::endpoint endpointOf(const QUrl &target)
{
    const auto port = static_cast<quint16>(target.port(80));
    if (target.host() == QLatin1String("::1"))
        return {net::ip::address_v6::loopback(), port};
    return {net::ip::address_v4::loopback(), port};
}

http::request<http::string_body> messageOf(const QUrl &target, const WebhookCall::Headers &headers, const QByteArray &body)
{
    const QByteArray path = target.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
    http::request<http::string_body> message{http::verb::post, path.isEmpty() ? "/" : path.toStdString(), 11};
    message.set(http::field::host, target.authority(QUrl::FullyEncoded).toStdString());
    message.set(http::field::content_type, "application/json");
    message.keep_alive(false);
    for (const auto &[name, value] : headers)
        message.set(name.toStdString(), value.toStdString());
    message.body() = body.toStdString();
    message.prepare_payload();
    return message;
}

// One exchange, each step starting the next; it lives on the stack of send().
class Exchange
{
public:
    Exchange(net::io_context &io, const QUrl &target, http::request<http::string_body> message)
        : m_stream(io), m_endpoint(endpointOf(target)), m_message(std::move(message))
    {
        m_answer.body_limit(64 * 1024);
    }
    void begin()
    {
        m_stream.async_connect(m_endpoint, [this](beast::error_code failure) {
            if (!failure)
                write();
        });
    }
    int status() const { return m_complete ? static_cast<int>(m_answer.get().result_int()) : 0; }

private:
    void write()
    {
        http::async_write(m_stream, m_message, [this](beast::error_code failure, std::size_t) {
            if (!failure)
                read();
        });
    }
    void read()
    {
        http::async_read(m_stream, m_buffer, m_answer, [this](beast::error_code failure, std::size_t) { m_complete = !failure; });
    }

    beast::tcp_stream m_stream;
    net::ip::tcp::endpoint m_endpoint;
    http::request<http::string_body> m_message;
    http::response_parser<http::string_body> m_answer;
    beast::flat_buffer m_buffer;
    bool m_complete = false;
};

} // namespace

// The exchange under way, for giveUp() to stop.
class WebhookCall::Wire
{
public:
    std::mutex mutex;
    net::io_context *current = nullptr;
    bool over = false;
};

WebhookCall::WebhookCall() : m_wire(std::make_unique<Wire>()) {}

WebhookCall::~WebhookCall() = default;

int WebhookCall::send(const QUrl &target, const Headers &headers, const QByteArray &body)
{
    // A context of its own: what is unfinished when time is up goes away with it and calls nobody.
    net::io_context io(1);
    {
        const std::lock_guard lock(m_wire->mutex);
        if (m_wire->over)
            return 0;
        m_wire->current = &io;
    }
    Exchange exchange(io, target, messageOf(target, headers, body));
    exchange.begin();
    io.run_for(answerTime);
    const std::lock_guard lock(m_wire->mutex);
    m_wire->current = nullptr;
    return exchange.status();
}

void WebhookCall::giveUp()
{
    const std::lock_guard lock(m_wire->mutex);
    m_wire->over = true;
    if (m_wire->current != nullptr)
        m_wire->current->stop();
}

bool WebhookCall::isAllowed(const QUrl &target)
{
    const QString host = target.host();
    return target.isValid() && target.scheme() == QLatin1String("http") && target.userInfo().isEmpty() &&
           (host == QLatin1String("localhost") || host == QLatin1String("127.0.0.1") || host == QLatin1String("::1"));
}

} // namespace mj::sandbox
