#include "server/providers/painter/water.h"
#include <algorithm>
#include <cmath>

namespace mj::server::painter {

void paintWater(Painting &p, const Water &water)
{
    const Noise noise = p.noise(61);
    const float span = p.h - water.line;
    const Canvas &seen = p.canvas;
    const Rgb spark = p.light.moon ? p.palette.light : mixLab(p.palette.light, p.palette.glow, 0.45F);
    const float path = p.light.shown ? (p.light.moon ? 0.75F : 1.1F) : 0;
    p.rows(water.line, p.h, [&](int y) {
        Rgb *line = p.canvas.row(y);
        const float below = float(y) - water.line;
        const float t = below / span;
        const float depth = 1.0F / (t + 0.045F);           // perspective: waves crowd at the far edge
        const float v = depth * 7.0F;
        const float squeeze = 1.0F + 0.35F * t;
        const float swing = p.unit * water.rough * (5.0F + 46.0F * t);
        const float calm = clamp01(below / (p.unit * 30));
        const float reach = p.unit * (26 + 150 * t);
        for (int x = 0; x < int(p.w); ++x) {
            const float fx = float(x);
            const float u = (fx - p.w * 0.5F) / (p.unit * 300) * depth * 0.32F;
            const float wave = noise.at(u * 1.7F, v) + 0.55F * noise.at(u * 4.1F + 7, v * 2.3F);
            const float my = water.line - 1 - below * squeeze + wave * swing * 1.5F * calm;
            Rgb c = seen.sample(fx + wave * swing * 0.55F, std::min(my, water.line - 1));
            const float own = water.tint * smoothstep(-0.1F, 1.0F, t) + 0.10F * water.rough * clamp01(wave);
            c = mix(c * 0.93F, water.colour, clamp01(own));
            c = c * (1.0F + 0.22F * water.rough * wave);
            if (path > 0) {
                const float d = (fx - p.light.x) / reach;
                const float glint = std::exp(-d * d) * smoothstep(0.22F + 0.25F * std::fabs(d), 0.75F, wave + 0.25F);
                c = mix(c, spark * 1.25F, clamp01(path * glint * (0.35F + 0.65F * water.rough)));
            }
            line[x] = mix(c, water.mist, 0.42F * std::exp(-t * 16));
        }
    });
}

} // namespace mj::server::painter
