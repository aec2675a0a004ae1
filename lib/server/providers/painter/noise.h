#pragma once
#include <QtGlobal>
#include <array>

namespace mj::server::painter {

inline float clamp01(float v)
{
    return v < 0.0F ? 0.0F : (v > 1.0F ? 1.0F : v);
}
inline float smoothstep(float low, float high, float v)
{
    const float t = clamp01((v - low) / (high - low));
    return t * t * (3.0F - 2.0F * t);
}
inline float lerp(float a, float b, float t)
{
    return a + (b - a) * t;
}

// Gradient noise whose table comes from a seed; immutable, so any thread may read it.
class Noise
{
public:
    explicit Noise(quint64 seed);
    float at(float x, float y) const;                  // about -1..1
    float fbm(float x, float y, int octaves) const;    // about -1..1, soft
    float billow(float x, float y, int octaves) const; // 0..1, round bumps with creases
    float ridged(float x, float y, int octaves) const; // 0..1, sharp crests

private:
    std::array<quint8, 512> m_order{};
    std::array<float, 256> m_gx{};
    std::array<float, 256> m_gy{};
};

} // namespace mj::server::painter
