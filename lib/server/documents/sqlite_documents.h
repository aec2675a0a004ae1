#pragma once
#include "server/documents/commit_queue.h"
#include "server/documents/document_store.h"
#include "server/documents/reader_pool.h"
#include <unordered_set>

namespace mj::server {

class QueryPlan;

// Documents in one SQLite file, which several processes may share. Thread-safe: commits are queued for one connection, reads run beside
// them on their own and see every commit that returned before they began.
class SqliteDocuments final : public DocumentStore
{
public:
    // Makes the file when there is none. Errors: Storage, Corrupt, NewerData (written by a newer MJ Studio), Unavailable.
    static Result<std::unique_ptr<SqliteDocuments>> open(const QString &file);
    // For looking only, beside a running server: the file must be there, commits fail with Storage. NewerData also for an older file.
    static Result<std::unique_ptr<SqliteDocuments>> openReadOnly(const QString &file);

    Result<std::optional<Document>> read(const QString &path) override;
    Result<Page> query(const Query &query) override;
    Result<void> commit(const QList<Write> &writes) override;

    Result<void> check();    // Corrupt when the file is damaged; reads the whole file
    Result<void> emptyLog(); // after an erasure: the write-ahead log may still hold what was removed. Unavailable: try again

private:
    SqliteDocuments(const QString &file, std::unique_ptr<Database> writer);
    bool ensureIndex(const QueryPlan &plan); // false: answer without it

    CommitQueue m_writer;
    ReaderPool m_readers;
    std::mutex m_indexMutex;
    std::unordered_set<std::string> m_indexes;
};

} // namespace mj::server
