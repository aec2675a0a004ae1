#include "server/providers/painter/flowers.h"
#include <algorithm>
#include <cmath>

namespace mj::server::painter {

namespace {
struct Bloom {
    std::vector<Rgb> petals;
    Rgb heart;
    int count;      // petals of one flower
    float slender;  // width of a petal against its length
    bool spike;     // lavender: a spike of dots
};

Bloom bloomOf(const Painting &p)
{
    switch (p.intent.flower) {
    case Flower::Cherry: return {{hex(0xf7b6cc), hex(0xfdd5e0), hex(0xf093b4)}, hex(0xd9507f), 5, 0.62F, false};
    case Flower::Canola: return {{hex(0xf7d21e), hex(0xffe45c), hex(0xf2bd10)}, hex(0xd9a30a), 4, 0.8F, false};
    case Flower::Lavender: return {{hex(0x8a6fd0), hex(0xa58be2), hex(0x6c50b5)}, hex(0x553c9a), 5, 0.6F, true};
    case Flower::Sunflower: return {{hex(0xf6b818), hex(0xffcf3f), hex(0xeaa20c)}, hex(0x4a2a14), 14, 0.30F, false};
    case Flower::Poppy: return {{hex(0xd9302a), hex(0xf04f3a), hex(0xb81f24)}, hex(0x2a1418), 4, 0.9F, false};
    case Flower::Tulip: return {{hex(0xe23d5b), hex(0xf5b32d), hex(0xf27ba0), hex(0xf3ece0)}, hex(0x8f1f3a), 3, 0.5F, false};
    case Flower::Daisy: return {{hex(0xfdfbf4), hex(0xf2efe8)}, hex(0xf2b91f), 10, 0.30F, false};
    case Flower::Mixed: break;
    }
    return {{hex(0xf26d85), hex(0xf7c948), hex(0xb58be8), hex(0xfdf6ec), hex(0xf0913f)}, hex(0xf2c230), 6, 0.42F, false};
}

void dress(Bloom &bloom, const Painting &p)
{
    Rgb light = mixLab(hex(0xffffff), p.palette.horizon, 0.5F);
    light = p.night() ? p.palette.glow * 0.55F : light;
    const bool chosen = !p.intent.colours.empty() && p.intent.flower == Flower::Mixed;
    for (Rgb &c : bloom.petals) {
        if (chosen)
            c = pulled(c, p.intent.colours[p.rng(u'f').chance(0.5F) ? 0 : p.intent.colours.size() - 1], 0.8F);
        c = c * light;
        if (p.intent.style == Style::Ink)
            c = faded(c, 0.35F);
    }
    bloom.heart = bloom.heart * light;
}

void paintBloom(Painting &p, const Bloom &bloom, float x, float y, float size, Rng &rng)
{
    const Rgb petal = bloom.petals[size_t(rng.below(int(bloom.petals.size())))];
    if (bloom.spike) {
        for (int i = 0; i < 7; ++i)
            p.canvas.dot(x + rng.range(-0.22F, 0.22F) * size, y - float(i) * size * 0.36F, size * (0.36F - 0.03F * float(i)), lighter(petal, rng.range(-0.04F, 0.06F)), 0.95F);
        return;
    }
    if (size < 3.2F) {
        p.canvas.dot(x, y, size * 0.8F, petal, 0.9F);
        return;
    }
    const float flat = rng.range(0.55F, 0.9F); // seen from the side
    const float start = rng.unit() * 6.28F;
    for (int i = 0; i < bloom.count; ++i) {
        const float a = start + 6.2832F * float(i) / float(bloom.count);
        const float dx = std::cos(a);
        const float dy = std::sin(a) * flat;
        p.canvas.petal(x + dx * size * 0.55F, y + dy * size * 0.55F, size * 0.58F, size * bloom.slender * 0.62F, std::atan2(dy, dx), lighter(petal, 0.05F * std::sin(a + 4) + rng.range(-0.015F, 0.015F)));
    }
    p.canvas.petal(x, y, size * 0.30F, size * 0.30F * flat, 0, bloom.heart);
}

void paintBlade(Painting &p, float x, float y, float height, float lean, Rgb colour)
{
    const int steps = std::max(3, int(height / 3));
    for (int i = 0; i <= steps; ++i) {
        const float t = float(i) / float(steps);
        p.canvas.dot(x + lean * t * t, y - height * t, std::max(0.5F, height * 0.035F * (1 - t)), colour, 0.8F);
    }
}
} // namespace

void paintField(Painting &p, const std::vector<float> &edge)
{
    const Noise noise = p.noise(91);
    const float top = *std::min_element(edge.begin(), edge.end());
    const Rgb far = mixLab(p.palette.lit, p.palette.horizon, 0.30F);
    const Rgb middle = mixLab(p.palette.lit, p.palette.near, 0.32F);
    const Rgb near = mixLab(p.palette.lit, p.palette.near, 0.80F);
    const Ramp ramp{{0, far}, {0.35F, middle}, {1, near}};
    p.rows(top - 1, p.h, [&](int y) {
        Rgb *line = p.canvas.row(y);
        for (int x = 0; x < int(p.w); ++x) {
            const float crest = edge[size_t(x)];
            const float cover = clamp01(float(y) - crest + 0.5F);
            if (cover <= 0)
                continue;
            const float t = clamp01((float(y) - crest) / (p.h - crest));
            const float depth = 1.0F / (t + 0.08F);
            const float tuft = noise.fbm(float(x) / (p.unit * 90) * depth * 0.3F, depth * 5, 3);
            line[x] = mix(line[x], ramp.at(t + tuft * 0.10F) * (1.0F + 0.30F * tuft), cover);
        }
    });
}

void paintFlowers(Painting &p, const std::vector<float> &edge)
{
    Bloom bloom = bloomOf(p);
    dress(bloom, p);
    Rng rng = p.rng(92);
    const Noise patches = p.noise(93);
    const Rgb stalk = mixLab(p.palette.lit, p.palette.near, 0.6F);
    const int count = 5200;
    const float dense = p.intent.flower == Flower::Mixed ? 0.0F : 0.25F;
    for (int i = 0; i < count && !p.stopped; ++i) {
        const float order = float(i) / float(count); // from far to near
        const float t = 0.02F + 1.02F * std::pow(order, 1.9F);
        const float x = rng.range(-0.03F, 1.03F) * p.w;
        const float crest = edge[size_t(std::clamp(x, 0.0F, p.w - 1))];
        const float y = crest + (p.h - crest) * t;
        const float depth = 1.0F / (t + 0.08F);
        const float patch = patches.fbm(x / (p.unit * 260) * depth * 0.25F, depth * 1.4F, 2);
        if (patch < rng.range(-0.35F, 0.30F) - dense)
            continue;
        const float size = p.unit * (1.1F + 15.0F * std::pow(t, 1.35F)) * rng.range(0.7F, 1.25F);
        if (size > 3) {
            paintBlade(p, x + rng.range(-2, 2) * size, y + size * 3, size * rng.range(2, 4), rng.range(-1, 1) * size, lighter(stalk, rng.range(-0.05F, 0.10F)));
            paintBlade(p, x, y + size * 2.6F, size * 2.6F, 0, stalk);
        }
        paintBloom(p, bloom, x, y, size, rng);
    }
}

void paintPetalsInAir(Painting &p, Rgb colour, int count)
{
    Rng rng = p.rng(95);
    for (int i = 0; i < count && !p.stopped; ++i) {
        const float near = std::pow(rng.unit(), 3.0F);
        const float size = p.unit * (2.0F + 9.0F * near);
        p.canvas.petal(rng.unit() * p.w, rng.unit() * p.h, size, size * rng.range(0.35F, 0.7F), rng.unit() * 3.1F, lighter(colour, rng.range(-0.06F, 0.07F)),
                       near > 0.6F ? 0.6F : 0.9F);
    }
}

} // namespace mj::server::painter
