#include "studio/prompt_csv.h"

namespace mj::studio {
namespace {

bool startsFormula(QChar c)
{
    return QStringLiteral("=+-@\t\r\n＝＋－＠").contains(c);
}

bool needsGuard(const QString &text)
{
    qsizetype first = 0;
    while (first < text.size() && text.at(first) == u'\'')
        ++first;
    return first < text.size() && startsFormula(text.at(first));
}

QChar separatorOf(const QString &text)
{
    bool isQuoted = false;
    for (const QChar c : text) {
        if (c == u'"')
            isQuoted = !isQuoted;
        else if (!isQuoted && (c == u',' || c == u';' || c == u'\t'))
            return c;
        else if (!isQuoted && (c == u'\n' || c == u'\r'))
            break;
    }
    return u',';
}

class CsvReader
{
public:
    explicit CsvReader(const QString &text) : m_text(text), m_separator(separatorOf(text)) {}

    QList<CsvRow> read()
    {
        m_row.line = m_line;
        for (; m_at < m_text.size(); ++m_at)
            m_isQuoted ? readQuoted() : readPlain();
        m_row.isOpen = m_isQuoted;
        endRow();
        return m_rows;
    }

private:
    QChar next() const { return m_at + 1 < m_text.size() ? m_text.at(m_at + 1) : QChar(); }

    void readQuoted()
    {
        const QChar c = m_text.at(m_at);
        if (c == u'"' && next() == u'"') {
            m_cell += c;
            ++m_at;
        } else if (c == u'"') {
            m_isQuoted = false;
        } else {
            m_cell += c;
            if (c == u'\n' || (c == u'\r' && next() != u'\n'))
                ++m_line;
        }
    }

    void readPlain()
    {
        const QChar c = m_text.at(m_at);
        if (c == u'"' && m_cell.isEmpty()) {
            m_isQuoted = true;
            m_hasQuote = true;
        } else if (c == m_separator) {
            endCell();
        } else if (c == u'\n' || c == u'\r') {
            if (c == u'\r' && next() == u'\n')
                ++m_at;
            ++m_line;
            endRow();
        } else {
            m_cell += c;
        }
    }

    void endCell()
    {
        m_row.cells.append(m_cell);
        m_cell.clear();
    }

    void endRow()
    {
        const bool isEmpty = m_row.cells.isEmpty() && m_cell.isEmpty() && !m_hasQuote;
        endCell();
        if (!isEmpty)
            m_rows.append(m_row);
        m_row = {m_line, {}, false};
        m_hasQuote = false;
    }

    const QString &m_text;
    QChar m_separator;
    qsizetype m_at = 0;
    int m_line = 1;
    bool m_isQuoted = false;
    bool m_hasQuote = false;
    QString m_cell;
    CsvRow m_row;
    QList<CsvRow> m_rows;
};

} // namespace

QList<CsvRow> readCsv(const QString &text)
{
    return CsvReader(text).read();
}

QString guardedCell(const QString &text)
{
    return needsGuard(text) ? u'\'' + text : text;
}

QString unguardedCell(const QString &cell)
{
    return cell.startsWith(u'\'') && needsGuard(cell) ? cell.mid(1) : cell;
}

QString csvLine(const QStringList &cells)
{
    QStringList quoted;
    for (const QString &cell : cells) {
        QString text = guardedCell(cell);
        // Always in quotes: a blank at an end, a line feed, a separator of any country stay what they are.
        text.replace(u'"', QLatin1String("\"\""));
        quoted.append(u'"' + text + u'"');
    }
    return quoted.join(u',') + QLatin1String("\r\n");
}

} // namespace mj::studio
