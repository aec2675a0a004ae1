#pragma once
#include <QList>
#include <QStringList>

namespace mj::studio {

// A line of a table; cells may hold line feeds.
struct CsvRow {
    int line = 0; // where it begins, from 1
    QStringList cells;
    bool isOpen = false; // a quote that never ends
};

// RFC 4180 with CRLF, LF or CR; the separator is what the first line has: comma, semicolon or tab. Empty lines are left out.
QList<CsvRow> readCsv(const QString &text);
QString csvLine(const QStringList &cells); // with CRLF; cells are guarded against being a formula

// An apostrophe in front of what a spreadsheet would calculate, and of what has one there already: `unguarded` undoes exactly that.
QString guardedCell(const QString &text);
QString unguardedCell(const QString &cell);

} // namespace mj::studio
