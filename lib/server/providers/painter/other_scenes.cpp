#include "server/providers/painter/abstract_flow.h"
#include "server/providers/painter/figures.h"
#include "server/providers/painter/hanok.h"
#include "server/providers/painter/planets.h"
#include "server/providers/painter/ridges.h"
#include "server/providers/painter/scenes.h"
#include "server/providers/painter/skyline.h"
#include "server/providers/painter/sky.h"
#include "server/providers/painter/trees.h"
#include "server/providers/painter/water.h"
#include <cmath>

namespace mj::server::painter {

namespace {
void addWater(Painting &p, Stages &stages, float line, float rough, float tint)
{
    Water water;
    water.line = line;
    water.rough = rough;
    water.tint = tint;
    const Rgb deep = p.intent.hour == Hour::Day ? mixLab(p.palette.zenith, hex(0x0f5f86), 0.45F) : mixLab(p.palette.zenith, p.palette.high, 0.25F);
    water.colour = p.intent.style == Style::Ink ? p.palette.high : deep;
    water.mist = p.palette.horizon;
    stages.push_back({4, [water](Painting &q) { paintWater(q, water); }});
}

Ridge shore(const Painting &p, float foot, float height, float nearness, quint64 salt)
{
    Ridge r;
    r.foot = foot;
    r.height = height;
    r.wave = p.unit * 340;
    r.sharp = 0.35F;
    r.relief = 0.5F;
    r.colour = p.landAt(nearness);
    r.mist = p.palette.horizon;
    r.veil = 0.45F;
    r.veilDepth = 0.12F;
    r.salt = salt;
    return r;
}

void addTowerHill(Painting &p, Stages &stages, float foot)
{
    const float place = p.light.x > p.w * 0.5F ? 0.36F : 0.64F; // opposite the sun
    Ridge hill = shore(p, foot + p.unit * 20, p.unit * 250, 0.52F, 316);
    hill.peakAt = place;
    hill.veil = 0.4F;
    stages.push_back({2, [hill, place](Painting &q) {
        const std::vector<float> line = ridgeLine(q, hill);
        paintRidge(q, hill, line);
        paintHillTower(q, q.w * place, line[size_t(q.w * place)] + q.unit * 6, q.unit * 175, q.landAt(0.60F));
    }});
}
} // namespace

void addSea(Painting &p, Stages &stages)
{
    Rng rng = p.rng(301);
    const bool island = p.intent.has(motif::island | motif::mountains) || rng.chance(0.65F);
    const float side = p.light.x > p.w * 0.5F ? 0.22F : 0.78F;
    if (island) {
        Ridge far = shore(p, p.horizon + p.unit * 12, p.unit * 130, 0.14F, 302);
        far.peakAt = side;
        far.foot += p.unit * 46;
        stages.push_back({2, [far](Painting &q) { paintRidge(q, far, ridgeLine(q, far)); }});
    }
    if (p.intent.has(motif::lighthouse))
        stages.push_back({1, [side](Painting &q) { paintLighthouse(q, q.w * side, q.horizon + q.unit * 4, q.unit * 330); }});
    if (p.intent.has(motif::boat) || (!p.intent.has(motif::whale | motif::lighthouse) && rng.chance(0.5F)))
        stages.push_back({1, [](Painting &q) {
            const float x = q.w * (q.light.x > q.w * 0.5F ? 0.40F : 0.60F);
            paintBoat(q, x, q.horizon - q.unit * 1, q.unit * 135);
        }});
    addWater(p, stages, p.horizon, p.intent.weather == Weather::Rain ? 1.0F : 0.62F, 0.66F);
}

void addLake(Painting &p, Stages &stages)
{
    Rng rng = p.rng(305);
    addRange(p, stages, 3, p.intent.has(motif::mountains) || rng.chance(0.7F) ? 0.85F : 0.3F, 280);
    const float line = p.h * 0.70F;
    stages.push_back({3, [line](Painting &q) {
        Ridge bank = shore(q, line + q.unit * 6, q.unit * 40, 0.55F, 306);
        const std::vector<float> edge = ridgeLine(q, bank);
        paintRidge(q, bank, edge);
        Wood wood{q.unit * 26, q.unit * 92, 190, q.landAt(0.66F), mixLab(q.palette.horizon, q.palette.far, 0.5F), 0.35F,
                  q.intent.weather == Weather::Snow || q.intent.has(motif::snowfall), 307};
        paintConifers(q, wood, std::vector<float>(edge.size(), line - q.unit * 2));
    }});
    if (p.intent.has(motif::boat))
        stages.push_back({1, [line](Painting &q) { paintBoat(q, q.w * 0.42F, line - q.unit, q.unit * 100); }});
    addWater(p, stages, line, 0.22F, 0.30F);
}

void addCity(Painting &p, Stages &stages)
{
    Rng rng = p.rng(311);
    const bool seoul = p.intent.has(motif::seoul);
    const bool river = p.intent.has(motif::water) || seoul || p.intent.weather == Weather::Rain || rng.chance(0.6F);
    const float foot = river ? p.h * 0.72F : p.h * 1.0F;
    const float lamps = p.intent.hour == Hour::Day ? 0.2F : (p.night() ? 0.6F : 0.46F);
    Ridge hills = shore(p, p.horizon - p.unit * 40, p.unit * 210, 0.10F, 312);
    hills.sharp = 0.6F;
    stages.push_back({2, [hills](Painting &q) { paintRidge(q, hills, ridgeLine(q, hills)); }});
    for (int i = 0; i < 3; ++i) {
        const float t = float(i) / 2;
        Block block;
        block.foot = lerp(foot - p.unit * (river ? 26 : 200), foot, t);
        block.low = p.unit * lerp(70, 26, t) * (river ? 1.0F : 1.6F);
        block.high = p.unit * lerp(330, 190, t) * (river ? 1.0F : 1.5F);
        block.narrow = p.unit * lerp(20, 34, t);
        block.wide = p.unit * lerp(46, 84, t);
        block.body = mixLab(p.landAt(0.30F + 0.58F * t), p.palette.zenith, 0.35F);
        block.mist = mixLab(p.palette.low, p.palette.far, 0.45F);
        block.veil = lerp(0.58F, 0.10F, t);
        block.lamps = lamps * lerp(0.55F, 0.9F, t);
        block.salt = 320 + quint64(i);
        block.landmark = i == 1 && (seoul || rng.chance(0.4F));
        stages.push_back({3, [block](Painting &q) { paintBlock(q, block); }});
        if (seoul && i == 0)
            addTowerHill(p, stages, foot);
    }
    if (!river)
        return;
    if (p.intent.has(motif::bridge) || rng.chance(0.4F))
        stages.push_back({1, [foot](Painting &q) { paintBridge(q, foot - q.unit * 26, foot); }});
    addWater(p, stages, foot, 0.42F, 0.34F);
}

void addHanok(Painting &p, Stages &stages)
{
    addRange(p, stages, 3, 0.75F, 220);
    stages.push_back({2, [](Painting &q) {
        Wood wood{q.unit * 40, q.unit * 96, 120, q.landAt(0.52F), mixLab(q.palette.horizon, q.palette.far, 0.5F), 0.5F, q.intent.weather == Weather::Snow, 331};
        paintConifers(q, wood, std::vector<float>(size_t(q.w), q.horizon + q.unit * 34));
    }});
    stages.push_back({5, paintVillage});
    if (p.intent.has(motif::petals))
        stages.push_back({2, [](Painting &q) { paintBlossomTree(q, q.w * (q.light.x > q.w * 0.5F ? 0.10F : 0.90F), q.h * 1.04F, q.unit * 860, 333); }});
}

void addSpace(Painting &p, Stages &stages)
{
    Rng rng = p.rng(341);
    p.horizon = p.h;
    stages.push_back({5, paintNebula});
    stages.push_back({1, [](Painting &q) { paintStars(q, q.h * 2.2F, 3600); }});
    const bool land = p.intent.has(motif::mountains) || rng.chance(0.45F);
    Planet main;
    const bool right = p.light.x < p.w * 0.5F;
    main.x = p.w * (right ? rng.range(0.52F, 0.62F) : rng.range(0.38F, 0.48F));
    main.y = p.h * (land ? rng.range(0.36F, 0.42F) : rng.range(0.45F, 0.54F));
    main.radius = p.unit * rng.range(175, 225);
    main.ringed = p.intent.has(motif::rings) || rng.chance(0.5F);
    main.banded = main.ringed || rng.chance(0.6F);
    main.tilt = rng.range(0.22F, 0.45F) * (rng.chance(0.5F) ? 1.0F : -1.0F);
    main.light = mixLab(p.palette.light, p.palette.accent, 0.22F);
    main.middle = mixLab(p.palette.accent, p.palette.glow, 0.35F);
    main.dark = mixLab(p.palette.accent, p.palette.zenith, 0.55F);
    main.salt = 342;
    Planet moon = main;
    moon.x = p.w * (right ? rng.range(0.14F, 0.24F) : rng.range(0.76F, 0.86F));
    moon.y = p.h * rng.range(0.16F, 0.30F);
    moon.radius = p.unit * rng.range(30, 58);
    moon.ringed = false;
    moon.banded = false;
    moon.light = p.palette.cloud;
    moon.middle = mixLab(p.palette.cloud, p.palette.cloudShade, 0.5F);
    moon.dark = p.palette.cloudShade;
    moon.salt = 343;
    stages.push_back({2, [moon](Painting &q) { paintPlanet(q, moon); }});
    stages.push_back({4, [main](Painting &q) { paintPlanet(q, main); }});
    if (!land)
        return;
    for (int i = 0; i < 3; ++i) {
        Ridge r = shore(p, p.h * (0.90F + 0.06F * float(i)), p.unit * (150 - 26 * float(i)), 0.55F + 0.22F * float(i), 345 + quint64(i));
        r.sharp = 0.9F;
        r.mist = mixLab(p.palette.low, p.palette.glow, 0.3F);
        r.veil = 0.5F;
        stages.push_back({2, [r](Painting &q) { paintRidge(q, r, ridgeLine(q, r)); }});
    }
}

void addAbstract(Painting &p, Stages &stages)
{
    Rng rng = p.rng(351);
    stages.push_back({3, paintSky});
    if (rng.chance(0.5F)) {
        stages.push_back({6, paintSilk});
        stages.push_back({4, paintThreads});
    } else {
        stages.push_back({3, paintSilk});
        stages.push_back({7, paintRibbons});
    }
    stages.push_back({2, paintDust});
}

} // namespace mj::server::painter
