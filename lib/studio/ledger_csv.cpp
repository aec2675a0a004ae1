#include "studio/ledger_csv.h"

#include "base/clock.h"
#include "studio/ledger_group.h"

#include <QSaveFile>

namespace mj::studio {
namespace {

QString quoted(QString text)
{
    const bool needsQuotes = text.contains(QLatin1Char('"')) || text.contains(QLatin1Char(',')) || text.contains(QLatin1Char('\n'))
                             || text.contains(QLatin1Char('\r')) || text != text.trimmed();
    if (!needsQuotes)
        return text;
    text.replace(QLatin1Char('"'), QLatin1String("\"\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

QString guarded(const QString &text)
{
    static const QString starts = QStringLiteral("=+-@\t\r\n＝＋－＠");
    const bool looksLikeFormula = !text.isEmpty() && starts.contains(text.front());
    return quoted(looksLikeFormula ? QLatin1Char('\'') + text : text);
}

QByteArray line(const QStringList &cells)
{
    return (cells.join(QLatin1Char(',')) + QLatin1String("\r\n")).toUtf8();
}

} // namespace

QByteArray ledgerCsv(const QList<api::PointEntry> &entries, const QStringList &heads, const std::function<QString(const api::PointEntry &)> &kind)
{
    QStringList first;
    for (const QString &head : heads)
        first.append(guarded(head));
    QByteArray csv = QByteArrayLiteral("\xEF\xBB\xBF") + line(first);
    for (const api::PointEntry &entry : entries) {
        // Numbers are ours and stay numbers, minus and all.
        csv += line({toWire(entry.at), guarded(kind(entry)), QString::number(entry.available.value()), QString::number(entry.held.value()),
                     QString::number(entry.after.available.value()), guarded(entry.model), guarded(generationOf(entry)), guarded(orderOf(entry))});
    }
    return csv;
}

Result<void> writeWhole(const QString &file, const QByteArray &bytes)
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit())
        return fail(Code::Storage, QStringLiteral("the table cannot be written"));
    return {};
}

} // namespace mj::studio
