#include "server/providers/remote_watch.h"

#include <algorithm>
#include <chrono>

namespace mj::server {
namespace {

constexpr int longestPause = 30'000; // ms, also when a provider asks for more: looking costs it little
constexpr auto glance = std::chrono::milliseconds(50);

bool mayPass(Code code)
{
    return code == Code::Offline || code == Code::OutcomeUnknown || code == Code::TooManyRequests || code == Code::ProviderFailed;
}

} // namespace

void WakeBell::ring(const QString &remoteId)
{
    const std::lock_guard lock(m_mutex);
    if (m_waiting.count(remoteId) == 0)
        return;
    m_news.insert(remoteId);
    m_rung.notify_all();
}

Result<void> WakeBell::wait(const QString &remoteId, int milliseconds, const ProviderLink &link)
{
    const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
    std::unique_lock lock(m_mutex);
    const auto place = m_waiting.insert(remoteId);
    while (!link.isCanceled() && m_news.count(remoteId) == 0 && std::chrono::steady_clock::now() < end)
        m_rung.wait_until(lock, std::min(end, std::chrono::steady_clock::now() + glance));
    m_waiting.erase(place);
    m_news.erase(remoteId);
    return link.isCanceled() ? fail(Code::Canceled) : Result<void>();
}

// What a look without an answer means.
Result<void> RemoteWatch::missed(const Error &why, int misses) const
{
    if (why.code == Code::Canceled) {
        if (!link.isLeaving())
            cancel();
        return fail(why);
    }
    if (!mayPass(why.code))
        return fail(why);
    if (misses >= pace.misses)
        return fail(Code::OutcomeUnknown, QStringLiteral("no_answer"));
    return {};
}

Result<void> RemoteWatch::untilEnd() const
{
    const auto start = std::chrono::steady_clock::now();
    int misses = 0;
    for (qsizetype looks = 0;; ++looks) {
        const auto ended = link.isCanceled() ? Result<bool>(fail(Code::Canceled)) : look();
        if (ended && *ended)
            return {};
        misses = ended ? 0 : misses + 1;
        if (!ended) {
            if (const auto go = missed(ended.error(), misses); !go)
                return go;
        }
        if (std::chrono::steady_clock::now() - start > std::chrono::milliseconds(pace.longest)) {
            cancel();
            return fail(Code::OutcomeUnknown, QStringLiteral("no_end"));
        }
        const int pause = pace.pauses.value(std::min(looks, pace.pauses.size() - 1), 1'000);
        const int asked = ended ? 0 : ended.error().retryAfterSeconds * 1'000;
        if (const auto waited = rest(std::min(longestPause, std::max(pause, asked))); !waited)
            return missed(waited.error(), 0);
    }
}

} // namespace mj::server
