#include "server/http/request_reader.h"

#include <algorithm>

namespace mj::server::http {
namespace {

constexpr std::size_t headPart = 4 * 1024;
constexpr std::size_t bodyPart = 64 * 1024;

} // namespace

RequestReader::RequestReader(qint64 maxHeader) : m_maxHeader(static_cast<std::size_t>(maxHeader)) {}

boost::asio::mutable_buffer RequestReader::room()
{
    const std::size_t part = m_at == At::Body ? bodyPart : headPart;
    const std::size_t cap = m_maxHeader + part;
    return m_buffer.prepare(std::min(part, cap - std::min(cap, m_buffer.size())));
}

std::string_view RequestReader::bytes() const
{
    return {static_cast<const char *>(m_buffer.data().data()), m_buffer.size()};
}

RequestReader::Step RequestReader::refuse(int status, Code code)
{
    m_refusal = Refusal{status, code};
    m_at = At::Done;
    return Step::Refused;
}

RequestReader::Step RequestReader::advance()
{
    if (m_at == At::Head)
        return readHead();
    return m_at == At::Body ? readBody() : Step::NeedMore;
}

// Looks at each new byte once, finds the end of the head, and says no to what the header parser would read leniently:
// bare line feeds, folded lines, NUL and other control characters.
bool RequestReader::scan()
{
    const std::string_view text = bytes();
    for (; m_scanned < text.size() && m_headEnd == 0; ++m_scanned) {
        const std::size_t i = m_scanned;
        const auto c = static_cast<unsigned char>(text[i]);
        const char before = i > 0 ? text[i - 1] : '\0';
        if ((c == '\n') != (before == '\r'))
            return false;
        if (before == '\n' && (c == ' ' || c == '\t'))
            return false;
        if ((c < 0x20 && c != '\t' && c != '\r' && c != '\n') || c == 0x7f)
            return false;
        if (c == '\n' && i >= 3 && text.substr(i - 3, 4) == "\r\n\r\n")
            m_headEnd = i + 1;
    }
    return true;
}

RequestReader::Step RequestReader::readHead()
{
    // One empty line before a request is what some clients send after a body (RFC 9112, 2.2).
    if (!m_blankSkipped && bytes().substr(0, 2) == "\r\n") {
        m_buffer.consume(2);
        m_scanned = 0;
        m_blankSkipped = true;
    }
    if (!scan())
        return refuse(400, Code::InvalidField);
    if (m_headEnd > m_maxHeader || (m_headEnd == 0 && m_buffer.size() > m_maxHeader))
        return refuse(431, Code::HeaderTooLarge);
    if (m_headEnd == 0)
        return Step::NeedMore;
    const auto parsed = parseHead(bytes().substr(0, m_headEnd));
    m_buffer.consume(m_headEnd);
    if (!parsed)
        return refuse(parsed.error().status, parsed.error().code);
    m_request = parsed->request;
    m_host = parsed->host;
    m_length = parsed->length;
    m_chunked = parsed->chunked;
    m_keepAlive = parsed->keepAlive;
    m_expectsContinue = parsed->expectsContinue;
    m_at = At::Decision;
    return Step::HeadRead;
}

void RequestReader::acceptBody(qint64 limit)
{
    if (m_chunked)
        m_chunks.emplace(limit);
    m_at = At::Body;
}

RequestReader::Step RequestReader::readBody()
{
    if (!m_chunked) {
        const auto part = std::min(m_buffer.size(), static_cast<std::size_t>(m_length - bodySize()));
        m_request.body.append(bytes().data(), static_cast<qsizetype>(part));
        m_buffer.consume(part);
        if (bodySize() < m_length)
            return Step::NeedMore;
    } else {
        std::size_t used = 0;
        const ChunkedBody::Step step = m_chunks->feed(bytes(), m_request.body, used);
        m_buffer.consume(used);
        if (step == ChunkedBody::Step::NeedMore)
            return Step::NeedMore;
        if (step == ChunkedBody::Step::Malformed)
            return refuse(400, Code::InvalidField);
        if (step == ChunkedBody::Step::TooLarge)
            return refuse(413, Code::PayloadTooLarge);
    }
    m_at = At::Done;
    return Step::Complete;
}

void RequestReader::next()
{
    // A picture upload must not leave its buffer to an idle connection.
    if (m_buffer.size() == 0 && m_buffer.capacity() > bodyPart / 4)
        m_buffer.shrink_to_fit();
    m_request = Request();
    m_chunks.reset();
    m_expectsContinue = false;
    m_scanned = 0;
    m_headEnd = 0;
    m_blankSkipped = false;
    m_at = At::Head;
}

void RequestReader::discard()
{
    m_buffer.clear();
    m_request = Request();
    m_at = At::Done;
}

} // namespace mj::server::http
