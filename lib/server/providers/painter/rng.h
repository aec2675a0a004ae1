#pragma once
#include <QtGlobal>

namespace mj::server::painter {

inline quint64 scramble(quint64 x)
{
    x += 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

// A stream of numbers fixed by its seed on every platform (the standard distributions are not). One thread.
class Rng
{
public:
    explicit Rng(quint64 seed) : m_state(seed) {}
    quint64 next()
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        return scramble(m_state);
    }
    float unit() { return float(next() >> 40) * (1.0F / 16777216.0F); } // 0 <= u < 1
    float range(float low, float high) { return low + (high - low) * unit(); }
    int below(int count) { return int((next() >> 33) % quint64(count)); }
    bool chance(float probability) { return unit() < probability; }

private:
    quint64 m_state;
};

} // namespace mj::server::painter
