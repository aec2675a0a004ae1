#include "server/generations/sweeper.h"

namespace mj::server {

using namespace std::chrono_literals;

void Sweeper::start()
{
    m_thread = std::thread([this] { run(); });
}

void Sweeper::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_stopped.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void Sweeper::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_isStopping) {
        lock.unlock();
        m_references.sweep();
        m_pictures.sweep();
        lock.lock();
        m_stopped.wait_for(lock, 10min, [this] { return m_isStopping; });
    }
}

} // namespace mj::server
