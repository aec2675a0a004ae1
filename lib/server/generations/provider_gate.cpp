#include "server/generations/provider_gate.h"

#include "base/log.h"

namespace mj::server {
namespace {

constexpr qint64 trialSeconds = 30; // others come back after this to see what became of the trial

// Whose fault it was decides: a refused prompt says nothing against the provider.
bool isAgainstProvider(Code code)
{
    return code == Code::Offline || code == Code::OutcomeUnknown || code == Code::ProviderFailed || code == Code::Timeout;
}

} // namespace

qint64 ProviderGate::secondsClosed(const QString &provider)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_states.find(provider);
    if (found == m_states.end() || !found->closedUntil.isValid())
        return 0;
    const qint64 left = m_clock.now().secsTo(found->closedUntil);
    if (left > 0)
        return left;
    found->closedUntil = m_clock.now().addSecs(trialSeconds); // for the others; a trial that never reports is followed by the next
    return 0;
}

void ProviderGate::report(const QString &provider, const Result<void> &outcome)
{
    const std::lock_guard lock(m_mutex);
    if (!outcome && outcome.error().code == Code::Canceled)
        return;
    if (outcome || (!isAgainstProvider(outcome.error().code) && outcome.error().code != Code::Forbidden)) {
        m_states.remove(provider);
        return;
    }
    State &state = m_states[provider];
    ++state.failures;
    state.isRefused = outcome.error().code == Code::Forbidden;
    if (!state.isRefused && state.failures < failuresInARow)
        return;
    state.closedUntil = m_clock.now().addSecs(state.isRefused ? refusalPause : failurePause);
    qCWarning(mjJobs, "provider %s is paused: %s", qPrintable(provider), state.isRefused ? "it refuses our key or account" : "it keeps failing");
}

bool ProviderGate::isPaused(const QString &provider) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_states.constFind(provider);
    return found != m_states.constEnd() && found->closedUntil.isValid() && (found->isRefused || found->failures >= failuresInARow);
}

} // namespace mj::server
