#include "store/statement_scope.h"

namespace mj {

void bindText(SQLite::Statement &statement, int parameter, const QString &text)
{
    bindText(statement, parameter, text.toUtf8());
}

void bindText(SQLite::Statement &statement, int parameter, const QByteArray &utf8)
{
    // By length: the form with a plain pointer would stop at a zero byte.
    statement.bind(parameter, std::string(utf8.constData(), static_cast<size_t>(utf8.size())));
}

void bindBytes(SQLite::Statement &statement, int parameter, const QByteArray &bytes)
{
    statement.bind(parameter, static_cast<const void *>(bytes.constData()), static_cast<int>(bytes.size()));
}

QString textAt(const SQLite::Statement &statement, int column)
{
    return QString::fromUtf8(bytesAt(statement, column));
}

QByteArray bytesAt(const SQLite::Statement &statement, int column)
{
    // getColumn is not const in SQLiteCpp although it changes nothing.
    const SQLite::Column value = const_cast<SQLite::Statement &>(statement).getColumn(column);
    const void *const bytes = value.getBlob();
    return QByteArray(static_cast<const char *>(bytes), value.getBytes());
}

} // namespace mj
