#include "server/http/web_socket.h"

#include "server/http/address_rule.h"
#include "server/http/host_resolver.h"
#include <QDeadlineTimer>
#include <algorithm>
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <chrono>
#include <variant>
#include <vector>

namespace mj::server::http {
namespace {

namespace asio = boost::asio;
namespace ssl = boost::asio::ssl;
namespace beast = boost::beast;
namespace websocket = boost::beast::websocket;
using asio::ip::tcp;
using boost::system::error_code;

using Plain = websocket::stream<tcp::socket>;
using Secure = websocket::stream<ssl::stream<tcp::socket>>;

constexpr int slice = 50; // ms between two looks at `cancel`
constexpr int goodbye = 1'000;

Code codeOf(const error_code &failed)
{
    if (failed == websocket::error::message_too_big || failed == websocket::error::buffer_overflow)
        return Code::PayloadTooLarge;
    // Gone, the latter two before the upgrade was answered.
    if (failed == websocket::error::closed || failed == beast::http::error::end_of_stream || failed == beast::http::error::partial_message)
        return Code::Offline;
    if (failed.category() == asio::error::get_ssl_category())
        return Code::TlsRejected;
    static const error_code protocol = websocket::error::bad_opcode;
    static const error_code upgrade = beast::http::error::bad_version;
    return failed.category() == protocol.category() || failed.category() == upgrade.category() ? Code::BadReply : Code::Offline;
}

tl::unexpected<Error> failed(const error_code &why)
{
    return fail(codeOf(why), QString::fromStdString(why.message()));
}

bool isLine(const QByteArray &text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

bool isSecure(const QUrl &url)
{
    return url.scheme() == QLatin1String("wss");
}

Result<void> check(const WebSocket::Config &config)
{
    if (!config.url.isValid() || config.url.host().isEmpty() || !config.url.userInfo().isEmpty()
        || (!isSecure(config.url) && config.url.scheme() != QLatin1String("ws")))
        return fail(Code::InvalidField, QStringLiteral("not a ws or wss address"), QStringLiteral("url"));
    const bool sound = std::all_of(config.headers.begin(), config.headers.end(), [](const auto &header) {
        return !header.first.isEmpty() && isLine(header.first) && isLine(header.second);
    });
    if (!sound)
        return fail(Code::InvalidField, QStringLiteral("a header would break its line"), QStringLiteral("headers"));
    return {};
}

Result<std::vector<tcp::endpoint>> endpointsOf(const QUrl &url)
{
    const QString host = url.host(QUrl::FullyEncoded);
    error_code named;
    asio::ip::make_address(host.toStdString(), named);
    const Result<QStringList> addresses = named ? resolveHost(host) : Result<QStringList>(QStringList{host});
    if (!addresses)
        return fail(addresses);
    if (!isSecure(url) && !std::all_of(addresses->begin(), addresses->end(), isPrivateAddress))
        return fail(Code::InsecureUrl, QStringLiteral("ws to another network"), QStringLiteral("url"));
    std::vector<tcp::endpoint> endpoints;
    for (const QString &address : *addresses)
        endpoints.emplace_back(asio::ip::make_address(address.toStdString()), static_cast<quint16>(url.port(isSecure(url) ? 443 : 80)));
    return endpoints;
}

} // namespace

// The stream and what is under way on it. Nothing runs but inside `await`, on the caller's thread.
struct WebSocket::Link {
    explicit Link(const Config &config)
        : cancel(config.cancel),
          stream(isSecure(config.url) ? std::variant<Plain, Secure>(std::in_place_type<Secure>, io, tls)
                                      : std::variant<Plain, Secure>(std::in_place_type<Plain>, io))
    {
    }

    // Starts something whose handler takes an error_code first, and waits for it.
    template <class Start>
    Result<void> run(const QDeadlineTimer &deadline, Start start)
    {
        std::optional<error_code> result;
        start([&result](const error_code &why, auto &&...) { result = why; });
        if (const auto ended = await([&result] { return result.has_value(); }, deadline, cancel)) {
            over = true; // what was started still points here, so it must never run again
            return fail(*ended);
        }
        if (!*result)
            return {};
        over = true;
        return failed(*result);
    }

    template <class Done>
    std::optional<Code> await(Done done, const QDeadlineTimer &deadline, const std::atomic<bool> *unwanted)
    {
        while (!done()) {
            if (unwanted != nullptr && unwanted->load())
                return Code::Canceled;
            if (deadline.hasExpired())
                return Code::Timeout;
            io.restart();
            io.run_one_for(std::chrono::milliseconds(std::min<qint64>(slice, deadline.remainingTime() + 1)));
        }
        return std::nullopt;
    }

    Result<void> open(const Config &config, const std::vector<tcp::endpoint> &endpoints);
    Result<void> trust(const Config &config);
    Result<void> upgrade(const Config &config, const QDeadlineTimer &deadline);

    asio::io_context io{1};
    ssl::context tls{ssl::context::tls_client};
    const std::atomic<bool> *cancel;
    std::variant<Plain, Secure> stream;
    beast::flat_buffer buffer;
    std::optional<error_code> taken; // how the read under way ended
    bool reading = false;
    bool over = false;
};

Result<void> WebSocket::Link::trust(const Config &config)
{
    error_code why;
    if (config.caFile.isEmpty())
        tls.set_default_verify_paths(why);
    else
        tls.load_verify_file(config.caFile.toStdString(), why);
    if (why)
        return fail(Code::TlsRejected, QStringLiteral("no certificates to trust"));
    auto &secure = std::get<Secure>(stream).next_layer();
    const std::string host = config.url.host(QUrl::FullyEncoded).toStdString();
    secure.set_verify_mode(ssl::verify_peer);
    secure.set_verify_callback(ssl::host_name_verification(host));
    error_code named;
    asio::ip::make_address(host, named);
    if (named) // a numeric host is not named in the handshake
        SSL_ctrl(secure.native_handle(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name, const_cast<char *>(host.c_str()));
    return {};
}

Result<void> WebSocket::Link::open(const Config &config, const std::vector<tcp::endpoint> &endpoints)
{
    const QDeadlineTimer deadline(std::max(1, config.connectTimeoutMs));
    auto &socket = std::visit([](auto &ws) -> tcp::socket & { return beast::get_lowest_layer(ws); }, stream);
    auto step = run(deadline, [&](auto done) { asio::async_connect(socket, endpoints, std::move(done)); });
    if (step && isSecure(config.url)) {
        // Its certificates are read only now: not for a peer that is not there.
        step = trust(config);
        if (step)
            step = run(deadline, [&](auto done) { std::get<Secure>(stream).next_layer().async_handshake(ssl::stream_base::client, std::move(done)); });
    }
    return step ? upgrade(config, deadline) : step;
}

Result<void> WebSocket::Link::upgrade(const Config &config, const QDeadlineTimer &deadline)
{
    const int port = config.url.port();
    const QString name = config.url.host(QUrl::FullyEncoded);
    const QString host = (name.contains(u':') ? u'[' + name + u']' : name) + (port < 0 ? QString() : u':' + QString::number(port));
    const QByteArray target = config.url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
    const auto decorate = [&config](websocket::request_type &request) {
        for (const auto &[field, value] : config.headers)
            request.set(field.toStdString(), value.toStdString());
    };
    return std::visit(
        [&](auto &ws) {
            ws.read_message_max(static_cast<std::size_t>(std::max<qint64>(1, config.maxMessage)));
            ws.set_option(websocket::stream_base::decorator(decorate));
            return run(deadline, [&](auto done) {
                ws.async_handshake(host.toStdString(), target.startsWith('/') ? target.toStdString() : '/' + target.toStdString(), std::move(done));
            });
        },
        stream);
}

WebSocket::WebSocket(std::unique_ptr<Link> link) : m(std::move(link)) {}
WebSocket::~WebSocket() = default;
WebSocket::WebSocket(WebSocket &&) noexcept = default;
WebSocket &WebSocket::operator=(WebSocket &&) noexcept = default;

Result<WebSocket> WebSocket::connect(const Config &config)
{
    if (const auto sound = check(config); !sound)
        return fail(sound);
    const auto endpoints = endpointsOf(config.url);
    if (!endpoints)
        return fail(endpoints);
    auto link = std::make_unique<Link>(config);
    if (const auto opened = link->open(config, *endpoints); !opened)
        return fail(opened);
    return WebSocket(std::move(link));
}

Result<WebSocket::Message> WebSocket::read(int timeoutMs)
{
    if (m->over)
        return fail(Code::Offline, QStringLiteral("the connection is over"));
    if (!m->reading) {
        m->taken.reset();
        std::visit([this](auto &ws) { ws.async_read(m->buffer, [link = m.get()](const error_code &why, std::size_t) { link->taken = why; }); }, m->stream);
        m->reading = true;
    }
    if (const auto ended = m->await([this] { return m->taken.has_value(); }, QDeadlineTimer(std::max(0, timeoutMs)), m->cancel))
        return fail(*ended);
    m->reading = false;
    if (*m->taken) {
        m->over = true;
        return failed(*m->taken);
    }
    const auto bytes = m->buffer.data();
    Message message{std::visit([](auto &ws) { return ws.got_text(); }, m->stream),
                    QByteArray(static_cast<const char *>(bytes.data()), static_cast<qsizetype>(bytes.size()))};
    m->buffer.consume(m->buffer.size());
    return message;
}

Result<void> WebSocket::write(const Message &message, int timeoutMs)
{
    if (m->over)
        return fail(Code::Offline, QStringLiteral("the connection is over"));
    const auto bytes = asio::buffer(message.bytes.constData(), static_cast<std::size_t>(message.bytes.size()));
    return std::visit(
        [&](auto &ws) {
            ws.text(message.isText);
            return m->run(QDeadlineTimer(std::max(1, timeoutMs)), [&](auto done) { ws.async_write(bytes, std::move(done)); });
        },
        m->stream);
}

void WebSocket::close()
{
    if (!m->over) {
        m->cancel = nullptr; // who gave up still says goodbye
        std::visit([this](auto &ws) { (void)m->run(QDeadlineTimer(goodbye), [&](auto done) { ws.async_close(websocket::close_code::normal, std::move(done)); }); },
                   m->stream);
    }
    m->over = true;
    error_code ignored;
    std::visit([](auto &ws) -> tcp::socket & { return beast::get_lowest_layer(ws); }, m->stream).close(ignored);
}

} // namespace mj::server::http
