#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace mj::server::http {

// A fixed number of threads and a bounded queue before them. All functions may be called from any thread but a worker's own.
class WorkerPool
{
public:
    WorkerPool(int workers, int maxQueued);
    ~WorkerPool();

    void start();
    bool run(std::function<void()> job); // false: the queue is full, or the pool stopped
    void stop();                         // finishes what runs, drops what waits; idempotent

private:
    void work();

    const int m_workers;
    const std::size_t m_maxQueued;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<std::function<void()>> m_queue;
    std::vector<std::thread> m_threads;
    bool m_running = false;
};

} // namespace mj::server::http
