#include "server/providers/painter/finishing.h"
#include <algorithm>
#include <array>
#include <cmath>

namespace mj::server::painter {

namespace {
void blurRows(Canvas &canvas, int radius)
{
    std::vector<Rgb> copy(size_t(canvas.width()));
    const float share = 1.0F / float(2 * radius + 1);
    for (int y = 0; y < canvas.height(); ++y) {
        Rgb *line = canvas.row(y);
        std::copy(line, line + canvas.width(), copy.begin());
        const auto at = [&](int x) { return copy[size_t(std::clamp(x, 0, canvas.width() - 1))]; };
        Rgb sum;
        for (int x = -radius; x <= radius; ++x)
            sum = sum + at(x);
        for (int x = 0; x < canvas.width(); ++x) {
            line[x] = sum * share;
            sum = sum + at(x + radius + 1) - at(x - radius);
        }
    }
}

Canvas turnedOver(const Canvas &canvas)
{
    Canvas out(canvas.height(), canvas.width());
    for (int y = 0; y < canvas.height(); ++y)
        for (int x = 0; x < canvas.width(); ++x)
            out.row(x)[y] = canvas.row(y)[x];
    return out;
}

// Above 0.8 the light bends towards white instead of being cut.
float shoulder(float v)
{
    return v <= 0.8F ? v : 1.0F - 0.2F / (1.0F + (v - 0.8F) * 5.0F);
}

const std::array<float, 8193> &encodeTable()
{
    static const std::array<float, 8193> table = [] {
        std::array<float, 8193> t{};
        for (size_t i = 0; i < t.size(); ++i) {
            const float root = float(i) / 8192.0F; // by the square root: the dark end needs the finer steps
            t[i] = 255.0F * toSrgb(shoulder(root * root * 4.0F));
        }
        return t;
    }();
    return table;
}

float encoded(const std::array<float, 8193> &table, float v)
{
    return table[size_t(std::sqrt(clamp01(v * 0.25F)) * 8192.0F)];
}
} // namespace

void addGlow(Canvas &canvas, float strength)
{
    Canvas small = canvas.reduced(4);
    for (int y = 0; y < small.height(); ++y) {
        for (int x = 0; x < small.width(); ++x) {
            Rgb &c = small.row(y)[x];
            c = c * smoothstep(0.55F, 1.25F, luma(c));
        }
    }
    const int radius = std::max(2, (canvas.width() + canvas.height()) / 420);
    for (int pass = 0; pass < 2; ++pass)
        blurRows(small, radius);
    Canvas upright = turnedOver(small);
    for (int pass = 0; pass < 2; ++pass)
        blurRows(upright, radius);
    small = turnedOver(upright);
    for (int y = 0; y < canvas.height(); ++y) {
        Rgb *line = canvas.row(y);
        for (int x = 0; x < canvas.width(); ++x)
            line[x] = line[x] + small.sample((float(x) - 1.5F) * 0.25F, (float(y) - 1.5F) * 0.25F) * strength;
    }
}

QImage toImage(const Canvas &canvas, const Intent &intent)
{
    const int w = canvas.width();
    const int h = canvas.height();
    QImage image(w, h, QImage::Format_RGB888);
    const std::array<float, 8193> &table = encodeTable();
    const bool paper = intent.style == Style::Ink || intent.style == Style::Watercolour || intent.style == Style::Pastel;
    const float corner = paper || intent.style == Style::Poster ? 0.05F : 0.26F;
    const float grain = intent.style == Style::None ? 1.7F : 0.8F; // of 255 steps
    const auto seed = quint32(intent.key);
    for (int y = 0; y < h; ++y) {
        const Rgb *line = canvas.row(y);
        uchar *out = image.scanLine(y);
        const float v = (float(y) + 0.5F) / float(h) * 2 - 1;
        for (int x = 0; x < w; ++x, out += 3) {
            const float u = (float(x) + 0.5F) / float(w) * 2 - 1;
            const float r2 = (u * u + v * v) * 0.5F;
            const float shade = 1.0F - corner * r2 * r2;
            quint32 n = (quint32(x) * 0x9e3779b1U) ^ (quint32(y) * 0x85ebca77U) ^ seed;
            n = (n ^ (n >> 15)) * 0x2c1b3c6dU;
            n ^= n >> 13;
            // Grain on all three alike, dither on each: both break bands, neither is seen.
            const float noise = (float(n & 255U) + float((n >> 8) & 255U) - 255.0F) * (grain / 255.0F);
            const float dither = float((n >> 16) & 255U) / 256.0F;
            const float other = float((n >> 24) & 255U) / 256.0F;
            out[0] = uchar(std::clamp(encoded(table, line[x].r * shade) + noise + dither, 0.0F, 255.0F));
            out[1] = uchar(std::clamp(encoded(table, line[x].g * shade) + noise + other, 0.0F, 255.0F));
            out[2] = uchar(std::clamp(encoded(table, line[x].b * shade) + noise + 1.0F - dither, 0.0F, 255.0F));
        }
    }
    return image;
}

} // namespace mj::server::painter
