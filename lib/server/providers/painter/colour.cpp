#include "server/providers/painter/colour.h"
#include "server/providers/painter/noise.h"
#include <cmath>
#include <vector>

namespace mj::server::painter {

// Matrices: Björn Ottosson, "A perceptual color space for image processing" (public domain).
Lab toLab(Rgb c)
{
    const float l = std::cbrt(0.4122214708F * c.r + 0.5363325363F * c.g + 0.0514459929F * c.b);
    const float m = std::cbrt(0.2119034982F * c.r + 0.6806995451F * c.g + 0.1073969566F * c.b);
    const float s = std::cbrt(0.0883024619F * c.r + 0.2817188376F * c.g + 0.6299787005F * c.b);
    return {0.2104542553F * l + 0.7936177850F * m - 0.0040720468F * s,
            1.9779984951F * l - 2.4285922050F * m + 0.4505937099F * s,
            0.0259040371F * l + 0.7827717662F * m - 0.8086757660F * s};
}

Rgb fromLab(Lab c)
{
    const float l = c.l + 0.3963377774F * c.a + 0.2158037573F * c.b;
    const float m = c.l - 0.1055613458F * c.a - 0.0638541728F * c.b;
    const float s = c.l - 0.0894841775F * c.a - 1.2914855480F * c.b;
    const float l3 = l * l * l;
    const float m3 = m * m * m;
    const float s3 = s * s * s;
    const auto positive = [](float v) { return v < 0 ? 0.0F : v; };
    return {positive(4.0767416621F * l3 - 3.3077115913F * m3 + 0.2309699292F * s3),
            positive(-1.2684380046F * l3 + 2.6097574011F * m3 - 0.3413193965F * s3),
            positive(-0.0041960863F * l3 - 0.7034186147F * m3 + 1.7076147010F * s3)};
}

Rgb mixLab(Rgb first, Rgb second, float t)
{
    const Lab a = toLab(first);
    const Lab b = toLab(second);
    return fromLab({lerp(a.l, b.l, t), lerp(a.a, b.a, t), lerp(a.b, b.b, t)});
}

float fromSrgb(float v)
{
    return v <= 0.04045F ? v / 12.92F : std::pow((v + 0.055F) / 1.055F, 2.4F);
}

float toSrgb(float v)
{
    if (v <= 0)
        return 0;
    return v <= 0.0031308F ? v * 12.92F : 1.055F * std::pow(v, 1.0F / 2.4F) - 0.055F;
}

Rgb hex(quint32 v)
{
    const auto channel = [](quint32 byte) { return fromSrgb(float(byte & 255U) / 255.0F); };
    return {channel(v >> 16), channel(v >> 8), channel(v)};
}

Rgb lighter(Rgb colour, float lightness)
{
    Lab lab = toLab(colour);
    lab.l = clamp01(lab.l + lightness);
    return fromLab(lab);
}

Rgb turned(Rgb colour, float radians)
{
    const Lab lab = toLab(colour);
    const float c = std::cos(radians);
    const float s = std::sin(radians);
    return fromLab({lab.l, lab.a * c - lab.b * s, lab.a * s + lab.b * c});
}

Rgb pulled(Rgb colour, Rgb hue, float amount)
{
    const Lab from = toLab(colour);
    const Lab to = toLab(hue);
    // Very light and very dark colours cannot carry full chroma.
    const float room = clamp01(3.2F * from.l * (1.15F - from.l) + 0.15F);
    return fromLab({from.l, lerp(from.a, to.a * room, amount), lerp(from.b, to.b * room, amount)});
}

Rgb faded(Rgb colour, float chroma)
{
    const Lab lab = toLab(colour);
    return fromLab({lab.l, lab.a * chroma, lab.b * chroma});
}

Ramp::Ramp(std::initializer_list<std::pair<float, Rgb>> stops)
{
    const std::vector<std::pair<float, Rgb>> list(stops);
    for (size_t i = 0; i < m_table.size(); ++i) {
        const float t = float(i) / 256.0F;
        size_t k = 0;
        while (k + 2 < list.size() && list[k + 1].first < t)
            ++k;
        const float span = list[k + 1].first - list[k].first;
        m_table[i] = mixLab(list[k].second, list[k + 1].second, clamp01((t - list[k].first) / span));
    }
}

Rgb Ramp::at(float t) const
{
    const float place = clamp01(t) * 255.99F;
    const auto i = size_t(place);
    return mix(m_table[i], m_table[i + 1], place - float(i));
}

} // namespace mj::server::painter
