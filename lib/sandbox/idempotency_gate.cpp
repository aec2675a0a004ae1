#include "sandbox/idempotency_gate.h"

namespace mj::sandbox
{

bool IdempotencyGate::enter(const QString &scope, std::optional<StoredAnswer> &kept)
{
    const QMutexLocker lock(&m_mutex);
    if (m_inFlight.contains(scope))
        return false;
    m_book.look([&](BookState &state, const QDateTime &now) { kept = state.kept(scope, now); });
    if (kept)
        return false;
    m_inFlight.insert(scope);
    return true;
}

void IdempotencyGate::leave(const QString &scope)
{
    const QMutexLocker lock(&m_mutex);
    m_inFlight.remove(scope);
}

void IdempotencyGate::clear()
{
    const QMutexLocker lock(&m_mutex);
    m_inFlight.clear();
}

} // namespace mj::sandbox
