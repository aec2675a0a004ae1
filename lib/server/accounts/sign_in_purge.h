#pragma once
#include "base/clock.h"
#include "server/documents/document_store.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace mj::server {

// Removes what has had its time, at start and once a day of the clock, on a thread of its own: sign-in history and sessions not used for
// three months, stale limits and codes.
class SignInPurge
{
public:
    SignInPurge(DocumentStore &store, const Clock &clock) : m_store(store), m_clock(clock) {}
    ~SignInPurge(); // stops

    void start();
    void stop();
    void purgeAll();

private:
    void purge(const char *collection, const char *field, const QString &until);

    DocumentStore &m_store;
    const Clock &m_clock;
    std::thread m_thread;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
};

} // namespace mj::server
