#include "server/providers/painter/planets.h"
#include <algorithm>
#include <cmath>

namespace mj::server::painter {

void paintNebula(Painting &p)
{
    const Noise noise = p.noise(81);
    const Palette &c = p.palette;
    Field gas(int(p.w), int(p.h), 3);
    Field hue(int(p.w), int(p.h), 3);
    const float scale = 3.0F / (p.unit * 620);
    for (int r = 0; r < gas.rows() && !p.stopped; ++r) {
        for (int k = 0; k < gas.columns(); ++k) {
            const float u = float(k) * scale;
            const float v = float(r) * scale;
            const float wx = noise.fbm(u + 4, v, 3);
            const float wy = noise.fbm(u, v + 9, 3);
            gas.cell(k, r) = noise.fbm(u + wx * 1.3F, v + wy * 1.3F, 5) + 0.35F * noise.at(u * 0.4F, v * 0.4F);
            hue.cell(k, r) = 0.5F + wx * 0.9F;
        }
    }
    const Rgb deep = lighter(c.zenith, -0.06F);
    const Rgb second = turned(c.low, 1.1F);
    p.rows(0, p.h, [&](int y) {
        Rgb *line = p.canvas.row(y);
        for (int x = 0; x < int(p.w); ++x) {
            const float g = gas.at(float(x), float(y));
            const float t = clamp01(hue.at(float(x), float(y)));
            const float cloud = smoothstep(-0.25F, 0.75F, g);
            const Rgb colour = mix(c.low, second, t);
            Rgb out = mix(deep, c.high, 0.6F * cloud);
            out = mix(out, colour, 0.85F * cloud * cloud);
            line[x] = out + mix(c.glow, colour, 0.4F) * (0.55F * smoothstep(0.22F, 0.85F, g));
        }
    });
}

namespace {
struct Body {
    const Planet &planet;
    const Noise noise;
    float lx, ly, lz; // towards the light
    float squash = 0.26F;
    float inner = 1.32F;
    float outer = 2.25F;

    // Rings: density at a distance from the middle, in radii.
    float ringAt(float d) const
    {
        if (d < inner || d > outer)
            return 0;
        const float edge = smoothstep(inner, inner + 0.05F, d) * (1 - smoothstep(outer - 0.06F, outer, d));
        const float gap = 1 - 0.9F * std::exp(-(d - 1.83F) * (d - 1.83F) * 900);
        return edge * gap * clamp01(0.66F + 0.5F * noise.fbm(d * 9, 3.3F, 4));
    }

    Rgb surface(float nx, float ny, float nz, float u, float v) const
    {
        float tone;
        if (planet.banded) {
            const float warp = noise.fbm(u * 1.6F / (nz + 0.35F), v * 3, 4);
            tone = 0.5F + 0.55F * noise.fbm(0.5F + warp * 0.10F, v * 3.4F + warp * 0.34F, 4) + 0.16F * noise.at(v * 13, warp);
        } else {
            tone = 0.5F + 0.75F * noise.fbm(nx * 1.7F + 3, ny * 1.7F + nz, 6);
        }
        const Rgb base = tone < 0.5F ? mix(planet.dark, planet.middle, clamp01(tone * 2)) : mix(planet.middle, planet.light, clamp01(tone * 2 - 1));
        const float facing = nx * lx + ny * ly + nz * lz;
        const float day = smoothstep(-0.18F, 0.85F, facing);
        return base * (0.012F + 1.05F * day);
    }
};

void paintRing(Painting &p, const Planet &planet, const Body &body, bool front)
{
    const float c = std::cos(planet.tilt);
    const float s = std::sin(planet.tilt);
    const float reach = planet.radius * body.outer + 2;
    p.rows(planet.y - reach, planet.y + reach, [&](int y) {
        Rgb *line = p.canvas.row(y);
        for (int x = std::max(0, int(planet.x - reach)); x < std::min(int(p.w), int(planet.x + reach)); ++x) {
            const float dx = (float(x) - planet.x) / planet.radius;
            const float dy = (float(y) - planet.y) / planet.radius;
            const float u = dx * c + dy * s;
            const float v = (dy * c - dx * s) / body.squash;
            if ((v > 0) != front)
                continue;
            const float density = body.ringAt(std::sqrt(u * u + v * v));
            if (density <= 0)
                continue;
            // The planet throws its shadow along the light on the far half.
            const float across = u * body.ly * c - v * body.lx * 0.9F;
            const float dark = !front && u * body.lx < 0 ? 1 - smoothstep(0.75F, 1.05F, std::fabs(across)) : 0;
            const Rgb ice = mix(planet.middle, planet.light, density) * (1.15F - 0.95F * dark);
            line[x] = mix(line[x], ice, density * 0.9F);
        }
    });
}
} // namespace

void paintPlanet(Painting &p, const Planet &planet)
{
    Body body{planet, p.noise(planet.salt + 85), -0.62F, -0.50F, 0.60F};
    if (p.light.x > p.w * 0.5F)
        body.lx = 0.62F;
    p.canvas.glow(planet.x, planet.y, planet.radius * 1.65F, planet.light * 0.13F);
    if (planet.ringed)
        paintRing(p, planet, body, false);
    const float c = std::cos(planet.tilt);
    const float s = std::sin(planet.tilt);
    const float r = planet.radius;
    const Rgb air = mixLab(planet.light, p.palette.glow, 0.5F);
    p.rows(planet.y - r - 2, planet.y + r + 2, [&](int y) {
        Rgb *line = p.canvas.row(y);
        for (int x = std::max(0, int(planet.x - r - 2)); x < std::min(int(p.w), int(planet.x + r + 2)); ++x) {
            const float nx = (float(x) - planet.x) / r;
            const float ny = (float(y) - planet.y) / r;
            const float d = std::sqrt(nx * nx + ny * ny);
            const float cover = clamp01((1 - d) * r + 0.5F);
            if (cover <= 0)
                continue;
            const float nz = std::sqrt(std::max(0.0F, 1 - d * d));
            const float u = nx * c + ny * s;
            const float v = ny * c - nx * s;
            Rgb colour = body.surface(nx, ny, nz, u, v);
            if (planet.ringed) {
                const float shadow = body.ringAt(1.2F + std::fabs(v + 0.20F + 0.13F * u * u) * 3.4F + 0.12F);
                colour = colour * (1 - 0.45F * shadow * smoothstep(0.30F, 0.08F, std::fabs(v + 0.2F)));
            }
            const float rim = std::pow(1 - nz, 3.0F) * smoothstep(-0.35F, 0.6F, nx * body.lx + ny * body.ly + nz * body.lz);
            line[x] = mix(line[x], colour + air * (0.6F * rim), cover);
        }
    });
    if (planet.ringed)
        paintRing(p, planet, body, true);
}

} // namespace mj::server::painter
