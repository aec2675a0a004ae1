#pragma once
#include "base/clock.h"
#include <atomic>

namespace mj::sandbox
{

// The given clock (or the system's) plus an offset that only grows, so that half an hour can pass in a test. Thread-safe.
class SandboxClock final : public Clock
{
public:
    explicit SandboxClock(const Clock *base = nullptr) : m_base(base != nullptr ? base : &m_system) {}
    QDateTime now() const override { return m_base->now().addMSecs(m_offsetMs.load()); }
    qint64 offsetMs() const { return m_offsetMs.load(); }
    void setOffsetMs(qint64 offset) { m_offsetMs.store(offset); }

private:
    SystemClock m_system;
    const Clock *m_base;
    std::atomic<qint64> m_offsetMs{0};
};

} // namespace mj::sandbox
