#pragma once
#include "base/result.h"
#include <QByteArray>
#include <QList>
#include <QStringList>
#include <QUrl>
#include <atomic>
#include <functional>

namespace mj::server::http {

struct OutboundRequest {
    // One part of a multipart/form-data body. An empty fileName makes it a plain field, an empty contentType leaves that line out or, for a
    // file, to its ending.
    struct Part {
        QByteArray name;
        QByteArray fileName;
        QByteArray contentType;
        QByteArray body;
    };

    QByteArray method = "GET";
    QUrl url;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    QList<Part> parts; // instead of `body`, with no Content-Type among `headers`; not with GET or HEAD
    int connectTimeoutMs = 5'000;
    int timeoutMs = 35'000;
    int stallMs = 0; // once connected, no byte either way for that long is a Timeout (seen within a second); 0: only timeoutMs counts
    qint64 maxReply = 8 << 20; // bytes of body, also of one that goes to onBody
    // Takes the body of a 2xx reply piece by piece, on the calling thread; `reply.body` then stays empty. The body of any other status is
    // collected as without it. False ends the call with Canceled. Must not throw.
    std::function<bool(const QByteArray &piece)> onBody;
    // Numeric addresses. When set the host is not looked up, nothing but these is connected to, no proxy is asked and no connection is shared.
    QStringList pinnedTo;
    const std::atomic<bool> *cancel = nullptr; // set to true by another thread: the call ends within about a second
    // Becomes false, then true before the first byte of the request may leave, whatever the outcome. A call that failed and left it false
    // (name unknown, refused, TLS failed, connecting took too long) has surely not reached the other side; true and failed means unknown.
    std::atomic<bool> *sent = nullptr;
};

struct OutboundReply {
    int status = 0;
    QList<std::pair<QByteArray, QByteArray>> headers; // names lower case
    QByteArray body;
};

// One synchronous call from the server to a processor, by libcurl. http and https only, no redirects followed, TLS verified,
// no proxy for a loopback address. A GET may use a connection again, anything else gets its own, so that it is sent once.
// Errors: Timeout, Offline (no connection, or cut before a whole reply), TlsRejected, PayloadTooLarge, BadReply (not HTTP),
// InvalidField (url, headers, parts, pinnedTo), Canceled. The system's resolver cannot be interrupted: while it looks a name up, a
// time limit or a cancel waits for it.
Result<OutboundReply> send(const OutboundRequest &request);

} // namespace mj::server::http
