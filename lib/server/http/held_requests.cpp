#include "server/http/held_requests.h"

#include "server/http/connection.h"

namespace mj::server::http {
namespace {

// A handler that looked longer ago than this is tried again within a second anyway.
constexpr std::chrono::seconds remembered(10);

} // namespace

void HeldRequests::wake(const QString &topic)
{
    const Time now = std::chrono::steady_clock::now();
    if (now - m_swept > remembered) {
        m_swept = now;
        m_woken.removeIf([now](const auto &entry) { return now - entry.value() > remembered; });
    }
    m_woken.insert(topic, now);
    const QList<Connection *> waiting = m_parked.values(topic);
    for (Connection *connection : waiting)
        connection->retry();
}

bool HeldRequests::wokenSince(const QString &topic, Time since) const
{
    const auto woken = m_woken.constFind(topic);
    return woken != m_woken.cend() && woken.value() >= since;
}

bool HeldRequests::takeSlot(int limit)
{
    if (m_taken >= limit)
        return false;
    ++m_taken;
    return true;
}

} // namespace mj::server::http
