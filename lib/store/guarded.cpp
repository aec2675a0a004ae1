#include "store/guarded.h"

#include "base/log.h"
#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

namespace mj {
namespace {

Code codeOf(int sqliteCode)
{
    switch (sqliteCode & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return Code::Unavailable;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return Code::Corrupt;
    case SQLITE_CONSTRAINT:
        return Code::Conflict;
    default:
        return Code::Storage;
    }
}

} // namespace

Error storeError()
{
    try {
        throw;
    } catch (const SQLite::Exception &e) {
        // SQLite's sentences name tables and columns, never values.
        const Error told = error(codeOf(e.getErrorCode()), QStringLiteral("sqlite %1: %2").arg(e.getExtendedErrorCode()).arg(QString::fromUtf8(e.what())));
        qCWarning(mjStore, "%s", qUtf8Printable(told.detail));
        return told;
    } catch (const std::exception &e) {
        return error(Code::Internal, QString::fromUtf8(e.what()));
    }
}

} // namespace mj
