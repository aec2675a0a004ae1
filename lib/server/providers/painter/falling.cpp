#include "server/providers/painter/falling.h"
#include <cmath>

namespace mj::server::painter {

void paintSnowfall(Painting &p)
{
    Rng rng = p.rng(121);
    const bool ink = p.intent.style == Style::Ink;
    const Rgb flake = ink ? hex(0xffffff) : mixLab(hex(0xffffff), p.palette.cloud, 0.2F);
    for (int i = 0; i < 1500 && !p.stopped; ++i) {
        const float near = std::pow(rng.unit(), 4.0F);
        const float size = p.unit * (0.9F + 7.5F * near);
        const float x = rng.unit() * p.w;
        const float y = rng.unit() * p.h;
        if (near > 0.35F)
            p.canvas.glow(x, y, size * 1.9F, flake * (0.30F * (1.2F - near)));
        else
            p.canvas.dot(x, y, size, flake, rng.range(0.45F, 0.95F));
    }
}

void paintRainfall(Painting &p)
{
    Rng rng = p.rng(122);
    const Rgb drop = mixLab(p.palette.cloud, hex(0xffffff), 0.35F);
    const float lean = rng.range(-0.16F, 0.16F);
    for (int i = 0; i < 1100 && !p.stopped; ++i) {
        const float near = rng.unit() * rng.unit();
        const float length = p.unit * (12 + 46 * near);
        p.canvas.petal(rng.unit() * p.w, rng.unit() * p.h, length, p.unit * (0.35F + 0.5F * near), 1.5708F + lean, drop, 0.13F + 0.24F * near);
    }
}

void paintRays(Painting &p, float strength)
{
    const Noise noise = p.noise(125);
    const float scale = 1.0F / (p.unit * 1024);
    p.rows(0, p.h, [&](int y) {
        Rgb *line = p.canvas.row(y);
        const float dy = (float(y) - p.light.y) * scale;
        for (int x = 0; x < int(p.w); ++x) {
            const float dx = (float(x) - p.light.x) * scale;
            const float d2 = dx * dx + dy * dy;
            const float turn = dx / (std::sqrt(d2) + std::fabs(dy) + 0.001F);
            const float shaft = smoothstep(-0.05F, 0.55F, noise.at(turn * 7 + (dy < 0 ? 50.0F : 0.0F), 1.5F) + 0.4F * noise.at(turn * 19, 4));
            line[x] = line[x] + p.palette.glow * (strength * shaft * std::exp(-d2 * 3.2F) * smoothstep(0.0F, 0.012F, d2));
        }
    });
}

} // namespace mj::server::painter
