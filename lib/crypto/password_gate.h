#pragma once
#include "base/result.h"
#include <QByteArray>
#include <condition_variable>
#include <mutex>

namespace mj {

// Lets at most `places` password hashes run at once, the others wait: a flood of logins costs time, not memory. Of those that would rather
// be turned away than wait, at most `waiters` do. Thread-safe.
class PasswordGate
{
public:
    explicit PasswordGate(int places, int waiters = 64); // at least 1 place; 19 MiB each

    QByteArray hash(const QByteArray &password);
    bool verify(const QByteArray &hash, const QByteArray &password);

    // The same, or unavailable when that many wait already.
    Result<QByteArray> tryHash(const QByteArray &password);
    Result<bool> tryVerify(const QByteArray &hash, const QByteArray &password);

    int busiest() const; // the most that ever ran at once

private:
    class Place;
    bool isCrowded() const;

    const int m_places;
    const int m_waiters;
    mutable std::mutex m_mutex;
    std::condition_variable m_freed;
    int m_running = 0;
    int m_waiting = 0;
    int m_busiest = 0;
};

} // namespace mj
