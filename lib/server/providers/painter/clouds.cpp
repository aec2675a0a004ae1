#include "server/providers/painter/clouds.h"
#include <cmath>

namespace mj::server::painter {

namespace {
// Light on a cloud is the fall of its density towards the sun.
float litAt(const Field &density, const Painting &p, float x, float y, float reach)
{
    const float dx = p.light.x - x;
    const float dy = p.light.y - y;
    const float k = reach / (std::sqrt(dx * dx + dy * dy) + p.unit * 40);
    return density.at(x, y) - density.at(x + dx * k, y + dy * k);
}
} // namespace

void paintHighClouds(Painting &p, float cover)
{
    const Noise noise = p.noise(41);
    Rng rng = p.rng(42);
    const float stretch = rng.range(0.45F, 0.85F);
    Field density(int(p.w), int(p.horizon), 3);
    for (int r = 0; r < density.rows() && !p.stopped; ++r) {
        const float elevation = std::max(0.0F, 1.0F - float(r) * 3 / p.horizon);
        const float depth = 1.0F / (elevation + 0.16F);
        for (int c = 0; c < density.columns(); ++c) {
            const float u = (float(c) * 3 - p.w * 0.5F) / (p.unit * 1024) * depth * stretch;
            const float v = depth * 1.5F;
            const float warp = noise.fbm(u * 0.8F + 3, v * 0.8F, 2);
            density.cell(c, r) = noise.fbm(u * 1.6F + warp * 0.7F, v * 1.3F + warp * 0.5F, 5);
        }
    }
    const float threshold = 0.30F - 0.55F * cover;
    p.rows(0, p.horizon, [&](int y) {
        Rgb *line = p.canvas.row(y);
        const float fy = float(y);
        const float fade = 1.0F - smoothstep(0.86F, 1.0F, fy / p.horizon);
        for (int x = 0; x < int(p.w); ++x) {
            const float d = density.at(float(x), fy);
            const float body = smoothstep(threshold, threshold + 0.34F, d);
            if (body <= 0)
                continue;
            const float lit = clamp01(0.48F + 1.9F * litAt(density, p, float(x), fy, p.unit * 22) - 0.25F * body * cover);
            line[x] = mix(line[x], mix(p.palette.cloudShade, p.palette.cloud, lit), body * 0.86F * fade);
        }
    });
}

void paintCloudBank(Painting &p, float foot, float height)
{
    const Noise noise = p.noise(quint64(foot) + 45);
    const float scale = 1.0F / (p.unit * 230);
    const float top = foot - height * 1.5F;
    Field density(int(p.w), int(foot - top), 2);
    for (int r = 0; r < density.rows() && !p.stopped; ++r) {
        const float y = top + float(r) * 2;
        for (int c = 0; c < density.columns(); ++c) {
            const float u = float(c) * 2 * scale;
            const float v = y * scale;
            const float heap = 0.42F + 0.75F * noise.fbm(u * 0.42F, 0.5F, 2);
            density.cell(c, r) = heap - (foot - y) / height + 0.95F * noise.billow(u * 1.1F, v * 1.25F, 4);
        }
    }
    p.rows(top, foot, [&](int y) {
        Rgb *line = p.canvas.row(y);
        const float fy = float(y) - top;
        const float low = smoothstep(foot - height * 0.75F, foot, float(y));
        for (int x = 0; x < int(p.w); ++x) {
            const float d = density.at(float(x), fy);
            const float body = smoothstep(0.10F, 0.20F, d);
            if (body <= 0)
                continue;
            const float reach = p.unit * 9;
            const float dx = p.light.x < float(x) ? -reach : reach;
            const float fall = d - density.at(float(x) + dx * 0.6F, fy - reach);
            const float lit = clamp01(0.62F + 2.1F * fall - 0.62F * low);
            const Rgb colour = mix(p.palette.cloudShade, p.palette.cloud, lit);
            line[x] = mix(line[x], mix(colour, p.palette.horizon, 0.65F * low), body * (1.0F - 0.8F * low * low));
        }
    });
}

void paintMist(Painting &p, float middle, float thickness, Rgb colour, float amount)
{
    const Noise noise = p.noise(quint64(middle) + 47);
    Field veil(int(p.w), int(p.h), 6);
    const float scale = 1.0F / (p.unit * 300);
    const int first = std::max(0, int((middle - thickness * 1.6F) / 6));
    const int last = std::min(veil.rows(), int((middle + thickness * 1.6F) / 6) + 2);
    for (int r = first; r < last && !p.stopped; ++r) {
        for (int c = 0; c < veil.columns(); ++c) {
            const float x = float(c) * 6;
            const float y = float(r) * 6;
            const float wave = noise.fbm(x * scale, y * scale * 3.0F, 4);
            const float t = (y - middle) / thickness + wave * 0.9F;
            veil.cell(c, r) = std::exp(-t * t * 2.2F) * clamp01(0.72F + 0.6F * wave);
        }
    }
    p.rows(middle - thickness * 1.5F, middle + thickness * 1.5F, [&](int y) {
        Rgb *line = p.canvas.row(y);
        for (int x = 0; x < int(p.w); ++x)
            line[x] = mix(line[x], colour, amount * veil.at(float(x), float(y)));
    });
}

} // namespace mj::server::painter
