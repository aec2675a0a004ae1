#include "server/providers/painter/finishing.h"
#include <algorithm>
#include <cmath>
#include <functional>
#include <vector>

namespace mj::server::painter {

namespace {
Field fieldOf(const Canvas &canvas, int step, const std::function<float(float, float)> &value)
{
    Field field(canvas.width(), canvas.height(), step);
    for (int r = 0; r < field.rows(); ++r)
        for (int c = 0; c < field.columns(); ++c)
            field.cell(c, r) = value(float(c * step), float(r * step));
    return field;
}

// The lightness of a canvas, once, for those who look at the neighbours of every pixel.
class Lumas
{
public:
    explicit Lumas(const Canvas &canvas) : m_width(canvas.width()), m_height(canvas.height()), m_values(size_t(m_width) * size_t(m_height))
    {
        for (int y = 0; y < m_height; ++y)
            for (int x = 0; x < m_width; ++x)
                m_values[size_t(y) * size_t(m_width) + size_t(x)] = luma(canvas.row(y)[x]);
    }
    // How much darker a place is than what lies around it: where a brush leaves its rim.
    float edgeAt(int x, int y, int reach) const
    {
        return 0.25F * (at(x - reach, y) + at(x + reach, y) + at(x, y - reach) + at(x, y + reach)) - at(x, y);
    }

private:
    float at(int x, int y) const { return m_values[size_t(std::clamp(y, 0, m_height - 1)) * size_t(m_width) + size_t(std::clamp(x, 0, m_width - 1))]; }

    int m_width;
    int m_height;
    std::vector<float> m_values;
};

template <class Tone>
void repaint(Canvas &canvas, const Intent &intent, float shift, const std::atomic<bool> &stopped, Tone tone)
{
    const float unit = float(canvas.width() + canvas.height()) / 2048.0F;
    const float fine = 1.0F / unit;
    const Noise grain(scramble(intent.key ^ 0x9a9e));
    const Noise hand(scramble(intent.key ^ 0xb0b));
    const Field paper = fieldOf(canvas, 2, [&](float x, float y) {
        return grain.fbm(x * fine * 0.30F, y * fine * 0.30F, 2) + 0.5F * grain.at(x * fine * 0.04F, y * fine * 0.16F);
    });
    const Field bend = fieldOf(canvas, 4, [&](float x, float y) { return hand.fbm(x * fine * 0.045F, y * fine * 0.045F, 3); });
    const Canvas before = canvas;
    const Lumas lumas(before);
    const int reach = std::max(1, int(3 * unit));
    for (int y = 0; y < canvas.height() && !stopped; ++y) {
        Rgb *line = canvas.row(y);
        for (int x = 0; x < canvas.width(); ++x) {
            const float b = bend.at(float(x), float(y));
            const float sx = float(x) + b * shift * unit;
            const float sy = float(y) - b * shift * unit * 0.7F;
            line[x] = tone(before.sample(sx, sy), lumas.edgeAt(int(sx), int(sy), reach), paper.at(float(x), float(y)), b);
        }
    }
}

void ink(Canvas &canvas, const Intent &intent, const std::atomic<bool> &stopped)
{
    const Rgb sheet = hex(0xf5f0e3);
    const Rgb black = hex(0x15161b);
    repaint(canvas, intent, 5, stopped, [&](Rgb c, float edge, float fibre, float) {
        const float l = std::cbrt(std::max(0.0F, luma(c)));
        float wash = clamp01((1.0F - l) * 1.55F - 0.05F);
        wash = clamp01(wash + 1.1F * edge * (1 - wash) + 0.13F * fibre * (0.25F + wash) * (1.15F - wash));
        const Lab lab = toLab(c);
        const float red = smoothstep(0.08F, 0.16F, lab.a); // the one colour that ink keeps: vermilion
        return mix(mix(sheet * (1 + 0.025F * fibre), black, wash * (0.55F + 0.45F * wash)), c, 0.9F * red);
    });
}

void watercolour(Canvas &canvas, const Intent &intent, const std::atomic<bool> &stopped)
{
    const Rgb sheet = hex(0xfbf8f1);
    repaint(canvas, intent, 9, stopped, [&](Rgb c, float edge, float fibre, float bend) {
        const float pigment = 1.4F * std::max(0.0F, edge) + 0.16F * fibre + 0.20F * bend; // more of it takes more from the middle tones
        const auto deepened = [pigment](float v) { return std::min(v, 1.0F) * (1.0F - pigment * (1.0F - std::min(v, 1.0F))); };
        const Rgb p{deepened(c.r), deepened(c.g), deepened(c.b)};
        return mix(p * sheet, sheet, 0.05F + 0.05F * clamp01(fibre));
    });
    const Noise rough(scramble(intent.key ^ 0xed9e));
    const float unit = float(canvas.width() + canvas.height()) / 2048.0F;
    for (int y = 0; y < canvas.height() && !stopped; ++y) { // the paper stays bare round the edge
        for (int x = 0; x < canvas.width(); ++x) {
            const float inside = std::min(std::min(float(x), float(canvas.width() - 1 - x)), std::min(float(y), float(canvas.height() - 1 - y))) / unit;
            if (inside > 90)
                continue;
            const float margin = 40 + 22 * rough.fbm(float(x) / unit * 0.011F, float(y) / unit * 0.011F, 4);
            Rgb &c = canvas.row(y)[x];
            const float bare = 1 - smoothstep(-2, 2, inside - margin);
            const float pool = smoothstep(9, 1, std::fabs(inside - margin - 3));
            c = mix(c * (1 - 0.22F * pool), sheet, bare);
        }
    }
}

void poster(Canvas &canvas, const Intent &intent, const std::atomic<bool> &stopped)
{
    repaint(canvas, intent, 0, stopped, [&](Rgb c, float, float fibre, float) {
        Lab lab = toLab(c);
        const float steps = 9.0F;
        const float v = lab.l * steps;
        const float base = std::floor(v);
        lab.l = (base + smoothstep(0.42F, 0.58F, v - base)) / steps;
        const float chroma = 1.18F;
        return fromLab({clamp01(lab.l * 0.97F + 0.02F + 0.008F * fibre), lab.a * chroma + 0.004F, lab.b * chroma + 0.008F});
    });
    const int border = std::max(4, std::min(canvas.width(), canvas.height()) / 32);
    const Rgb cream = hex(0xf4ecdb);
    for (int y = 0; y < canvas.height(); ++y)
        for (int x = 0; x < canvas.width(); ++x)
            if (std::min(std::min(x, canvas.width() - 1 - x), std::min(y, canvas.height() - 1 - y)) < border)
                canvas.row(y)[x] = cream;
}

void pastel(Canvas &canvas, const Intent &intent, const std::atomic<bool> &stopped)
{
    const Rgb sheet = hex(0xf3ece4);
    repaint(canvas, intent, 4, stopped, [&](Rgb c, float edge, float fibre, float) {
        Lab lab = toLab(c);
        lab.l = clamp01(0.30F + 0.68F * lab.l - 0.12F * edge);
        return mix(fromLab({lab.l, lab.a * 0.92F, lab.b * 0.92F}), sheet, 0.62F * smoothstep(0.16F, 0.62F, fibre));
    });
}
} // namespace

void applyStyle(Canvas &canvas, const Intent &intent, const std::atomic<bool> &stopped)
{
    switch (intent.style) {
    case Style::None: break;
    case Style::Ink: ink(canvas, intent, stopped); break;
    case Style::Watercolour: watercolour(canvas, intent, stopped); break;
    case Style::Poster: poster(canvas, intent, stopped); break;
    case Style::Pastel: pastel(canvas, intent, stopped); break;
    }
}

} // namespace mj::server::painter
