#pragma once
#include "base/clock.h"
#include <atomic>

namespace mj {

// A clock that stands until it is told to move. Thread-safe.
class FakeClock final : public Clock
{
public:
    explicit FakeClock(const QDateTime &start = QDateTime::fromString(QStringLiteral("2026-11-24T01:00:00Z"), Qt::ISODate))
        : m_ms(start.toMSecsSinceEpoch())
    {
    }
    QDateTime now() const override { return QDateTime::fromMSecsSinceEpoch(m_ms.load()).toUTC(); }
    void advance(qint64 seconds) { m_ms += seconds * 1000; }

private:
    std::atomic<qint64> m_ms;
};

} // namespace mj
