#pragma once
#include "server/http/chunked_body.h"
#include "server/http/request_head.h"
#include <boost/asio/buffer.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <optional>
#include <string_view>

namespace mj::server::http {

// Turns the bytes of one connection into bounded requests, one after the other; pipelined bytes wait. It owns the buffer,
// does no input or output, and refuses whatever two parsers could read in two ways.
class RequestReader
{
public:
    enum class Step { NeedMore, HeadRead, Complete, Refused };

    explicit RequestReader(qint64 maxHeader);

    // Room for the next bytes (size 0: full); `added` says how many came.
    boost::asio::mutable_buffer room();
    void added(std::size_t bytes) { m_buffer.commit(bytes); }
    bool empty() const { return m_buffer.size() == 0; }

    // Goes on as far as the bytes allow. HeadRead comes once a request and is answered by acceptBody() or by no more calls.
    Step advance();
    void acceptBody(qint64 limit);
    void next();    // forgets the finished request
    void discard(); // forgets everything: what still comes is thrown away

    const Refusal &refusal() const { return m_refusal; }
    Request &request() { return m_request; }
    const Request &request() const { return m_request; }
    const QByteArray &host() const { return m_host; }
    qint64 declaredLength() const { return m_chunked ? 0 : m_length; }
    qint64 bodySize() const { return m_request.body.size(); }
    bool keepAlive() const { return m_keepAlive; }
    bool hasBody() const { return m_chunked || m_length > 0; }
    bool awaitsContinue() const { return m_expectsContinue && m_at == At::Body && bodySize() == 0 && empty(); }
    void continued() { m_expectsContinue = false; }

private:
    enum class At { Head, Decision, Body, Done };

    Step readHead();
    Step readBody();
    Step refuse(int status, Code code);
    std::string_view bytes() const;
    bool scan();

    std::size_t m_maxHeader;
    boost::beast::flat_buffer m_buffer;
    std::size_t m_scanned = 0;
    std::size_t m_headEnd = 0;
    At m_at = At::Head;
    Refusal m_refusal;
    Request m_request;
    QByteArray m_host;
    qint64 m_length = 0;
    std::optional<ChunkedBody> m_chunks;
    bool m_chunked = false;
    bool m_keepAlive = false;
    bool m_expectsContinue = false;
    bool m_blankSkipped = false;
};

} // namespace mj::server::http
