#pragma once
#include "base/result.h"
#include <QByteArray>
#include <QList>
#include <QUrl>
#include <atomic>

namespace mj::server::http {

struct OutboundRequest {
    QByteArray method = "GET";
    QUrl url;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    int connectTimeoutMs = 5'000;
    int timeoutMs = 35'000;
    qint64 maxReply = 8 << 20;
    const std::atomic<bool> *cancel = nullptr; // set to true by another thread: the call ends within about a second
};

struct OutboundReply {
    int status = 0;
    QList<std::pair<QByteArray, QByteArray>> headers; // names lower case
    QByteArray body;
};

// One synchronous call from the server to a processor, by libcurl. http and https only, no redirects followed, TLS verified,
// no proxy for a loopback address. A GET may use a connection again, anything else gets its own, so that it is sent once.
// Errors: Timeout, Offline (no connection, or cut before a whole reply), TlsRejected, PayloadTooLarge, BadReply (not HTTP),
// InvalidField (url, headers), Canceled.
Result<OutboundReply> send(const OutboundRequest &request);

} // namespace mj::server::http
