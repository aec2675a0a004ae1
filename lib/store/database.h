#pragma once
#include "base/result.h"
#include "store/guarded.h"
#include "store/statement_scope.h"
#include <QString>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Transaction.h>
#include <memory>
#include <string>
#include <unordered_map>

namespace mj {

struct DatabaseOptions {
    enum class Durability { Full, Normal }; // Normal may lose the last commits at a power cut, never the file

    Durability durability = Durability::Full;
    bool readOnly = false;     // the file must be there
    bool secureDelete = true;  // deleted content is overwritten
    int busyTimeoutMs = 5'000;
    int cacheKib = 8'192;
};

// One connection to one SQLite file. Used by one thread at a time; other threads open their own.
class Database
{
public:
    // Makes the file with mode 0600, and its folder with 0700 when there is none. Errors: Storage, Corrupt (no database), Unavailable.
    static Result<std::unique_ptr<Database>> open(const QString &file, const DatabaseOptions &options = {});
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    // Runs the steps NNN_what.sql of a folder that are newer than the file, each in a transaction of its own.
    // NewerData when the file has seen more steps than there are; the error of the failing step otherwise, which leaves nothing.
    Result<void> migrate(const QString &resourceFolder);
    Result<int> schemaVersion();

    Result<void> check();    // PRAGMA quick_check: Corrupt when something is wrong
    Result<void> emptyLog(); // moves the write-ahead log into the file and cuts it: deleted content leaves the disk. Unavailable: a reader holds it

    // May throw SQLite::Exception: use inside guarded().
    SQLite::Database &connection() { return m_connection; }
    SQLite::Statement &prepared(const std::string &sql); // kept until the database closes; one user at a time

private:
    Database(const QString &file, const DatabaseOptions &options);
    void step(int number, const QByteArray &sql);

    SQLite::Database m_connection;
    std::unordered_map<std::string, SQLite::Statement> m_prepared;
};

} // namespace mj
