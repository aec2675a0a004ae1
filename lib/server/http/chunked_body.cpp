#include "server/http/chunked_body.h"

#include "server/http/hex_digit.h"
#include <algorithm>

namespace mj::server::http {
namespace {

constexpr int maxDigits = 8;
constexpr int maxExtension = 256;
constexpr int maxTrailers = 4096;

bool isText(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte == '\t' || (byte >= 0x20 && byte != 0x7f);
}

} // namespace

ChunkedBody::Step ChunkedBody::feed(std::string_view bytes, QByteArray &body, std::size_t &used)
{
    used = 0;
    while (used < bytes.size()) {
        if (m_at == At::Data) {
            const std::size_t part = std::min(bytes.size() - used, static_cast<std::size_t>(m_left));
            body.append(bytes.data() + used, static_cast<qsizetype>(part));
            used += part;
            m_left -= static_cast<qint64>(part);
            if (m_left == 0)
                m_at = At::DataCr;
            continue;
        }
        const Step step = take(bytes[used]);
        ++used;
        if (step != Step::NeedMore)
            return step;
    }
    return Step::NeedMore;
}

ChunkedBody::Step ChunkedBody::take(char c)
{
    switch (m_at) {
    case At::Size:
        return takeSize(c);
    case At::Extension:
        if (c == '\r') {
            m_at = At::SizeEnd;
            return Step::NeedMore;
        }
        return isText(c) && ++m_framing <= maxExtension ? Step::NeedMore : Step::Malformed;
    case At::SizeEnd:
        return c == '\n' ? endSizeLine() : Step::Malformed;
    case At::DataCr:
        m_at = At::DataLf;
        return c == '\r' ? Step::NeedMore : Step::Malformed;
    case At::DataLf:
        m_at = At::Size;
        return c == '\n' ? Step::NeedMore : Step::Malformed;
    default:
        return takeTrailer(c);
    }
}

ChunkedBody::Step ChunkedBody::takeSize(char c)
{
    const int digit = hexValue(c);
    if (digit >= 0) {
        m_left = m_left * 16 + digit;
        return ++m_digits <= maxDigits ? Step::NeedMore : Step::Malformed;
    }
    if (m_digits == 0 || (c != '\r' && c != ';'))
        return Step::Malformed;
    m_framing = 0;
    m_at = c == '\r' ? At::SizeEnd : At::Extension;
    return Step::NeedMore;
}

ChunkedBody::Step ChunkedBody::endSizeLine()
{
    m_digits = 0;
    m_framing = 0;
    m_total += m_left;
    if (m_total > m_limit)
        return Step::TooLarge;
    m_at = m_left > 0 ? At::Data : At::TrailerStart;
    return Step::NeedMore;
}

ChunkedBody::Step ChunkedBody::takeTrailer(char c)
{
    if (++m_framing > maxTrailers)
        return Step::Malformed;
    if (m_at == At::TrailerStart || m_at == At::Trailer) {
        if (c == '\r')
            m_at = m_at == At::TrailerStart ? At::LastLf : At::TrailerEnd;
        else
            m_at = At::Trailer;
        return c == '\r' || isText(c) ? Step::NeedMore : Step::Malformed;
    }
    if (c != '\n')
        return Step::Malformed;
    if (m_at == At::LastLf)
        return Step::Done;
    m_at = At::TrailerStart;
    return Step::NeedMore;
}

} // namespace mj::server::http
