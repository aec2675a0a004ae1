#include "server/top_ups/reconciler.h"

namespace mj::server {

Reconciler::~Reconciler()
{
    stop();
}

void Reconciler::start()
{
    m_stopping = false;
    m_thread = std::thread([this] {
        std::unique_lock lock(m_mutex);
        while (!m_stopping) {
            lock.unlock();
            m_topUps.reconcileAll();
            lock.lock();
            m_wake.wait_for(lock, std::chrono::minutes(1), [this] { return m_stopping; });
        }
    });
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
