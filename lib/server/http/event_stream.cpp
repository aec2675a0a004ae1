#include "server/http/event_stream.h"

#include <algorithm>

namespace mj::server::http {

Result<QList<StreamEvent>> EventStream::feed(QByteArrayView bytes)
{
    QList<StreamEvent> events;
    while (!m_spoiled && !bytes.isEmpty()) {
        if (m_skipLf) {
            m_skipLf = false;
            if (bytes.front() == '\n') {
                bytes = bytes.sliced(1);
                continue;
            }
        }
        const auto *end = std::find_if(bytes.begin(), bytes.end(), [](char c) { return c == '\n' || c == '\r'; });
        const qsizetype length = end - bytes.begin();
        m_spoiled = !fits(length);
        if (m_spoiled)
            break;
        if (end == bytes.end()) {
            m_line.append(bytes);
            break;
        }
        takeLine(bytes.first(length), events);
        m_skipLf = *end == '\r';
        bytes = bytes.sliced(length + 1);
    }
    // What was complete before the flood is dropped with it: the caller cannot use half a stream.
    if (m_spoiled)
        return fail(Code::PayloadTooLarge, QStringLiteral("an event of the stream is larger than %1 bytes").arg(m_maxEvent));
    return events;
}

void EventStream::takeLine(QByteArrayView rest, QList<StreamEvent> &events)
{
    QByteArrayView line = rest;
    if (!m_line.isEmpty()) {
        m_line.append(rest);
        line = m_line;
    }
    if (!m_begun && line.startsWith("\xEF\xBB\xBF"))
        line = line.sliced(3);
    m_begun = true;
    if (line.isEmpty())
        dispatch(events);
    else
        takeField(line);
    m_line.clear();
}

void EventStream::takeField(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    const QByteArrayView name = colon < 0 ? line : line.first(colon);
    QByteArrayView value = colon < 0 ? QByteArrayView() : line.sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    if (name == QByteArrayView("event")) {
        m_type = value.toByteArray();
    } else if (name == QByteArrayView("data")) {
        if (m_hasData)
            m_data.append('\n');
        m_data.append(value);
        m_hasData = true;
    }
}

void EventStream::dispatch(QList<StreamEvent> &events)
{
    if (m_hasData)
        events.append({m_type.isEmpty() ? QByteArray("message") : m_type, m_data});
    m_type.clear();
    m_data.clear();
    m_hasData = false;
}

bool EventStream::fits(qsizetype more) const
{
    return m_line.size() + m_type.size() + m_data.size() + more <= m_maxEvent;
}

} // namespace mj::server::http
