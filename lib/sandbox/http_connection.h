#pragma once
#include "sandbox/http_reply.h"
#include "sandbox/http_request.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <memory>
#include <optional>
#include <set>

namespace mj::sandbox
{

class HttpConnection;

// What all connections of one listener share; `live` belongs to the I/O thread.
struct HttpContext {
    boost::asio::io_context io{1};
    boost::asio::thread_pool workers{3};
    std::function<HttpReply(const HttpRequest &)> handler;
    std::set<std::shared_ptr<HttpConnection>> live;
};

// One socket: reads a bounded request, has it answered on a worker, writes the reply, reads the next. Lives on the I/O thread.
class HttpConnection final : public std::enable_shared_from_this<HttpConnection>
{
public:
    HttpConnection(boost::asio::ip::tcp::socket socket, HttpContext &context);
    void read();
    void close();

private:
    void onRead(boost::beast::error_code failure);
    void work(std::function<HttpReply()> job);
    void onReply(HttpReply reply);
    void write(const HttpReply &reply);
    void drip(int pauseMs);
    void onWritten(boost::beast::error_code failure);

    HttpContext &m_context;
    boost::beast::tcp_stream m_stream;
    boost::asio::steady_timer m_pause;
    boost::beast::flat_buffer m_buffer;
    std::optional<boost::beast::http::request_parser<boost::beast::http::string_body>> m_parser;
    boost::beast::http::response<boost::beast::http::string_body> m_response;
    std::string m_rest; // of an answer that trickles
    bool m_keepAlive = false;
    bool m_headOnly = false;
    bool m_closed = false;
};

} // namespace mj::sandbox
