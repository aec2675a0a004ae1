#pragma once
#include "server/providers/provider_link.h"
#include <condition_variable>
#include <mutex>
#include <set>

namespace mj::server {

// How often and how long a job at a provider is looked at. Milliseconds.
struct WatchPace {
    QList<int> pauses{1'000, 1'000, 2'000, 2'000, 5'000}; // between looks; the last one stays
    int longest = 35 * 60'000;
    int misses = 10; // looks in a row without an answer, after which nobody knows
};

// Lets somebody else say that there is news of a job (a webhook), so that the one who waits for it looks at once. Any thread.
class WakeBell
{
public:
    void ring(const QString &remoteId); // without anyone waiting for it, nothing
    // Up to `milliseconds`, shorter when rung. Error: Canceled.
    Result<void> wait(const QString &remoteId, int milliseconds, const ProviderLink &link);

private:
    std::mutex m_mutex;
    std::condition_variable m_rung;
    std::multiset<QString> m_waiting;
    std::set<QString> m_news;
};

// Looks at one job until it ends. A look only asks, so a look without an answer is repeated.
struct RemoteWatch {
    const ProviderLink &link;
    const WatchPace &pace;
    std::function<Result<bool>()> look;        // true: it ended
    std::function<Result<void>(int)> rest;     // so many milliseconds or less, when there may be news. Error: Canceled
    std::function<void()> cancel;              // tells the provider to stop; its answer changes nothing

    // Errors: Canceled, after `cancel` (not when the job is to go on elsewhere); OutcomeUnknown: no answer for too long, or no end; any other of `look`.
    Result<void> untilEnd() const;

private:
    Result<void> missed(const Error &why, int misses) const;
};

} // namespace mj::server
