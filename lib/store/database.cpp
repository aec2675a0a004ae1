#include "store/database.h"

#include "store/migrations.h"
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace mj {
namespace {

constexpr QFileDevice::Permissions ownerFile = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr QFileDevice::Permissions ownerFolder = ownerFile | QFileDevice::ExeOwner;

// SQLite gives its side files the mode of the main file, so that file must be private before SQLite sees it.
Result<void> makePrivateFile(const QString &file)
{
    const QDir folder = QFileInfo(file).absoluteDir();
    if (!folder.exists()) {
        const QDir parent = QFileInfo(folder.absolutePath()).absoluteDir();
        if (!parent.mkpath(QStringLiteral(".")) || (!parent.mkdir(folder.dirName(), ownerFolder) && !folder.exists()))
            return fail(Code::Storage, QStringLiteral("the database folder cannot be made"));
    }
    QFile made(file);
    if (!made.exists() && !made.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerFile) && !made.exists())
        return fail(Code::Storage, QStringLiteral("the database file cannot be made"));
    made.close();
    if (!QFile::setPermissions(file, ownerFile))
        return fail(Code::Storage, QStringLiteral("the database file cannot be made private"));
    return {};
}

std::string pragmas(const DatabaseOptions &options)
{
    const bool full = options.durability == DatabaseOptions::Durability::Full;
    std::string sql = "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -" + std::to_string(options.cacheKib) + ";";
    if (options.readOnly)
        return sql + "PRAGMA query_only = ON;";
    sql += full ? "PRAGMA synchronous = FULL;" : "PRAGMA synchronous = NORMAL;";
    sql += options.secureDelete ? "PRAGMA secure_delete = ON;" : "PRAGMA secure_delete = OFF;";
    // A checkpoint syncs twice; every 16 MiB instead of every 4 keeps it out of most commits.
    return sql + "PRAGMA wal_autocheckpoint = 4096; PRAGMA journal_size_limit = 67108864;";
}

} // namespace

// Also a reader opens read-write (query_only forbids its writes): a WAL needs its shared index file written by whoever comes first.
Database::Database(const QString &file, const DatabaseOptions &options)
    : m_connection(file.toStdString(), SQLite::OPEN_READWRITE, options.busyTimeoutMs)
{
    if (!options.readOnly)
        m_connection.exec("PRAGMA journal_mode = WAL");
    m_connection.exec(pragmas(options));
    m_connection.execAndGet("SELECT count(*) FROM sqlite_master"); // tells a file that is no database
}

Database::~Database() = default;

Result<std::unique_ptr<Database>> Database::open(const QString &file, const DatabaseOptions &options)
{
    if (!options.readOnly) {
        if (const Result<void> made = makePrivateFile(file); !made)
            return fail(made);
    }
    return guarded([&] { return std::unique_ptr<Database>(new Database(file, options)); });
}

Result<void> Database::migrate(const QString &resourceFolder)
{
    const Result<QList<QByteArray>> steps = readMigrations(resourceFolder);
    if (!steps)
        return fail(steps);
    return guarded([&]() -> Result<void> {
        const int reached = m_connection.execAndGet("PRAGMA user_version").getInt();
        if (reached > steps->size())
            return fail(Code::NewerData, QStringLiteral("schema %1, known up to %2").arg(reached).arg(steps->size()));
        for (int number = reached + 1; number <= steps->size(); ++number)
            step(number, steps->at(number - 1));
        return {};
    });
}

void Database::step(int number, const QByteArray &sql)
{
    SQLite::Transaction transaction(m_connection, SQLite::TransactionBehavior::IMMEDIATE);
    // Another process may have taken the step while this one waited for the lock.
    if (m_connection.execAndGet("PRAGMA user_version").getInt() >= number)
        return;
    m_connection.exec(sql.toStdString());
    m_connection.exec("PRAGMA user_version = " + std::to_string(number));
    transaction.commit();
}

Result<int> Database::schemaVersion()
{
    return guarded([&] { return m_connection.execAndGet("PRAGMA user_version").getInt(); });
}

Result<void> Database::check()
{
    return guarded([&]() -> Result<void> {
        if (m_connection.execAndGet("PRAGMA quick_check(1)").getString() != "ok")
            return fail(Code::Corrupt, QStringLiteral("quick_check found damage"));
        return {};
    });
}

Result<void> Database::emptyLog()
{
    return guarded([&]() -> Result<void> {
        if (m_connection.execAndGet("PRAGMA wal_checkpoint(TRUNCATE)").getInt() != 0)
            return fail(Code::Unavailable, QStringLiteral("the log is in use"));
        return {};
    });
}

SQLite::Statement &Database::prepared(const std::string &sql)
{
    const auto known = m_prepared.find(sql);
    if (known != m_prepared.end())
        return known->second;
    return m_prepared.emplace(std::piecewise_construct, std::forward_as_tuple(sql), std::forward_as_tuple(m_connection, sql)).first->second;
}

} // namespace mj
