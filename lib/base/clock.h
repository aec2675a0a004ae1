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

} // namespace mj
