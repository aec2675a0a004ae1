#include "server/providers/painter/canvas.h"
#include <algorithm>
#include <cmath>

namespace mj::server::painter {

Canvas::Canvas(int width, int height) : m_width(width), m_height(height), m_pixels(size_t(width) * size_t(height)) {}

const std::array<float, 256> &Canvas::linearOfByte()
{
    static const std::array<float, 256> table = [] {
        std::array<float, 256> t{};
        for (size_t i = 0; i < t.size(); ++i)
            t[i] = fromSrgb(float(i) / 255.0F);
        return t;
    }();
    return table;
}

Rgb Canvas::sample(float x, float y) const
{
    x = std::clamp(x, 0.0F, float(m_width - 1));
    y = std::clamp(y, 0.0F, float(m_height - 1));
    const int x0 = int(x);
    const int y0 = int(y);
    const int x1 = std::min(x0 + 1, m_width - 1);
    const Rgb *top = row(y0);
    const Rgb *bottom = row(std::min(y0 + 1, m_height - 1));
    const float fx = x - float(x0);
    return mix(mix(top[x0], top[x1], fx), mix(bottom[x0], bottom[x1], fx), y - float(y0));
}

void Canvas::dot(float cx, float cy, float radius, Rgb colour, float alpha)
{
    const int y0 = std::max(0, int(std::floor(cy - radius - 1)));
    const int y1 = std::min(m_height - 1, int(std::ceil(cy + radius + 1)));
    const int x0 = std::max(0, int(std::floor(cx - radius - 1)));
    const int x1 = std::min(m_width - 1, int(std::ceil(cx + radius + 1)));
    // A dot below half a pixel keeps its light, not its size.
    const float cover = radius < 0.6F ? alpha * radius * radius / 0.36F : alpha;
    const float r = std::max(radius, 0.6F);
    for (int y = y0; y <= y1; ++y) {
        Rgb *line = row(y);
        const float dy = float(y) - cy;
        for (int x = x0; x <= x1; ++x) {
            const float dx = float(x) - cx;
            const float edge = clamp01(r + 0.5F - std::sqrt(dx * dx + dy * dy));
            if (edge > 0)
                line[x] = mix(line[x], colour, edge * cover);
        }
    }
}

void Canvas::petal(float cx, float cy, float length, float width, float angle, Rgb colour, float alpha)
{
    const float reach = std::max(length, width) + 1;
    const int y0 = std::max(0, int(std::floor(cy - reach)));
    const int y1 = std::min(m_height - 1, int(std::ceil(cy + reach)));
    const int x0 = std::max(0, int(std::floor(cx - reach)));
    const int x1 = std::min(m_width - 1, int(std::ceil(cx + reach)));
    const float c = std::cos(angle);
    const float s = std::sin(angle);
    const float il = 1.0F / std::max(length, 0.6F);
    const float iw = 1.0F / std::max(width, 0.6F);
    const float soft = std::max(width, 0.6F);
    for (int y = y0; y <= y1; ++y) {
        Rgb *line = row(y);
        const float dy = float(y) - cy;
        for (int x = x0; x <= x1; ++x) {
            const float dx = float(x) - cx;
            const float u = (dx * c + dy * s) * il;
            const float v = (dy * c - dx * s) * iw;
            const float edge = clamp01((1.0F - std::sqrt(u * u + v * v)) * soft + 0.5F);
            if (edge > 0)
                line[x] = mix(line[x], colour, edge * alpha);
        }
    }
}

void Canvas::glow(float cx, float cy, float radius, Rgb light)
{
    const int y0 = std::max(0, int(cy - radius));
    const int y1 = std::min(m_height - 1, int(cy + radius));
    const int x0 = std::max(0, int(cx - radius));
    const int x1 = std::min(m_width - 1, int(cx + radius));
    const float scale = 1.0F / (radius * radius);
    for (int y = y0; y <= y1; ++y) {
        Rgb *line = row(y);
        const float dy = float(y) - cy;
        for (int x = x0; x <= x1; ++x) {
            const float dx = float(x) - cx;
            const float left = 1.0F - (dx * dx + dy * dy) * scale;
            if (left > 0)
                line[x] = line[x] + light * (left * left * left);
        }
    }
}

Canvas Canvas::reduced(int factor) const
{
    Canvas small((m_width + factor - 1) / factor, (m_height + factor - 1) / factor);
    for (int y = 0; y < small.m_height; ++y) {
        for (int x = 0; x < small.m_width; ++x) {
            Rgb sum;
            int count = 0;
            for (int v = y * factor; v < std::min(m_height, (y + 1) * factor); ++v) {
                for (int u = x * factor; u < std::min(m_width, (x + 1) * factor); ++u, ++count)
                    sum = sum + row(v)[u];
            }
            small.row(y)[x] = sum * (1.0F / float(count));
        }
    }
    return small;
}

Field::Field(int width, int height, int step)
    : m_step(step), m_columns(width / step + 2), m_rows(height / step + 2), m_values(size_t(m_columns) * size_t(m_rows))
{
}

float Field::at(float x, float y) const
{
    const float u = std::clamp(x / float(m_step), 0.0F, float(m_columns - 2));
    const float v = std::clamp(y / float(m_step), 0.0F, float(m_rows - 2));
    const int c = int(u);
    const int r = int(v);
    const float *top = m_values.data() + size_t(r) * size_t(m_columns) + size_t(c);
    const float *bottom = top + m_columns;
    const float fx = u - float(c);
    return lerp(lerp(top[0], top[1], fx), lerp(bottom[0], bottom[1], fx), v - float(r));
}

} // namespace mj::server::painter
