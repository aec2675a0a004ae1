#include "server/providers/painter/ridges.h"
#include <algorithm>
#include <cmath>

namespace mj::server::painter {

std::vector<float> ridgeLine(const Painting &p, const Ridge &ridge)
{
    const Noise noise = p.noise(ridge.salt);
    std::vector<float> line(size_t(p.w));
    const float offset = float(ridge.salt % 97);
    for (size_t x = 0; x < line.size(); ++x) {
        const float u = float(x) / ridge.wave;
        const float soft = 0.5F + 0.85F * noise.fbm(u, offset, 4);
        const float jag = 0.62F * noise.ridged(u * 0.62F, offset + 3, 4) + 0.34F * soft + 0.07F * noise.fbm(u * 7, 1, 4);
        float shape = lerp(soft, jag, ridge.sharp);
        if (ridge.peakAt >= 0) {
            const float d = std::fabs(float(x) / p.w - ridge.peakAt) / 0.34F;
            const float cone = std::max(0.0F, 1 - d);
            shape = std::max(shape * 0.62F, 0.0F) + 0.72F * cone * (0.78F + 0.22F * cone);
        }
        line[x] = ridge.foot - ridge.height * shape;
    }
    return line;
}

namespace {
struct Facets {
    const Painting &p;
    const Ridge &ridge;
    const Noise noise;
    const Rgb lit;
    const Rgb shade;
    const Rgb snowLit;
    const Rgb snowShade;

    Facets(const Painting &painting, const Ridge &r)
        : p(painting), ridge(r), noise(painting.noise(r.salt + 1)), lit(mixLab(r.colour, painting.palette.lit, 0.55F)),
          shade(mixLab(r.colour, painting.palette.near, 0.28F)),
          snowLit(mixLab(painting.palette.cloud, painting.palette.glow, 0.25F)), snowShade(mixLab(painting.palette.cloudShade, r.colour, 0.35F))
    {
    }

    Rgb at(float x, float y, float crest, float slope) const
    {
        const float depth = y - crest;
        const float side = p.light.x > x ? 1.0F : -1.0F;
        const float scale = 1.0F / (ridge.wave * 0.42F);
        const float u = (x + y * 0.62F * side) * scale;
        const float form = noise.fbm(u * 1.25F, (y - x * 0.25F * side) * scale * 0.62F, 5);
        const float facing = clamp01(0.5F + 1.25F * form + 0.30F * slope * side * (1.0F - smoothstep(0, ridge.height * 0.5F, depth)));
        const float hard = smoothstep(0.36F, 0.66F, facing);
        Rgb c = mix(shade, lit, hard * ridge.relief);
        if (ridge.snow > 0) {
            const float line = ridge.foot - ridge.height * (1.0F - ridge.snow) * (0.9F + 0.5F * form);
            const float white = smoothstep(p.unit * 26, -p.unit * 8, y - line) * smoothstep(0.15F, 0.34F, facing + 0.14F);
            c = mix(c, mix(snowShade, snowLit, hard), white);
        }
        const float fade = 1.0F - smoothstep(ridge.height * 0.5F, ridge.height * 1.4F, depth);
        return mix(ridge.colour, c, fade);
    }
};
} // namespace

void paintRidge(Painting &p, const Ridge &ridge, const std::vector<float> &line)
{
    const float top = *std::min_element(line.begin(), line.end());
    const float depth = p.h * ridge.veilDepth;
    const Facets facets(p, ridge);
    const Rgb rim = mix(ridge.colour, p.palette.glow, p.light.shown ? 0.32F : 0.14F);
    p.rows(top - 1, p.h, [&](int y) {
        Rgb *pixels = p.canvas.row(y);
        const float fy = float(y);
        for (int x = 0; x < int(p.w); ++x) {
            const float crest = line[size_t(x)];
            const float cover = clamp01(fy - crest + 0.5F);
            if (cover <= 0)
                continue;
            const auto after = size_t(std::min(x + 3, int(p.w) - 1));
            const float slope = line[after] - line[size_t(std::max(x - 3, 0))];
            Rgb c = ridge.colour;
            if (ridge.relief > 0 && fy - crest < ridge.height * 1.4F)
                c = facets.at(float(x), fy, crest, slope * 0.16F);
            c = mix(c, rim, 0.8F * (1.0F - smoothstep(0, p.unit * 7, fy - crest)));
            const float veil = ridge.veil * smoothstep(0, depth, fy - lerp(crest, ridge.foot - ridge.height * 0.45F, 0.7F));
            pixels[x] = mix(pixels[x], mix(c, ridge.mist, veil), cover);
        }
    });
}

} // namespace mj::server::painter
