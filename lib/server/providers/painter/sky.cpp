#include "server/providers/painter/sky.h"
#include <cmath>

namespace mj::server::painter {

void placeLight(Painting &p)
{
    Rng rng = p.rng(21);
    Light &l = p.light;
    l.moon = p.night();
    const float side = rng.chance(0.5F) ? rng.range(0.20F, 0.38F) : rng.range(0.62F, 0.80F);
    l.x = p.w * side;
    const bool low = p.intent.hour == Hour::Sunset || p.intent.hour == Hour::Dawn;
    l.radius = p.unit * (l.moon ? rng.range(38, 66) : (low ? rng.range(46, 74) : 34.0F));
    if (p.intent.has(motif::cat) && l.moon)
        l.radius = p.unit * 150;
    const float height = low ? rng.range(0.10F, 0.26F) : (l.moon ? rng.range(0.55F, 0.78F) : rng.range(0.68F, 0.84F));
    l.y = p.horizon * (1 - height);
    const bool covered = p.intent.weather == Weather::Rain || p.intent.weather == Weather::Snow || p.intent.weather == Weather::Cloudy;
    const bool asked = p.intent.has(motif::moon | motif::sun);
    l.shown = asked || (!covered && (l.moon ? rng.chance(0.8F) : low || rng.chance(0.3F)));
}

namespace {
// How much of the light's halo reaches a place; smooth enough for a coarse grid.
Field haloOf(const Painting &p)
{
    Field halo(int(p.w), int(p.h), 4);
    const float reach = 1.0F / (p.unit * 1024);
    for (int r = 0; r < halo.rows() && !p.stopped; ++r) {
        const float dy = (float(r) * halo.step() - p.light.y) * reach * 1.5F;
        for (int c = 0; c < halo.columns(); ++c) {
            const float dx = (float(c) * halo.step() - p.light.x) * reach;
            const float d2 = dx * dx + dy * dy;
            halo.cell(c, r) = 0.5F * std::exp(-d2 * 7.0F) + 0.5F / (1.0F + d2 * 60.0F);
        }
    }
    return halo;
}
} // namespace

void paintSky(Painting &p)
{
    const Field spread = haloOf(p);
    const Palette &c = p.palette;
    const Ramp sky{{0.0F, c.zenith}, {0.42F, c.high}, {0.78F, c.low}, {1.0F, c.horizon}};
    const Ramp ground{{0.0F, mixLab(c.horizon, c.far, 0.5F)}, {0.4F, mixLab(c.far, c.near, 0.45F)}, {1.0F, c.near}};
    const float power = p.light.moon ? 0.22F : (p.intent.hour == Hour::Sunset ? 0.55F : 0.36F);
    const float strength = p.light.shown ? 1.0F : 0.35F;
    p.rows(0, p.h, [&](int y) {
        Rgb *line = p.canvas.row(y);
        const float fy = float(y);
        const Rgb base = fy < p.horizon ? sky.at(fy / p.horizon) : ground.at((fy - p.horizon) / (p.h - p.horizon));
        const float fade = fy < p.horizon ? 1.0F : 0.4F;
        for (int x = 0; x < int(p.w); ++x) {
            const float halo = strength * fade * spread.at(float(x), fy);
            line[x] = base + c.glow * (0.5F * power * halo);
            line[x] = mix(line[x], c.glow, 0.62F * power * halo);
        }
    });
}

void paintStars(Painting &p, float bottom, int count)
{
    Rng rng = p.rng(31);
    const Rgb tints[] = {hex(0xffffff), hex(0xcfe0ff), hex(0xffe9cf), hex(0xd9d2ff)};
    for (int i = 0; i < count && !p.stopped; ++i) {
        const float x = rng.unit() * p.w;
        const float y = rng.unit() * bottom;
        const float magnitude = std::pow(rng.unit(), 9.0F);
        const float fade = 1.0F - smoothstep(0.45F, 1.0F, y / bottom);
        const Rgb tint = tints[rng.below(4)];
        const float size = p.unit * (0.55F + 1.5F * magnitude);
        p.canvas.dot(x, y, size, tint * (0.9F + magnitude), fade * rng.range(0.25F, 0.95F));
        if (magnitude > 0.84F) {
            p.canvas.glow(x, y, p.unit * 14 * magnitude, tint * (0.35F * fade));
            p.canvas.petal(x, y, p.unit * 9 * magnitude, p.unit * 0.5F, 0, tint, 0.55F * fade);
            p.canvas.petal(x, y, p.unit * 9 * magnitude, p.unit * 0.5F, 1.5707963F, tint, 0.55F * fade);
        }
    }
}

void paintMilkyWay(Painting &p)
{
    const Noise noise = p.noise(33);
    Rng rng = p.rng(34);
    const float angle = rng.range(-0.9F, -0.5F) * (rng.chance(0.5F) ? 1.0F : -1.0F);
    const float c = std::cos(angle);
    const float s = std::sin(angle);
    const float middle = p.horizon * 0.45F;
    const float scale = 1.0F / (p.unit * 1024);
    const Rgb warm = mixLab(p.palette.glow, hex(0xffe6c8), 0.5F);
    Field band(int(p.w), int(p.horizon), 3);
    for (int row = 0; row < band.rows() && !p.stopped; ++row) {
        const float dy = (float(row) * band.step() - middle) * scale;
        for (int column = 0; column < band.columns(); ++column) {
            const float dx = (float(column) * band.step() - p.w * 0.5F) * scale;
            const float along = dx * c + dy * s;
            const float across = dy * c - dx * s;
            const float core = std::exp(-across * across * 22.0F);
            if (core < 0.02F)
                continue;
            const float cloud = 0.5F + 0.9F * noise.fbm(along * 3.0F, across * 5.0F, 4);
            const float dust = smoothstep(0.0F, 0.35F, noise.fbm(along * 4 + 9, across * 9, 3)) * std::exp(-across * across * 120.0F);
            band.cell(column, row) = clamp01(core * cloud) * (1 - 0.75F * dust);
        }
    }
    p.rows(0, p.horizon, [&](int y) {
        Rgb *line = p.canvas.row(y);
        const float fade = 0.30F * (1.0F - smoothstep(0.6F, 1.0F, float(y) / p.horizon));
        for (int x = 0; x < int(p.w); ++x) {
            const float light = band.at(float(x), float(y));
            line[x] = line[x] + mix(p.palette.glow, warm, light) * (fade * light);
        }
    });
    for (int i = 0; i < 1400 && !p.stopped; ++i) {
        const float along = rng.range(-0.9F, 0.9F);
        const float across = (rng.unit() + rng.unit() + rng.unit() - 1.5F) * 0.22F;
        const float x = p.w * 0.5F + (along * c - across * s) / scale;
        const float y = middle + (along * s + across * c) / scale;
        if (y < p.horizon * 0.9F)
            p.canvas.dot(x, y, p.unit * rng.range(0.4F, 0.8F), hex(0xfff4e6), rng.range(0.2F, 0.7F));
    }
}

void paintAurora(Painting &p)
{
    const Noise noise = p.noise(35);
    const Rgb low = p.intent.colours.empty() ? hex(0x49f0a0) : p.intent.colours.front();
    const Rgb high = p.intent.colours.empty() ? hex(0x8a5cf0) : p.intent.colours.back();
    for (int curtain = 0; curtain < 3 && !p.stopped; ++curtain) {
        const float salt = float(curtain) * 7.3F;
        for (int x = 0; x < int(p.w) && !p.stopped; ++x) {
            const float u = float(x) / (p.unit * 1024);
            const float foot = p.horizon * (0.62F - 0.13F * float(curtain) + 0.22F * noise.fbm(u * 1.3F + salt, salt, 3));
            const float rays = 0.55F + 0.9F * noise.fbm(u * 22 + salt, u * 3, 3);
            const float tall = p.horizon * (0.34F + 0.12F * noise.at(u * 4, salt));
            const float power = 0.42F * clamp01(rays) * clamp01(0.55F + noise.at(u * 2.1F, salt + 3));
            for (int y = std::max(0, int(foot - tall)); y < int(foot + p.unit * 26) && y < int(p.h); ++y) {
                const float t = (foot - float(y)) / tall;
                const float shape = t < 0 ? smoothstep(-26 * p.unit / tall, 0, t) : (1 - t) * (1 - t);
                Rgb &pixel = p.canvas.row(y)[x];
                pixel = pixel + mix(low, high, smoothstep(0.1F, 0.8F, t)) * (power * shape);
            }
        }
    }
}

void paintLight(Painting &p)
{
    const Light &l = p.light;
    if (!l.shown)
        return;
    const bool ink = p.intent.style == Style::Ink;
    const Rgb colour = ink && !l.moon ? p.palette.accent : p.palette.light * (l.moon ? 1.05F : 1.7F);
    if (!ink)
        p.canvas.glow(l.x, l.y, l.radius * 4.6F, p.palette.glow * (l.moon ? 0.18F : 0.24F));
    const Noise noise = p.noise(36);
    const bool crescent = p.intent.has(motif::crescent);
    p.rows(l.y - l.radius - 2, l.y + l.radius + 2, [&](int y) {
        Rgb *line = p.canvas.row(y);
        for (int x = std::max(0, int(l.x - l.radius - 2)); x < std::min(int(p.w), int(l.x + l.radius + 2)); ++x) {
            const float dx = float(x) - l.x;
            const float dy = float(y) - l.y;
            float cover = clamp01(l.radius + 0.5F - std::sqrt(dx * dx + dy * dy));
            Rgb c = colour;
            if (l.moon) {
                const float sea = smoothstep(0.02F, 0.4F, noise.fbm(dx / l.radius * 1.4F, dy / l.radius * 1.4F, 4));
                c = c * (1.0F - 0.24F * sea);
                if (crescent) {
                    const float ex = dx - l.radius * 0.52F;
                    const float ey = dy + l.radius * 0.22F;
                    cover *= clamp01(std::sqrt(ex * ex + ey * ey) - l.radius * 0.92F);
                }
            }
            line[x] = mix(line[x], c, cover);
        }
    });
}

void paintRainbow(Painting &p)
{
    const float cx = p.w - p.light.x;
    const float cy = p.horizon + p.unit * 180;
    const float radius = p.unit * 560;
    const float width = p.unit * 62;
    const Ramp bow{{0, hex(0x7a4fd0)}, {0.2F, hex(0x3f7fe0)}, {0.42F, hex(0x45c06a)}, {0.62F, hex(0xf5e14a)}, {0.8F, hex(0xf5923a)}, {1, hex(0xe2473f)}};
    p.rows(0, p.horizon, [&](int y) {
        for (int x = 0; x < int(p.w); ++x) {
            const float dx = float(x) - cx;
            const float dy = float(y) - cy;
            const float t = (std::sqrt(dx * dx + dy * dy) - radius) / width;
            if (t <= 0 || t >= 1)
                continue;
            const float soft = 4 * t * (1 - t) * (1 - 0.6F * smoothstep(0.5F, 1.0F, float(y) / p.horizon));
            Rgb &pixel = p.canvas.row(y)[x];
            pixel = mix(pixel, bow.at(t), 0.42F * soft);
        }
    });
}

} // namespace mj::server::painter
