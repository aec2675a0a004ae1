#pragma once
#include <QtGlobal>
#include <array>
#include <initializer_list>
#include <utility>

namespace mj::server::painter {

// Linear light, 1 = white; more than 1 is a light source.
struct Rgb {
    float r = 0;
    float g = 0;
    float b = 0;
};
inline Rgb operator+(Rgb a, Rgb b) { return {a.r + b.r, a.g + b.g, a.b + b.b}; }
inline Rgb operator-(Rgb a, Rgb b) { return {a.r - b.r, a.g - b.g, a.b - b.b}; }
inline Rgb operator*(Rgb a, float k) { return {a.r * k, a.g * k, a.b * k}; }
inline Rgb operator*(Rgb a, Rgb b) { return {a.r * b.r, a.g * b.g, a.b * b.b}; }
inline Rgb mix(Rgb a, Rgb b, float t) { return {a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t}; }
inline float luma(Rgb c) { return 0.2126F * c.r + 0.7152F * c.g + 0.0722F * c.b; }

// OKLab: lightness 0..1 and two colour axes; even steps look even.
struct Lab {
    float l = 0;
    float a = 0;
    float b = 0;
};
Lab toLab(Rgb colour);
Rgb fromLab(Lab lab);
Rgb mixLab(Rgb a, Rgb b, float t);
Rgb hex(quint32 rrggbb);                      // from sRGB
Rgb lighter(Rgb colour, float lightness);     // adds to the OKLab lightness
Rgb turned(Rgb colour, float radians);        // hue turned
Rgb pulled(Rgb colour, Rgb hue, float amount); // takes over the hue and chroma of another, keeps its lightness
Rgb faded(Rgb colour, float chroma);          // chroma multiplied
float toSrgb(float linear);
float fromSrgb(float encoded);

// A gradient through stops, even in OKLab, read from a table.
class Ramp
{
public:
    Ramp(std::initializer_list<std::pair<float, Rgb>> stops);
    Rgb at(float t) const; // t is cut to 0..1

private:
    std::array<Rgb, 257> m_table{};
};

} // namespace mj::server::painter
