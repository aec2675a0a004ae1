#pragma once
#include "server/http/message.h"

namespace mj::server::http {

// Status line and headers of a reply, with what every reply carries: X-Request-Id, X-Content-Type-Options, Cache-Control
// (no-store unless the handler said otherwise), Date and the body's length. A header that would break the line is left out.
QByteArray replyHead(const Reply &reply, const QString &requestId, bool keepAlive);

} // namespace mj::server::http
