#pragma once
#include "base/clock.h"
#include "server/documents/document_store.h"
#include <mutex>

namespace mj::server {

// Leases on jobs/<id>: a job is worked by who holds its lease; a dead worker's lease runs out and another takes over. Members take turns: one
// with a hundred jobs waits behind one with a single job when theirs is being worked already. Thread-safe.
class JobQueue
{
public:
    static constexpr int leaseSeconds = 30;

    struct Waiting {
        QString jobId;
        QString owner;
        QString model;
    };

    JobQueue(DocumentStore &store, const Clock &clock) : m_store(store), m_clock(clock) {}

    // For the commit that makes the job. `number`: its place within one batch.
    static Write queued(const Waiting &job, const QDateTime &at, int number);
    static bool isWaiting(const Document &job); // nobody is at work on it: queued, or put off

    Result<std::optional<QString>> lease(const QString &runner); // the id of a job that is now ours
    bool renew(const QString &jobId, const QString &runner);     // false: the job is no longer ours
    void giveBack(const QString &jobId, const QString &runner);  // queued again, at the front
    void putOff(const QString &jobId, const QString &runner, qint64 seconds); // not before then
    void reclaimAll();                                           // at the start of a sole process: nobody can hold a lease

    // Everybody's waiting jobs in the order they will be worked, at most 1,000; up to a second old unless it must be fresh.
    Result<QList<Waiting>> waiting(bool mustBeFresh = false);
    // Puts a waiting job before another waiting one of the same owner (empty: behind them all) by trading places among the owner's own.
    // Errors: not_found, conflict.
    Result<void> move(const QString &owner, const QString &jobId, const QString &beforeId);

private:
    std::optional<QString> take(const Document &job, const QString &runner);
    Result<QList<Document>> oldestOfEach();
    Result<QList<Document>> waitingOf(const QString &owner);

    DocumentStore &m_store;
    const Clock &m_clock;
    std::mutex m_mutex;
    QList<Waiting> m_seen;
    QDateTime m_seenAt;
};

} // namespace mj::server
