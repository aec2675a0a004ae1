#include "ui/common/money_text.h"
#include <QLocale>

namespace mj::ui {
namespace {

bool isKorean()
{
    return QLocale().language() == QLocale::Korean;
}

} // namespace

QString pointsText(Points points)
{
    return QLocale().toString(points.value()) + QStringLiteral(" P");
}

QString signedPointsText(Points points)
{
    const QString digits = QLocale().toString(qAbs(points.value())) + QStringLiteral(" P");
    if (points.value() == 0)
        return digits;
    return (points.value() > 0 ? QLatin1Char('+') : QChar(0x2212)) + digits;
}

QString wonText(Krw won)
{
    const QString digits = QLocale().toString(won.value());
    return isKorean() ? digits + QStringLiteral("원") : QStringLiteral("₩") + digits;
}

QString bytesText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

QString dateText(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime(), isKorean() ? QStringLiteral("yyyy. M. d. HH:mm") : QStringLiteral("MMM d, yyyy HH:mm"));
}

QString dayText(const QDate &day)
{
    return QLocale().toString(day, isKorean() ? QStringLiteral("yyyy년 M월 d일") : QStringLiteral("MMMM d, yyyy"));
}

} // namespace mj::ui
