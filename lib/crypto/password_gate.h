#pragma once
#include <QByteArray>
#include <condition_variable>
#include <mutex>

namespace mj {

// Lets at most `places` password hashes run at once, the others wait: a flood of logins costs time, not memory. Thread-safe.
class PasswordGate
{
public:
    explicit PasswordGate(int places); // at least 1; 19 MiB each

    QByteArray hash(const QByteArray &password);
    bool verify(const QByteArray &hash, const QByteArray &password);

    int busiest() const; // the most that ever ran at once

private:
    class Place;

    const int m_places;
    mutable std::mutex m_mutex;
    std::condition_variable m_freed;
    int m_running = 0;
    int m_busiest = 0;
};

} // namespace mj
