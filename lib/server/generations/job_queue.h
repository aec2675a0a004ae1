#pragma once
#include "base/clock.h"
#include "server/documents/document_store.h"

namespace mj::server {

// Leases on jobs/<id>: a job is worked by who holds its lease; a dead worker's lease runs out and another takes over. Thread-safe.
class JobQueue
{
public:
    static constexpr int leaseSeconds = 30;

    JobQueue(DocumentStore &store, const Clock &clock) : m_store(store), m_clock(clock) {}

    Result<std::optional<QString>> lease(const QString &runner); // the id of a job that is now ours
    bool renew(const QString &jobId, const QString &runner);     // false: the job is no longer ours
    void giveBack(const QString &jobId, const QString &runner);  // queued again, at the front
    void reclaimAll();                                           // at the start of a sole process: nobody can hold a lease

private:
    std::optional<QString> take(const Document &job, const QString &runner);

    DocumentStore &m_store;
    const Clock &m_clock;
};

} // namespace mj::server
