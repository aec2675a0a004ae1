#include "server/providers/painter/noise.h"
#include "server/providers/painter/rng.h"
#include <cmath>
#include <utility>

namespace mj::server::painter {

namespace {
int floorOf(float v)
{
    const int i = int(v);
    return i - (v < float(i) ? 1 : 0);
}
float fade(float t)
{
    return t * t * t * (t * (t * 6.0F - 15.0F) + 10.0F);
}
// Turning each octave hides the lattice.
void nextOctave(float &x, float &y)
{
    const float turned = 1.62F * x + 1.21F * y + 17.3F;
    y = -1.21F * x + 1.62F * y + 9.7F;
    x = turned;
}
} // namespace

Noise::Noise(quint64 seed)
{
    Rng rng(seed);
    for (int i = 0; i < 256; ++i) {
        m_order[size_t(i)] = quint8(i);
        const float angle = rng.unit() * 6.2831853F;
        m_gx[size_t(i)] = std::cos(angle);
        m_gy[size_t(i)] = std::sin(angle);
    }
    for (int i = 255; i > 0; --i)
        std::swap(m_order[size_t(i)], m_order[size_t(rng.below(i + 1))]);
    for (int i = 0; i < 256; ++i)
        m_order[size_t(i + 256)] = m_order[size_t(i)];
}

float Noise::at(float x, float y) const
{
    const int ix = floorOf(x);
    const int iy = floorOf(y);
    const float fx = x - float(ix);
    const float fy = y - float(iy);
    const auto cx = size_t(ix & 255);
    const auto cy = size_t(iy & 255);
    const size_t left = m_order[cx];
    const size_t right = m_order[cx + 1];
    const auto corner = [&](size_t column, size_t row, float dx, float dy) {
        const size_t g = m_order[column + row];
        return m_gx[g] * dx + m_gy[g] * dy;
    };
    const float u = fade(fx);
    const float top = lerp(corner(left, cy, fx, fy), corner(right, cy, fx - 1, fy), u);
    const float bottom = lerp(corner(left, cy + 1, fx, fy - 1), corner(right, cy + 1, fx - 1, fy - 1), u);
    return 1.45F * lerp(top, bottom, fade(fy));
}

float Noise::fbm(float x, float y, int octaves) const
{
    float sum = 0;
    float gain = 0.55F;
    for (int i = 0; i < octaves; ++i, gain *= 0.5F) {
        sum += gain * at(x, y);
        nextOctave(x, y);
    }
    return sum;
}

float Noise::billow(float x, float y, int octaves) const
{
    float sum = 0;
    float gain = 0.5F;
    float total = 0;
    for (int i = 0; i < octaves; ++i, gain *= 0.5F) {
        sum += gain * std::fabs(at(x, y));
        total += gain;
        nextOctave(x, y);
    }
    return sum / total;
}

float Noise::ridged(float x, float y, int octaves) const
{
    float sum = 0;
    float gain = 0.5F;
    float total = 0;
    float previous = 1;
    for (int i = 0; i < octaves; ++i, gain *= 0.52F) {
        float crest = 1.0F - std::fabs(at(x, y));
        crest *= crest;
        sum += gain * crest * previous;
        total += gain;
        previous = clamp01(crest * 1.4F);
        nextOctave(x, y);
    }
    return sum / total;
}

} // namespace mj::server::painter
