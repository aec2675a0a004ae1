#pragma once
#include <QByteArray>
#include <QString>
#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

namespace mj {

// Borrows a prepared statement and rewinds it at the end, also when an exception passes: a statement left in the middle of its rows
// would keep a read transaction open.
class StatementScope
{
public:
    explicit StatementScope(SQLite::Statement &statement) : m_statement(statement) {}
    ~StatementScope() { m_statement.tryReset(); }
    StatementScope(const StatementScope &) = delete;
    StatementScope &operator=(const StatementScope &) = delete;

    SQLite::Statement *operator->() { return &m_statement; }
    SQLite::Statement &operator*() { return m_statement; }

private:
    SQLite::Statement &m_statement;
};

// Parameters and columns count from 1 and 0, as in SQLite. Text is UTF-8.
void bindText(SQLite::Statement &statement, int parameter, const QString &text);
void bindText(SQLite::Statement &statement, int parameter, const QByteArray &utf8);
void bindBytes(SQLite::Statement &statement, int parameter, const QByteArray &bytes);
QString textAt(const SQLite::Statement &statement, int column);
QByteArray bytesAt(const SQLite::Statement &statement, int column);

} // namespace mj
