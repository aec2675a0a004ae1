#include "server/providers/painter/clouds.h"
#include "server/providers/painter/dunes.h"
#include "server/providers/painter/falling.h"
#include "server/providers/painter/figures.h"
#include "server/providers/painter/flowers.h"
#include "server/providers/painter/ridges.h"
#include "server/providers/painter/scenes.h"
#include "server/providers/painter/trees.h"
#include <algorithm>
#include <cmath>

namespace mj::server::painter {

namespace {
bool snowy(const Painting &p)
{
    return p.intent.scene == Scene::Winter || p.intent.weather == Weather::Snow || p.intent.has(motif::snowfall);
}

std::vector<float> gentle(const Painting &p, float level, float swing, quint64 salt)
{
    const Noise noise = p.noise(salt);
    std::vector<float> line(size_t(p.w));
    for (size_t x = 0; x < line.size(); ++x)
        line[x] = level + swing * noise.fbm(float(x) / (p.unit * 620), float(salt), 2);
    return line;
}

// A row of conifers on its own low ground; nearness 0..1.
void addWood(Painting &p, Stages &stages, float nearness, quint64 salt)
{
    const float level = lerp(p.horizon + p.unit * 10, p.h * 1.02F, nearness);
    const bool snow = snowy(p);
    stages.push_back({3, [=](Painting &q) {
        const float misty = q.intent.weather == Weather::Mist ? 0.92F : 0.55F;
        const Rgb mist = mixLab(q.palette.horizon, q.palette.far, 0.35F + 0.45F * nearness);
        const Rgb body = q.landAt(0.30F + 0.68F * nearness);
        const std::vector<float> ground = gentle(q, level, q.unit * (34 + 50 * nearness), salt + 31);
        Ridge floor;
        floor.foot = level;
        floor.colour = snow ? mixLab(mixLab(q.palette.cloud, hex(0xe9f0f8), 0.5F), q.landAt(0.4F), q.night() ? 0.55F : 0.10F + 0.10F * nearness) : mixLab(body, mist, misty * (1 - 0.75F * nearness));
        floor.mist = snow ? floor.colour : mist;
        floor.veil = 0.25F * misty * (1 - nearness);
        paintRidge(q, floor, ground);
        Wood wood{q.unit * lerp(34, 170, nearness), q.unit * lerp(74, 380, nearness), int(lerp(210, 26, std::pow(clamp01(nearness), 0.4F))), body, mist, misty * (1 - 0.75F * nearness), snow, salt};
        paintConifers(q, wood, ground);
    }});
}
} // namespace

void addRange(Painting &p, Stages &stages, int count, float sharp, float height)
{
    Rng rng = p.rng(211);
    const float peak = rng.range(0.25F, 0.75F);
    const bool snow = snowy(p) || p.intent.weather == Weather::Snow;
    for (int i = 0; i < count; ++i) {
        const float t = count == 1 ? 0.3F : float(i) / float(count - 1);
        Ridge r;
        r.foot = lerp(p.horizon + p.unit * 10, p.horizon + (p.h - p.horizon) * 0.78F, t * t);
        r.height = p.unit * height * lerp(1.0F, 0.62F, t) * rng.range(0.85F, 1.15F);
        r.wave = p.unit * (lerp(260, 420, t) + 150 * sharp) * rng.range(0.85F, 1.2F);
        r.sharp = sharp * lerp(1.0F, 0.72F, t);
        r.relief = i == 0 ? 0.55F : (i == 1 ? 0.75F : 0.55F);
        r.snow = sharp > 0.5F && i < 2 && (snow || p.intent.scene == Scene::Mountains || p.intent.scene == Scene::Lake) ? (snow ? 0.85F : 0.5F) : 0.0F;
        r.colour = p.landAt(0.06F + 0.84F * t);
        r.mist = mixLab(p.palette.horizon, p.palette.far, 0.15F + 0.4F * t);
        r.veil = lerp(0.85F, 0.50F, t) * (p.intent.weather == Weather::Mist ? 1.15F : 0.9F);
        r.salt = 220 + quint64(i);
        r.peakAt = i == 1 && sharp > 0.5F ? peak : -1.0F;
        stages.push_back({3, [r](Painting &q) { paintRidge(q, r, ridgeLine(q, r)); }});
    }
}

void addMountains(Painting &p, Stages &stages)
{
    Rng rng = p.rng(212);
    addRange(p, stages, 5, rng.range(0.6F, 1.0F), rng.range(230, 330));
    if (p.intent.hour == Hour::Dawn || p.intent.weather == Weather::Mist)
        stages.push_back({2, [](Painting &q) { paintMist(q, q.horizon + q.unit * 70, q.unit * 60, mixLab(q.palette.horizon, q.palette.cloud, 0.5F), 0.6F); }});
    if (p.intent.has(motif::trees) || rng.chance(0.7F)) {
        addWood(p, stages, 0.62F, 231);
        addWood(p, stages, 1.0F, 232);
    }
    if (p.intent.has(motif::cabin))
        stages.push_back({1, [](Painting &q) { paintCabin(q, q.w * 0.64F, q.h * 0.88F, q.unit * 130); }});
}

void addForest(Painting &p, Stages &stages)
{
    addRange(p, stages, 2, p.intent.has(motif::mountains) ? 0.8F : 0.25F, p.intent.has(motif::mountains) ? 300 : 210);
    for (const float t : {0.06F, 0.26F, 0.5F, 0.76F})
        addWood(p, stages, t, 240 + quint64(t * 100));
    if (p.intent.weather != Weather::Snow && p.light.shown)
        stages.push_back({3, [](Painting &q) { paintRays(q, q.night() ? 0.06F : 0.17F); }});
    addWood(p, stages, 1.08F, 249);
}

void addWinter(Painting &p, Stages &stages)
{
    addRange(p, stages, 2, 0.9F, 270);
    for (const float t : {0.10F, 0.34F, 0.62F})
        addWood(p, stages, t, 250 + quint64(t * 100));
    Rng rng = p.rng(213);
    if (p.intent.has(motif::cabin) || rng.chance(0.55F)) {
        const float x = rng.range(0.35F, 0.65F);
        stages.push_back({1, [x](Painting &q) { paintCabin(q, q.w * x, q.h * 0.865F, q.unit * 150); }});
    }
    addWood(p, stages, 1.05F, 259);
}

void addDesert(Painting &p, Stages &stages)
{
    Rng rng = p.rng(214);
    if (rng.chance(0.6F)) {
        Ridge mesa;
        mesa.foot = p.horizon + p.unit * 22;
        mesa.height = p.unit * 120;
        mesa.wave = p.unit * 300;
        mesa.sharp = 0.5F;
        mesa.relief = 0.4F;
        mesa.colour = p.landAt(0.16F);
        mesa.mist = p.palette.horizon;
        mesa.veil = 0.8F;
        mesa.veilDepth = 0.12F;
        mesa.salt = 260;
        stages.push_back({2, [mesa](Painting &q) { paintRidge(q, mesa, ridgeLine(q, mesa)); }});
    }
    const bool caravan = p.intent.has(motif::camel) || rng.chance(0.5F);
    for (int i = 0; i < 5; ++i) {
        const float t = float(i) / 4;
        const float foot = lerp(p.horizon + p.unit * 36, p.h * 0.95F, std::pow(t, 1.25F));
        const float height = p.unit * lerp(56, 180, t);
        stages.push_back({3, [=](Painting &q) { paintDune(q, foot, height, t, 261 + quint64(i)); }});
        if (i == 2 && caravan)
            stages.push_back({1, [foot, height](Painting &q) { paintCaravan(q, foot + height * 0.25F); }});
    }
}

void addMeadow(Painting &p, Stages &stages)
{
    addRange(p, stages, 3, p.intent.has(motif::mountains) ? 0.8F : 0.12F, p.intent.has(motif::mountains) ? 250 : 120);
    const std::vector<float> edge = gentle(p, p.horizon + p.unit * 62, p.unit * 44, 271);
    stages.push_back({3, [edge](Painting &q) { paintField(q, edge); }});
    Rng rng = p.rng(215);
    if (p.intent.has(motif::cabin) || rng.chance(0.25F))
        stages.push_back({1, [edge](Painting &q) { paintCabin(q, q.w * 0.7F, edge[size_t(q.w * 0.7F)] + q.unit * 14, q.unit * 96); }});
    stages.push_back({4, [edge](Painting &q) { paintFlowers(q, edge); }});
}

void addBlossom(Painting &p, Stages &stages)
{
    addRange(p, stages, 3, 0.2F, 130);
    const std::vector<float> edge = gentle(p, p.horizon + p.unit * 50, p.unit * 40, 272);
    stages.push_back({3, [edge](Painting &q) { paintField(q, edge); }});
    Rng rng = p.rng(216);
    const bool left = rng.chance(0.5F);
    for (int i = 0; i < 6; ++i) {
        const float t = float(i) / 5;
        const float from = 0.5F + (i % 2 == 0 ? -1.0F : 1.0F) * lerp(0.10F, 0.34F, t);
        const float x = i == 5 ? (left ? 0.15F : 0.85F) : from;
        const float foot = p.horizon + lerp(56, 270, t * t) * p.unit;
        const float height = p.unit * lerp(84, 660, t * t);
        stages.push_back({2, [=](Painting &q) { paintBlossomTree(q, q.w * x, foot, height, 280 + quint64(i)); }});
    }
    stages.push_back({3, [edge](Painting &q) { paintFlowers(q, edge); }});
}

} // namespace mj::server::painter
