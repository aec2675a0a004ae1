#pragma once
#include <QByteArray>
#include <QString>

namespace mj::server::http {

// Who asks, behind `hops` proxies of ours: that many entries from the right of X-Forwarded-For. What stands left of it is the caller's own
// word and never read. The peer itself with no proxies, or when the entry is missing or no address.
QString callerAddress(const QByteArray &forwardedFor, int hops, const QString &peer);

// What one caller can hold many of counts as one: an IPv6 address is its /64, an IPv4 address itself.
QString networkOf(const QString &address);

} // namespace mj::server::http
