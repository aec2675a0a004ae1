#pragma once
#include <QByteArray>
#include <cstddef>
#include <string_view>

namespace mj::server::http {

// Takes the chunk framing off one body: strict sizes, extensions skipped, trailers dropped. No input or output of its own.
class ChunkedBody
{
public:
    enum class Step { NeedMore, Done, Malformed, TooLarge };

    explicit ChunkedBody(qint64 limit) : m_limit(limit) {}

    // Appends to `body`; `used` is how many of `bytes` belonged to this body.
    Step feed(std::string_view bytes, QByteArray &body, std::size_t &used);

private:
    enum class At { Size, Extension, SizeEnd, Data, DataCr, DataLf, TrailerStart, Trailer, TrailerEnd, LastLf };

    Step take(char c);
    Step takeSize(char c);
    Step endSizeLine();
    Step takeTrailer(char c);

    qint64 m_limit;
    qint64 m_left = 0; // of the chunk
    qint64 m_total = 0;
    int m_digits = 0;
    int m_framing = 0; // bytes of this extension, or of all trailers
    At m_at = At::Size;
};

} // namespace mj::server::http
