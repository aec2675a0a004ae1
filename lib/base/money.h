#pragma once
#include <QtGlobal>
#include <compare>

namespace mj {

// A whole number of a unit that cannot be mixed up with another unit.
template <class Unit>
class Amount
{
public:
    constexpr Amount() = default;
    constexpr explicit Amount(qint64 value) : m_value(value) {}
    constexpr qint64 value() const { return m_value; }
    constexpr auto operator<=>(const Amount &) const = default;
    constexpr Amount operator+(Amount other) const { return Amount(m_value + other.m_value); }
    constexpr Amount operator-(Amount other) const { return Amount(m_value - other.m_value); }
    constexpr Amount operator-() const { return Amount(-m_value); }
    constexpr Amount operator*(qint64 times) const { return Amount(m_value * times); }
    constexpr Amount &operator+=(Amount other) { m_value += other.m_value; return *this; }

private:
    qint64 m_value = 0;
};

using Points = Amount<struct PointsUnit>;
using Krw = Amount<struct KrwUnit>;

} // namespace mj
