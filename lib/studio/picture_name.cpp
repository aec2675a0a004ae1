#include "studio/picture_name.h"

#include <QRegularExpression>

namespace mj::studio {
namespace {

constexpr int longest = 120; // bytes: 255 is what file systems take, and an ending, a number and a longer folder come on top

const QRegularExpression &placeholder()
{
    static const QRegularExpression expression(QStringLiteral(R"(\{(date|time|model|size|seed|n)\})"));
    return expression;
}

QString answer(QStringView name, const Gallery::Picture &picture, int n)
{
    const QDateTime made = picture.createdAt.toLocalTime();
    if (name == QLatin1String("date"))
        return made.toString(QStringLiteral("yyyyMMdd"));
    if (name == QLatin1String("time"))
        return made.toString(QStringLiteral("HHmmss"));
    if (name == QLatin1String("model"))
        return picture.modelName;
    if (name == QLatin1String("size"))
        return QStringLiteral("%1x%2").arg(picture.size.width()).arg(picture.size.height());
    if (name == QLatin1String("seed"))
        return QString::number(picture.seed);
    return QStringLiteral("%1").arg(n, 3, 10, QLatin1Char('0'));
}

bool isReserved(const QString &name)
{
    static const QRegularExpression windows(QStringLiteral(R"(^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$)"),
                                            QRegularExpression::CaseInsensitiveOption);
    return windows.match(name).hasMatch();
}

QString cut(QString name)
{
    while (name.toUtf8().size() > longest) {
        name.chop(1);
        if (name.endsWith(QChar(QChar::ReplacementCharacter)) || (!name.isEmpty() && name.back().isHighSurrogate()))
            name.chop(1);
    }
    return name;
}

QString fit(const QString &wanted)
{
    static const QRegularExpression unfit(QStringLiteral(R"([<>:"/\\|?*\x{0000}-\x{001f}\x{007f}\x{200b}-\x{200f}\x{202a}-\x{202e}\x{2066}-\x{2069}])"));
    static const QRegularExpression edges(QStringLiteral(R"(^[\s.]+|[\s.]+$)"));
    QString name = wanted.normalized(QString::NormalizationForm_C);
    name.replace(unfit, QStringLiteral("-"));
    name = cut(name.remove(edges)).remove(edges);
    if (name.isEmpty())
        return QStringLiteral("mjstudio");
    return isReserved(name) ? QLatin1Char('_') + name : name;
}

} // namespace

QString PictureName::usualPattern()
{
    return QStringLiteral("mjstudio-{date}-{time}-{size}");
}

QString PictureName::problemIn(const QString &pattern)
{
    static const QRegularExpression rest(QStringLiteral(R"(\{[^}]*\}?|\})"));
    QString without = pattern;
    return rest.match(without.remove(placeholder())).captured();
}

QString PictureName::make(const QString &pattern, const Gallery::Picture &picture, int n)
{
    const QString wanted = pattern.trimmed().isEmpty() ? usualPattern() : pattern;
    QString name;
    qsizetype from = 0;
    for (auto found = placeholder().globalMatch(wanted); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        name += wanted.mid(from, match.capturedStart() - from) + answer(match.capturedView(1), picture, n);
        from = match.capturedEnd();
    }
    return fit(name + wanted.mid(from));
}

} // namespace mj::studio
