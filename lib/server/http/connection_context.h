#pragma once
#include "server/http/held_requests.h"
#include "server/http/listener.h"
#include "server/http/worker_pool.h"
#include <QByteArrayList>
#include <functional>

namespace mj::server::http {

// What all connections of one listener share. Owned by the listener, outlives every connection; all but the router and
// the pool is touched by the input/output thread alone.
struct ConnectionContext {
    const Router &router;
    const ListenerConfig &config;
    WorkerPool &pool;
    HeldRequests held;
    QByteArrayList hosts; // accepted Host values; empty: any
    std::function<void(Connection *)> closed;
    qint64 bodyBytes = 0; // held in memory for requests not yet answered
    bool draining = false;
};

} // namespace mj::server::http
