#pragma once
#include <QByteArray>
#include <QString>
#include <cstdio>
#include <cstdlib>
#include <sqlite3.h>

namespace mj {

inline void demand(bool fine, const char *what)
{
    if (!fine) {
        std::fprintf(stderr, "bench: %s\n", what);
        std::exit(1);
    }
}

inline QString wireTime(int number)
{
    return QStringLiteral("2026-11-24T%1:%2:%3.%4Z").arg(number / 3'600'000 % 24, 2, 10, QLatin1Char('0')).arg(number / 60'000 % 60, 2, 10, QLatin1Char('0'))
        .arg(number / 1'000 % 60, 2, 10, QLatin1Char('0')).arg(number % 1'000, 3, 10, QLatin1Char('0'));
}

// The peer of the benches: two tables made for the work and the C interface, an entry and a balance a commit, synchronous FULL.
class BareLedger
{
public:
    explicit BareLedger(const QString &file)
    {
        demand(sqlite3_open(file.toUtf8().constData(), &m_db) == SQLITE_OK, "open");
        run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4096; PRAGMA secure_delete = ON;"
            "CREATE TABLE entries (id TEXT PRIMARY KEY, account TEXT, at TEXT, kind TEXT, delta INTEGER, after INTEGER);"
            "CREATE INDEX by_account ON entries (account, at); CREATE TABLE balances (account TEXT PRIMARY KEY, balance INTEGER);");
        sqlite3_prepare_v2(m_db, "INSERT INTO entries VALUES (?, ?, ?, 'spend', -30, ?)", -1, &m_insert, nullptr);
        sqlite3_prepare_v2(m_db, "INSERT INTO balances VALUES (?1, ?2) ON CONFLICT DO UPDATE SET balance = ?2", -1, &m_update, nullptr);
    }
    ~BareLedger()
    {
        sqlite3_finalize(m_insert);
        sqlite3_finalize(m_update);
        sqlite3_close(m_db);
    }
    BareLedger(const BareLedger &) = delete;
    BareLedger &operator=(const BareLedger &) = delete;

    void add(int account, int number)
    {
        const QByteArray name = "acc_" + QByteArray::number(account);
        const QByteArray id = "e" + QByteArray::number(number);
        const QByteArray at = wireTime(number).toUtf8();
        run("BEGIN IMMEDIATE");
        bind(m_insert, 1, id);
        bind(m_insert, 2, name);
        bind(m_insert, 3, at);
        sqlite3_bind_int(m_insert, 4, number);
        bind(m_update, 1, name);
        sqlite3_bind_int(m_update, 2, number);
        for (sqlite3_stmt *statement : {m_insert, m_update}) {
            demand(sqlite3_step(statement) == SQLITE_DONE, "step");
            sqlite3_reset(statement);
        }
        run("COMMIT");
    }

private:
    void run(const char *sql) { demand(sqlite3_exec(m_db, sql, nullptr, nullptr, nullptr) == SQLITE_OK, sql); }
    static void bind(sqlite3_stmt *statement, int at, const QByteArray &text)
    {
        sqlite3_bind_text(statement, at, text.constData(), static_cast<int>(text.size()), SQLITE_STATIC);
    }

    sqlite3 *m_db = nullptr;
    sqlite3_stmt *m_insert = nullptr;
    sqlite3_stmt *m_update = nullptr;
};

} // namespace mj
