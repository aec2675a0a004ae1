#include "server/providers/painter/abstract_flow.h"
#include <cmath>

namespace mj::server::painter {

namespace {
Field flowOf(const Painting &p, int step)
{
    const Noise noise = p.noise(101);
    Field flow(int(p.w), int(p.h), step);
    const float scale = float(step) / (p.unit * 560);
    for (int r = 0; r < flow.rows() && !p.stopped; ++r) {
        for (int c = 0; c < flow.columns(); ++c) {
            const float u = float(c) * scale;
            const float v = float(r) * scale * 1.25F + u * 0.35F;
            const float qx = noise.fbm(u * 0.9F, v * 0.9F, 2);
            const float qy = noise.fbm(u * 0.9F + 5.2F, v * 0.9F + 1.3F, 2);
            const float rx = noise.fbm(u + 1.9F * qx + 1.7F, v + 1.9F * qy + 9.2F, 2);
            const float ry = noise.fbm(u + 1.9F * qx + 8.3F, v + 1.9F * qy + 2.8F, 2);
            flow.cell(c, r) = noise.fbm(u + 1.5F * rx, v + 1.5F * ry, 2) + 0.25F * qx;
        }
    }
    return flow;
}

Ramp rampOf(const Palette &c)
{
    return Ramp{{0.0F, lighter(c.near, -0.02F)}, {0.28F, c.zenith}, {0.52F, c.high}, {0.72F, c.low}, {0.88F, c.horizon}, {1.0F, lighter(c.horizon, 0.04F)}};
}
} // namespace

void paintSilk(Painting &p)
{
    const Field flow = flowOf(p, 3);
    const Ramp ramp = rampOf(p.palette);
    const float reach = p.unit * 5;
    p.rows(0, p.h, [&](int y) {
        Rgb *line = p.canvas.row(y);
        for (int x = 0; x < int(p.w); ++x) {
            const auto fx = float(x);
            const auto fy = float(y);
            const float f = flow.at(fx, fy);
            const float gx = flow.at(fx + reach, fy) - f;
            const float gy = flow.at(fx, fy + reach) - f;
            const float steep = 34.0F;
            const float nz = 1.0F / std::sqrt(1.0F + (gx * gx + gy * gy) * steep * steep);
            const float facing = (0.55F * gx * steep + 0.60F * gy * steep + 0.58F) * nz;
            const float shine = std::pow(clamp01(facing), 14.0F);
            const Rgb base = ramp.at(0.44F + 0.85F * f);
            line[x] = base * (0.34F + 0.85F * clamp01(facing)) + p.palette.glow * (0.55F * shine);
        }
    });
}

void paintThreads(Painting &p)
{
    const Field flow = flowOf(p, 3);
    const Rgb gold = mixLab(p.palette.accent, p.palette.light, 0.25F);
    const float reach = p.unit * 2;
    p.rows(0, p.h, [&](int y) {
        Rgb *line = p.canvas.row(y);
        for (int x = 0; x < int(p.w); ++x) {
            const auto fx = float(x);
            const auto fy = float(y);
            const float f = flow.at(fx, fy);
            const float gx = (flow.at(fx + reach, fy) - f) / reach;
            const float gy = (flow.at(fx, fy + reach) - f) / reach;
            const float slope = std::sqrt(gx * gx + gy * gy) + 1e-5F;
            const float lines = f * 26.0F + 40.0F;
            const float off = std::fabs(lines - std::floor(lines) - 0.5F) / (26.0F * slope); // pixels to the line
            const float zone = smoothstep(0.02F, 0.22F, f) * (1 - smoothstep(0.5F, 0.7F, f));
            const float thread = clamp01(p.unit * 0.9F - off + 0.5F) * zone * smoothstep(0.0004F, 0.0016F, slope);
            line[x] = mix(line[x], gold * 1.05F, 0.75F * thread);
        }
    });
}

void paintRibbons(Painting &p)
{
    const Noise noise = p.noise(105);
    const Ramp ramp = rampOf(p.palette);
    const int sheets = 11;
    Rng rng = p.rng(106);
    const float tilt = rng.range(-0.30F, 0.30F);
    const Rgb gold = mixLab(p.palette.accent, p.palette.light, 0.3F);
    for (int i = 0; i < sheets && !p.stopped; ++i) {
        const float t = float(i) / float(sheets - 1);
        const Rgb top = ramp.at(0.98F - 0.86F * t + rng.range(-0.06F, 0.06F));
        const Rgb bottom = ramp.at(0.72F - 0.70F * t);
        const float depth = p.unit * rng.range(170, 260);
        const float level = p.h * (0.02F + 0.95F * t);
        std::vector<float> edge(size_t(p.w));
        for (size_t x = 0; x < edge.size(); ++x) {
            const float u = float(x) / (p.unit * 620);
            const float swell = noise.at(u * 0.8F + t * 0.9F, t * 2.6F) * 1.15F + 0.35F * noise.at(u * 2.1F - t, t * 4 + 9);
            edge[x] = level + p.unit * 190 * swell + tilt * (float(x) - p.w * 0.5F);
        }
        p.rows(0, p.h, [&](int y) {
            Rgb *line = p.canvas.row(y);
            for (int x = 0; x < int(p.w); ++x) {
                const float d = float(y) - edge[size_t(x)];
                if (d < -p.unit * 26)
                    continue;
                const float shadow = 0.34F * smoothstep(-p.unit * 26, 0, d);
                const float cover = clamp01(d + 0.5F);
                const Rgb body = mix(top, bottom, smoothstep(0, depth, d));
                const float rim = clamp01(p.unit * 1.6F - std::fabs(d - p.unit * 1.6F) + 0.5F);
                line[x] = mix(line[x] * (1 - shadow), mix(body, gold * 1.1F, 0.85F * rim), cover);
            }
        });
    }
}

void paintDust(Painting &p)
{
    const Field flow = flowOf(p, 8);
    Rng rng = p.rng(107);
    const Rgb gold = mixLab(p.palette.accent, p.palette.light, 0.35F);
    for (int i = 0; i < 2600 && !p.stopped; ++i) {
        const float x = rng.unit() * p.w;
        const float y = rng.unit() * p.h;
        const float near = std::fabs(flow.at(x, y) - 0.12F);
        if (near > 0.05F + 0.25F * rng.unit() * rng.unit())
            continue;
        const float size = p.unit * (0.5F + 2.2F * std::pow(rng.unit(), 5.0F));
        p.canvas.dot(x, y, size, gold * 1.15F, rng.range(0.3F, 0.9F));
    }
}

} // namespace mj::server::painter
