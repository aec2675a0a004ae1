#include "sandbox/http_connection.h"

#include <QUrl>
#include <algorithm>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>
#include <chrono>
#include <sstream>

namespace mj::sandbox
{

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

namespace
{

constexpr std::uint32_t headerLimit = 16 * 1024;
constexpr std::uint64_t bodyLimit = 256 * 1024;
constexpr std::chrono::seconds transferTime{10};
constexpr int dripPieces = 20;

QByteArray bytes(const beast::string_view &text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

HttpRequest requestOf(http::request<http::string_body> &message)
{
    HttpRequest request;
    request.method = bytes(message.method_string());
    const QByteArray target = bytes(message.target());
    const qsizetype mark = target.indexOf('?');
    const QByteArray path = mark < 0 ? target : target.left(mark);
    const QList<QByteArray> parts = path.split('/');
    for (const QByteArray &part : parts) {
        if (!part.isEmpty())
            request.path << QUrl::fromPercentEncoding(part);
    }
    if (mark >= 0)
        request.query = QUrlQuery(QString::fromUtf8(target.mid(mark + 1)));
    for (const auto &field : message)
        request.headers.insert(bytes(field.name_string()).toLower(), bytes(field.value()));
    request.body = QByteArray::fromStdString(message.body());
    return request;
}

HttpReply refusal(int status)
{
    HttpReply reply;
    reply.status = status;
    reply.contentType = QByteArrayLiteral("text/plain");
    return reply;
}

} // namespace

HttpConnection::HttpConnection(net::ip::tcp::socket socket, HttpContext &context)
    : m_context(context), m_stream(std::move(socket)), m_pause(context.io)
{
}

void HttpConnection::read()
{
    m_parser.emplace();
    m_parser->header_limit(headerLimit);
    m_parser->body_limit(bodyLimit);
    m_stream.expires_after(transferTime);
    http::async_read(m_stream, m_buffer, *m_parser,
                     [self = shared_from_this()](beast::error_code failure, std::size_t) { self->onRead(failure); });
}

void HttpConnection::close()
{
    m_closed = true;
    m_pause.cancel();
    m_stream.close();
    m_context.live.erase(shared_from_this());
}

void HttpConnection::onRead(beast::error_code failure)
{
    m_keepAlive = !failure && m_parser->get().keep_alive();
    if (failure == http::error::header_limit)
        return write(refusal(431));
    if (failure == http::error::body_limit)
        return write(refusal(413));
    if (failure && failure.category() == make_error_code(http::error::bad_target).category() && failure != http::error::end_of_stream &&
        failure != http::error::partial_message)
        return write(refusal(400));
    if (failure)
        return close();
    m_stream.expires_never();
    m_headOnly = m_parser->get().method() == http::verb::head;
    work([this, request = requestOf(m_parser->get())] { return m_context.handler(request); });
}

void HttpConnection::work(std::function<HttpReply()> job)
{
    net::post(m_context.workers, [self = shared_from_this(), job = std::move(job)] {
        HttpReply reply;
        try {
            reply = job();
        } catch (const std::exception &) {
            reply = refusal(500);
        }
        net::post(self->m_context.io, [self, reply = std::move(reply)]() mutable { self->onReply(std::move(reply)); });
    });
}

void HttpConnection::onReply(HttpReply reply)
{
    if (m_closed)
        return;
    if (reply.resume) {
        m_pause.expires_after(std::chrono::milliseconds(reply.delayMs));
        m_pause.async_wait([self = shared_from_this(), resume = std::move(reply.resume)](beast::error_code failure) mutable {
            if (!failure)
                self->work(std::move(resume));
        });
        return;
    }
    if (reply.drop)
        return close();
    write(reply);
}

void HttpConnection::write(const HttpReply &reply)
{
    m_response = {};
    m_response.version(11);
    m_response.result(static_cast<unsigned>(reply.status));
    m_response.keep_alive(m_keepAlive);
    if (!reply.contentType.isEmpty())
        m_response.set(http::field::content_type, reply.contentType.toStdString());
    for (const auto &[name, value] : reply.headers)
        m_response.set(name.toStdString(), value.toStdString());
    m_response.body() = reply.body.toStdString();
    m_response.prepare_payload();
    if (m_headOnly)
        m_response.body().clear();
    m_stream.expires_after(transferTime);
    if (reply.dripMs > 0) {
        std::ostringstream text;
        text << m_response;
        m_rest = text.str();
        return drip(std::max(1, reply.dripMs / dripPieces));
    }
    http::async_write(m_stream, m_response,
                      [self = shared_from_this()](beast::error_code failure, std::size_t) { self->onWritten(failure); });
}

void HttpConnection::drip(int pauseMs)
{
    m_stream.expires_after(transferTime);
    const std::size_t piece = std::max<std::size_t>(1, m_response.body().size() / dripPieces);
    net::async_write(m_stream, net::buffer(m_rest.data(), std::min(piece, m_rest.size())),
                     [self = shared_from_this(), pauseMs](beast::error_code failure, std::size_t sent) {
                         self->m_rest.erase(0, sent);
                         if (failure || self->m_rest.empty())
                             return self->onWritten(failure);
                         self->m_pause.expires_after(std::chrono::milliseconds(pauseMs));
                         self->m_pause.async_wait([self, pauseMs](beast::error_code canceled) {
                             if (!canceled)
                                 self->drip(pauseMs);
                         });
                     });
}

void HttpConnection::onWritten(beast::error_code failure)
{
    if (failure || !m_keepAlive)
        return close();
    read();
}

} // namespace mj::sandbox
