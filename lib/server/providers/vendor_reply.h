#pragma once
#include "base/error.h"
#include "server/http/outbound.h"
#include <QJsonObject>
#include <optional>

namespace mj::server {

// What answers of hosted and local services have in common. Nothing of their prose comes out of here.

// The body as one JSON object, or nothing.
std::optional<QJsonObject> objectOf(const QByteArray &body);

// The text when it is a bare code ("value_not_in_list", "E005"), else empty: whatever could be a sentence stays here.
QString plainCode(const QString &text);

// "Request was throttled. Your rate limit resets in ~30s." -> 30; 0: not said.
int secondsIn(const QString &text);

// The last progress bar of a log ("  40%|####      | 4/10"), 0..1.
double fractionOfLog(const QString &log);

// What a status other than 2xx means where the service has nothing of its own to say. A POST answered with a 5xx may have been done, unless
// the service asks to come back later.
Error refusalOf(const http::OutboundReply &reply);

inline bool isFine(const http::OutboundReply &reply)
{
    return reply.status >= 200 && reply.status < 300;
}

} // namespace mj::server
