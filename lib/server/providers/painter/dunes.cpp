#include "server/providers/painter/dunes.h"
#include "server/providers/painter/brush.h"
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace mj::server::painter {

void paintDune(Painting &p, float foot, float height, float nearness, quint64 salt)
{
    const Noise noise = p.noise(salt + 111);
    const float wave = p.unit * lerp(420, 1150, nearness);
    std::vector<float> crest(size_t(p.w));
    std::vector<float> knife(size_t(p.w)); // the edge between the lit and the shaded slope
    for (size_t x = 0; x < crest.size(); ++x) {
        const float u = float(x) / wave + float(salt % 13);
        const float n = 1 - std::fabs(noise.at(u, 2.5F) + 0.22F * noise.at(u * 2.3F, 7));
        crest[x] = foot - height * (n * n * 0.95F + 0.16F * noise.at(u * 0.6F, 4));
        knife[x] = 0.9F * height * noise.fbm(u * 1.4F + 3, 8, 2);
    }
    const Rgb sand = p.night() ? mixLab(p.palette.lit, hex(0xb98d62), 0.66F) : mixLab(hex(0xe7a765), p.palette.lit, p.intent.hour == Hour::Sunset ? 0.40F : 0.12F);
    const Rgb lit = mixLab(mixLab(sand, p.palette.glow, 0.38F), p.palette.horizon, 0.45F * (1 - nearness));
    const Rgb dark = mixLab(mixLab(sand, p.palette.near, 0.62F), p.palette.low, 0.45F * (1 - nearness));
    const float side = p.light.x > p.w * 0.5F ? 1.0F : -1.0F;
    const Noise ripples = p.noise(salt + 112);
    p.rows(*std::min_element(crest.begin(), crest.end()) - 1, p.h, [&](int y) {
        Rgb *line = p.canvas.row(y);
        for (int x = 0; x < int(p.w); ++x) {
            const float depth = float(y) - crest[size_t(x)];
            const float cover = clamp01(depth + 0.5F);
            if (cover <= 0)
                continue;
            // The edge between light and shade leaves the summit and winds down across the slope.
            const float drift = side * (0.75F * depth + knife[size_t(x)] * clamp01(depth / height) * 0.8F);
            const int from = std::clamp(int(float(x) + drift), 8, int(p.w) - 9);
            const float slope = (crest[size_t(from + 8)] - crest[size_t(from - 8)]) / 16.0F * -side;
            const float shade = smoothstep(-0.05F, 0.10F, slope) * (1.0F - 0.75F * smoothstep(height * 0.4F, height * 1.9F, depth));
            const float u = float(x) / (p.unit * 46) + depth / (p.unit * 70);
            const float ripple = nearness > 0.3F && depth < height * 2.4F && shade < 0.95F ? std::sin((depth * 0.9F + 9 * ripples.fbm(u * 0.5F, depth / (p.unit * 60), 2) * p.unit * 4) / (p.unit * lerp(3, 7, nearness))) : 0;
            Rgb c = mix(lit, dark, shade) * (1.0F + 0.045F * nearness * ripple * (1 - shade));
            c = mix(c, mixLab(dark, p.palette.near, 0.5F), 0.5F * smoothstep(height, height * 3.2F, depth) * nearness);
            line[x] = mix(line[x], c, cover);
        }
    });
}

void paintCaravan(Painting &p, float foot)
{
    Rng rng = p.rng(115);
    QImage sheet = p.sheet();
    {
        QPainter painter(&sheet);
        painter.setRenderHint(QPainter::Antialiasing);
        const float start = p.w * rng.range(0.3F, 0.45F);
        for (int i = 0; i < 4; ++i) {
            painter.save();
            painter.translate(double(start + float(i) * p.unit * 62), double(foot + std::sin(float(i)) * p.unit * 3));
            painter.scale(double(p.unit) * 0.42, double(p.unit) * 0.42);
            QPainterPath body(QPointF(-40, -58));
            body.cubicTo(-34, -96, -14, -96, -6, -66);
            body.cubicTo(2, -98, 22, -94, 28, -60);
            body.cubicTo(40, -56, 44, -74, 48, -100);
            body.cubicTo(52, -112, 66, -108, 72, -102);
            body.cubicTo(70, -96, 60, -96, 57, -92);
            body.cubicTo(56, -62, 50, -38, 30, -36);
            for (const QPointF &leg : {QPointF(30, 0), QPointF(24, 0), QPointF(22, -36), QPointF(14, -34), QPointF(12, 0), QPointF(6, 0), QPointF(4, -34), QPointF(-20, -34), QPointF(-22, 0), QPointF(-28, 0), QPointF(-30, -36), QPointF(-34, 0), QPointF(-40, 0)})
                body.lineTo(leg);
            body.closeSubpath();
            painter.fillPath(body, qt(mixLab(p.palette.near, p.palette.far, 0.12F)));
            painter.restore();
        }
    }
    layMisty(p, sheet, 0, p.h, p.palette.near, 0);
}

} // namespace mj::server::painter
