#include "server/top_ups/reconciler.h"

#include <utility>

namespace mj::server {
namespace {

constexpr qsizetype mostHints = 10'000; // what is dropped is found within its minutes all the same

} // namespace

Reconciler::~Reconciler()
{
    stop();
}

void Reconciler::start()
{
    m_stopping = false;
    m_thread = std::thread([this] { run(); });
}

void Reconciler::run()
{
    using SteadyClock = std::chrono::steady_clock;
    SteadyClock::time_point round = SteadyClock::now();
    auto which = Settlement::Which::Every; // nobody looked while the service was away
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        const QSet<QString> hints = std::exchange(m_hints, {});
        const bool isRound = SteadyClock::now() >= round;
        lock.unlock();
        look(hints);
        if (isRound) {
            round = SteadyClock::now() + std::chrono::minutes(1);
            m_settlement.reconcileAll(std::exchange(which, Settlement::Which::Due));
            m_refunds.resumeAll();
            (void)m_ledger.expireAll();
        }
        lock.lock();
        m_wake.wait_until(lock, round, [this] { return m_stopping || !m_hints.isEmpty(); });
    }
}

void Reconciler::look(const QSet<QString> &orderIds)
{
    for (const QString &id : orderIds) {
        const Result<Document> order = m_orders.read(id);
        if (!order)
            continue;
        if (OrderBook::stateOf(*order) == api::TopUpState::Refunding)
            (void)m_refunds.resume(*order);
        else
            (void)m_settlement.look(*order);
    }
}

void Reconciler::hint(const QString &orderId)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_hints.size() < mostHints)
            m_hints.insert(orderId);
    }
    m_wake.notify_all();
}

void Reconciler::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

} // namespace mj::server
