#pragma once
#include <QDateTime>

namespace mj {

// Where time comes from. Implementations: SystemClock, and FakeClock in tests/support.
class Clock
{
public:
    virtual ~Clock() = default;
    virtual QDateTime now() const = 0; // UTC, millisecond resolution
};

class SystemClock final : public Clock
{
public:
    QDateTime now() const override { return QDateTime::currentDateTimeUtc(); }
};

// Wire and store form of a time: "2026-11-24T01:02:03.004Z"; sorts as text.
inline QString toWire(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzzZ")) : QString();
}

inline QDateTime fromWire(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
}

// The day in Korea, "2026-11-24"; its first seven letters are the month. Korea has one time zone and no summer time.
inline QString koreanDay(const QDateTime &time)
{
    return time.toOffsetFromUtc(9 * 3600).toString(QStringLiteral("yyyy-MM-dd"));
}

} // namespace mj
