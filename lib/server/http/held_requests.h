#pragma once
#include <QHash>
#include <QString>
#include <chrono>

namespace mj::server::http {

class Connection;

// The connections parked by topic, and the topics woken lately: a topic woken between a handler's look at the store and
// the parking of its request must not be missed. Input/output thread only.
class HeldRequests
{
public:
    using Time = std::chrono::steady_clock::time_point;

    void park(const QString &topic, Connection *connection) { m_parked.insert(topic, connection); }
    void remove(const QString &topic, Connection *connection) { m_parked.remove(topic, connection); }
    void wake(const QString &topic);
    bool wokenSince(const QString &topic, Time since) const;

    // Slots: a request takes one at its first parking and gives it back with its answer.
    bool takeSlot(int limit);
    void releaseSlot() { --m_taken; }

private:
    QMultiHash<QString, Connection *> m_parked;
    QHash<QString, Time> m_woken;
    Time m_swept;
    int m_taken = 0;
};

} // namespace mj::server::http
