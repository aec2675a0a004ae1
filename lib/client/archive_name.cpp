#include "client/archive_name.h"

#include <QRegularExpression>
#include <QStringList>
#include <algorithm>

namespace mj::client
{
namespace
{

constexpr qsizetype longestPart = 255;

bool isSafe(QChar c)
{
    static const QString refused = QStringLiteral("\\:*?\"<>|");
    return c.category() != QChar::Other_Control && c.category() != QChar::Other_Format && !refused.contains(c);
}

bool isSafePart(const QString &part)
{
    static const QRegularExpression device(QStringLiteral("^(con|prn|aux|nul|com[1-9]|lpt[1-9])(\\..*)?$"),
                                           QRegularExpression::CaseInsensitiveOption);
    return !part.isEmpty() && !part.endsWith(QLatin1Char('.')) && !part.endsWith(QLatin1Char(' ')) && part.toUtf8().size() <= longestPart &&
           std::all_of(part.begin(), part.end(), isSafe) && !device.match(part).hasMatch();
}

} // namespace

// "." and ".." end with a dot, an absolute name begins with an empty part.
Result<void> checkArchiveName(const QString &name)
{
    const QStringList parts = name.split(QLatin1Char('/'));
    if (!std::all_of(parts.begin(), parts.end(), isSafePart))
        return fail(Code::InvalidField, {}, QStringLiteral("name"));
    return {};
}

} // namespace mj::client
