#include "server/documents/commit_queue.h"

#include <algorithm>
#include <chrono>

namespace mj::server {
namespace {

// Bounds how long the first of a batch waits for the last.
constexpr size_t largestBatch = 64;

struct Found {
    qint64 id = 0; // 0: absent
    qint64 version = 0;
};

Found find(Database &database, const PreparedWrite &write)
{
    StatementScope statement(database.prepared("SELECT id, version FROM documents WHERE collection = ? AND name = ?"));
    bindText(*statement, 1, write.collection);
    bindText(*statement, 2, write.name);
    if (!statement->executeStep())
        return {};
    return {statement->getColumn(0).getInt64(), statement->getColumn(1).getInt64()};
}

bool holds(const PreparedWrite &write, const Found &found)
{
    if (write.condition == Write::Condition::Absent)
        return found.id == 0;
    return write.condition == Write::Condition::None || (found.id != 0 && found.version == write.version);
}

void insert(Database &database, const PreparedWrite &write, qint64 version)
{
    StatementScope statement(database.prepared("INSERT INTO documents (kind, collection, name, version, fields) VALUES (?, ?, ?, ?, ?)"));
    bindText(*statement, 1, write.documentKind);
    bindText(*statement, 2, write.collection);
    bindText(*statement, 3, write.name);
    statement->bind(4, static_cast<int64_t>(version));
    bindText(*statement, 5, write.json);
    statement->exec();
}

void update(Database &database, const PreparedWrite &write, qint64 id, qint64 version)
{
    StatementScope statement(database.prepared("UPDATE documents SET version = ?, fields = ? WHERE id = ?"));
    statement->bind(1, static_cast<int64_t>(version));
    bindText(*statement, 2, write.json);
    statement->bind(3, static_cast<int64_t>(id));
    statement->exec();
}

void remove(Database &database, qint64 id)
{
    StatementScope statement(database.prepared("DELETE FROM documents WHERE id = ?"));
    statement->bind(1, static_cast<int64_t>(id));
    statement->exec();
}

} // namespace

CommitQueue::CommitQueue(std::unique_ptr<Database> database) : m_database(std::move(database)) {}

Result<void> CommitQueue::commit(const std::vector<PreparedWrite> &writes)
{
    Request mine{&writes, {}, false};
    std::unique_lock lock(m_mutex);
    m_waiting.push_back(&mine);
    while (!mine.done) {
        if (m_leading)
            m_changed.wait(lock);
        else
            lead(lock);
    }
    return mine.answer;
}

Result<void> CommitQueue::alone(const std::function<Result<void>(Database &)> &work)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_leading; });
    m_leading = true;
    lock.unlock();
    Result<void> answer = work(*m_database);
    lock.lock();
    m_leading = false;
    m_changed.notify_all();
    return answer;
}

void CommitQueue::lead(std::unique_lock<std::mutex> &lock)
{
    const auto size = static_cast<std::ptrdiff_t>(std::min(m_waiting.size(), largestBatch));
    const Batch batch(m_waiting.begin(), m_waiting.begin() + size);
    m_waiting.erase(m_waiting.begin(), m_waiting.begin() + size);
    m_leading = true;
    lock.unlock();
    write(batch);
    lock.lock();
    m_leading = false;
    for (Request *request : batch)
        request->done = true;
    m_changed.notify_all();
}

void CommitQueue::write(const Batch &batch)
{
    const Result<void> written = guarded([&] {
        SQLite::Transaction transaction(m_database->connection(), SQLite::TransactionBehavior::IMMEDIATE);
        for (Request *request : batch)
            request->answer = writeOne(*request->writes);
        transaction.commit();
    });
    if (written)
        return;
    for (Request *request : batch)
        request->answer = fail(written);
}

// All conditions are looked at before the first row is touched: a conflict needs no way back.
Result<void> CommitQueue::writeOne(const std::vector<PreparedWrite> &writes)
{
    std::vector<Found> found;
    found.reserve(writes.size());
    for (const PreparedWrite &write : writes) {
        found.push_back(find(*m_database, write));
        if (!holds(write, found.back()))
            return fail(Code::Conflict, QStringLiteral("a condition of the commit did not hold"));
    }
    for (size_t i = 0; i < writes.size(); ++i) {
        const PreparedWrite &write = writes[i];
        const Found &old = found[i];
        if (write.kind == Write::Kind::Put && old.id == 0)
            insert(*m_database, write, nextVersion(0));
        else if (write.kind == Write::Kind::Put)
            update(*m_database, write, old.id, nextVersion(old.version));
        else if (old.id != 0)
            remove(*m_database, old.id);
    }
    return {};
}

// Time, so that a document that was removed and made again never gets a version it had before.
qint64 CommitQueue::nextVersion(qint64 old)
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    const qint64 micros = std::chrono::duration_cast<std::chrono::microseconds>(now).count();
    m_lastVersion = std::max({micros, m_lastVersion + 1, old + 1});
    return m_lastVersion;
}

} // namespace mj::server
