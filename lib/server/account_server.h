#pragma once
#include "base/result.h"
#include "server/config.h"
#include "server/mail/mail.h"
#include <memory>

namespace mj::server {

namespace http {
class Router;
}

// The whole backend behind one door: owns store, services, runners and the listener, in that order. start() and stop() from one thread.
class AccountServer
{
public:
    explicit AccountServer(Config config);
    ~AccountServer(); // stops

    Result<QUrl> start(); // the address to use. Errors: Storage (unusable folder), NewerData, InvalidField (keys), Unavailable (port)
    void stop();

    QUrl localUrl() const; // while started: where this machine reaches it, whatever browsers are sent to

    const http::Router &router() const; // while started; for the contract test

    // What was mailed while no mail server is set, newest first; in this process only, never over the wire. Thread-safe while started.
    QList<Mail> localMails() const;

private:
    Config m_config;
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace mj::server
