#pragma once
#include "base/result.h"
#include <QByteArray>
#include <QByteArrayView>
#include <QList>

namespace mj::server::http {

struct StreamEvent {
    QByteArray type; // "message" when the stream names none
    QByteArray data; // lines joined by \n, as the bytes came
};

// Reads one stream of Server-Sent Events (WHATWG HTML, 9.2.6) from pieces cut anywhere. Keeps what is not complete yet; an event the stream
// ends in the middle of never comes out. `id`, `retry` and comments are passed over. No input or output of its own, used by one thread.
class EventStream
{
public:
    explicit EventStream(qsizetype maxEvent = 48 << 20) : m_maxEvent(maxEvent) {} // bytes of one event with the line being read

    // The events these bytes complete, often none. PayloadTooLarge when one grows beyond the limit: the stream is spoiled then and
    // answers the same ever after.
    Result<QList<StreamEvent>> feed(QByteArrayView bytes);

private:
    void takeLine(QByteArrayView rest, QList<StreamEvent> &events);
    void takeField(QByteArrayView line);
    void dispatch(QList<StreamEvent> &events);
    bool fits(qsizetype more) const;

    qsizetype m_maxEvent;
    QByteArray m_line; // the beginning of a line whose end has not come
    QByteArray m_type;
    QByteArray m_data;
    bool m_hasData = false;
    bool m_skipLf = false; // the line ended with CR, its LF may follow
    bool m_begun = false;  // a byte order mark can only stand before the first line
    bool m_spoiled = false;
};

} // namespace mj::server::http
