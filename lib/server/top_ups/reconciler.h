#pragma once
#include "server/top_ups/top_up_service.h"
#include <condition_variable>
#include <mutex>
#include <thread>

namespace mj::server {

// Asks the payment service about open orders at start and every minute, on a thread of its own.
class Reconciler
{
public:
    explicit Reconciler(TopUpService &topUps) : m_topUps(topUps) {}
    ~Reconciler(); // stops

    void start();
    void stop();

private:
    TopUpService &m_topUps;
    std::thread m_thread;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
};

} // namespace mj::server
