#pragma once
#include "server/documents/document_store.h"
#include "store/database.h"
#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <vector>

namespace mj::server {

// A checked write, ready for the table.
struct PreparedWrite {
    Write::Kind kind = Write::Kind::Put;
    Write::Condition condition = Write::Condition::None;
    qint64 version = 0;
    QByteArray collection;
    QByteArray name;
    QByteArray documentKind;
    QByteArray json;
};

// Owns the only write connection. Thread-safe: a thread that finds the connection free takes all waiting commits with its own into one
// transaction, so that they share one fsync; each keeps its own conditions and its own answer.
class CommitQueue
{
public:
    explicit CommitQueue(std::unique_ptr<Database> database);

    Result<void> commit(const std::vector<PreparedWrite> &writes);                     // Conflict: a condition did not hold
    Result<void> alone(const std::function<Result<void>(Database &)> &work);           // between two transactions

private:
    struct Request {
        const std::vector<PreparedWrite> *writes = nullptr;
        Result<void> answer;
        bool done = false;
    };
    using Batch = std::vector<Request *>;

    void lead(std::unique_lock<std::mutex> &lock);
    void write(const Batch &batch);
    Result<void> writeOne(const std::vector<PreparedWrite> &writes);
    qint64 nextVersion(qint64 old);

    std::unique_ptr<Database> m_database; // used by the leading thread
    qint64 m_lastVersion = 0;             // likewise
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Request *> m_waiting;
    bool m_leading = false;
};

} // namespace mj::server
