#include "server/http/worker_pool.h"

#include <algorithm>

namespace mj::server::http {

WorkerPool::WorkerPool(int workers, int maxQueued)
    : m_workers(std::max(1, workers)), m_maxQueued(static_cast<std::size_t>(std::max(1, maxQueued)))
{
}

WorkerPool::~WorkerPool()
{
    stop();
}

void WorkerPool::start()
{
    m_running = true;
    for (int i = 0; i < m_workers; ++i)
        m_threads.emplace_back([this] { work(); });
}

bool WorkerPool::run(std::function<void()> job)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_running || m_queue.size() >= m_maxQueued)
            return false;
        m_queue.push_back(std::move(job));
    }
    m_changed.notify_one();
    return true;
}

void WorkerPool::stop()
{
    std::deque<std::function<void()>> dropped; // destroyed outside the lock
    {
        const std::lock_guard lock(m_mutex);
        m_running = false;
        dropped.swap(m_queue);
    }
    m_changed.notify_all();
    for (std::thread &thread : m_threads)
        thread.join();
    m_threads.clear();
}

void WorkerPool::work()
{
    for (;;) {
        std::function<void()> job;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return !m_running || !m_queue.empty(); });
            if (m_queue.empty())
                return;
            job = std::move(m_queue.front());
            m_queue.pop_front();
        }
        job();
    }
}

} // namespace mj::server::http
