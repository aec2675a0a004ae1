#pragma once
#include "base/clock.h"
#include "base/result.h"
#include <QHash>
#include <QStringList>
#include <mutex>

namespace mj::server {

// A circuit breaker for each provider: closed after failures in a row or when the provider refuses us, opened again for one try after a while.
// In memory: each process learns for itself. Thread-safe.
class ProviderGate
{
public:
    static constexpr int failuresInARow = 5;
    static constexpr qint64 failurePause = 60;     // seconds
    static constexpr qint64 refusalPause = 10 * 60; // a key or an account that somebody must look after

    explicit ProviderGate(const Clock &clock) : m_clock(clock) {}

    // Seconds until it is worth asking; 0: now. The first to ask after a pause is the trial, the others wait for its outcome.
    qint64 secondsClosed(const QString &provider);
    void report(const QString &provider, const Result<void> &outcome);
    bool isPaused(const QString &provider) const; // closed by a refusal, or failing again and again

private:
    struct State {
        int failures = 0;
        QDateTime closedUntil;
        bool isRefused = false;
    };
    const Clock &m_clock;
    mutable std::mutex m_mutex;
    QHash<QString, State> m_states;
};

} // namespace mj::server
