#pragma once
#include "base/result.h"
#include "server/http/router.h"
#include <QStringList>
#include <QUrl>
#include <memory>

namespace mj::server::http {

struct ListenerConfig {
    QString host = QStringLiteral("127.0.0.1"); // an address or "localhost"
    quint16 port = 0;
    // Host header values to accept ("studio.example.com"). On a loopback address they come on top of its own names, so that a
    // web page cannot reach an embedded server through a name of its own; on another address an empty list accepts any.
    QStringList allowedHosts;
    int workers = 8;
    int maxQueued = 256;       // requests waiting for a worker; beyond: 503
    int maxConnections = 1024; // full: those half read longest make room, then idle ones; at most half the process's descriptors
    int maxHeld = 200;         // beyond this a held request is answered at once
    qint64 maxHeader = 16 * 1024;
    qint64 maxBodyBytes = 128 << 20; // of all requests together; a route's own limit is Route::bodyLimit
    int readTimeoutMs = 10'000;      // from the first byte of a request to its last
    int idleTimeoutMs = 30'000;      // keep-alive
    int writeTimeoutMs = 30'000;     // plus the reply's size over minTakeRate
    qint64 minTakeRate = 64 * 1024;  // bytes a second
    int forwardedHops = 0;           // see caller_address
    bool accessLog = false;          // method, route pattern, status, duration, request id; nothing personal
};

// Owns the sockets (asynchronous, own threads) and the worker pool that runs the handlers. start() and stop() from one thread.
class Listener
{
public:
    Listener(const Router &router, ListenerConfig config); // the router outlives it
    ~Listener();

    // The address it listens on, with the real port. Errors: InvalidField (host), Unavailable (address taken, started before).
    Result<QUrl> start();
    void stop(); // stops accepting, answers what runs or is held, closes the rest; idempotent

    void wake(const QString &topic); // tries the held requests of this topic again; any thread

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace mj::server::http
