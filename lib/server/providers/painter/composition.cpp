#include "server/providers/painter/composition.h"
#include "server/providers/painter/clouds.h"
#include "server/providers/painter/falling.h"
#include "server/providers/painter/figures.h"
#include "server/providers/painter/flowers.h"
#include "server/providers/painter/scenes.h"
#include "server/providers/painter/sky.h"

namespace mj::server::painter {

namespace {
float horizonOf(const Painting &p)
{
    switch (p.intent.scene) {
    case Scene::Sea: return 0.60F;
    case Scene::City: return 0.68F;
    case Scene::Desert: return 0.58F;
    case Scene::Meadow: return 0.60F;
    case Scene::Blossom: return 0.64F;
    case Scene::Hanok: return 0.50F;
    case Scene::Winter: return 0.66F;
    case Scene::Lake: return 0.60F;
    default: return 0.66F;
    }
}

void addSky(Painting &p, Stages &stages)
{
    Rng rng = p.rng(201);
    const Intent &want = p.intent;
    stages.push_back({3, paintSky});
    const bool clear = want.weather == Weather::Clear || want.weather == Weather::Mist;
    if (p.night() || (want.has(motif::stars) && want.hour != Hour::Day)) {
        const bool galaxy = clear && p.night() && want.scene != Scene::City && want.style != Style::Ink && (want.has(motif::stars) || rng.chance(0.5F));
        if (galaxy)
            stages.push_back({3, paintMilkyWay});
        const int count = want.scene == Scene::City && !want.has(motif::stars) ? 220 : (clear ? 1100 : 150);
        if (want.style != Style::Ink)
            stages.push_back({1, [count](Painting &q) { paintStars(q, q.horizon, count); }});
    }
    if (want.has(motif::aurora))
        stages.push_back({3, paintAurora});
    stages.push_back({1, paintLight});
    if (want.has(motif::rainbow))
        stages.push_back({1, paintRainbow});
    float cover = clear ? (p.night() ? 0.12F : rng.range(0.18F, 0.5F)) : 0.95F;
    if (want.weather == Weather::Cloudy || want.has(motif::cloud))
        cover = 0.72F;
    stages.push_back({4, [cover](Painting &q) { paintHighClouds(q, cover); }});
    const bool heaps = want.hour == Hour::Day && clear && (want.scene == Scene::Meadow || want.scene == Scene::Blossom || want.scene == Scene::Sea || rng.chance(0.5F));
    if (heaps || want.has(motif::cloud)) {
        const float height = p.unit * rng.range(150, 260);
        stages.push_back({4, [height](Painting &q) { paintCloudBank(q, q.horizon, height); }});
    }
}

void addScene(Painting &p, Stages &stages)
{
    switch (p.intent.scene) {
    case Scene::Mountains: return addMountains(p, stages);
    case Scene::Forest: return addForest(p, stages);
    case Scene::Sea: return addSea(p, stages);
    case Scene::Lake: return addLake(p, stages);
    case Scene::City: return addCity(p, stages);
    case Scene::Space: return addSpace(p, stages);
    case Scene::Meadow: return addMeadow(p, stages);
    case Scene::Blossom: return addBlossom(p, stages);
    case Scene::Desert: return addDesert(p, stages);
    case Scene::Winter: return addWinter(p, stages);
    case Scene::Hanok: return addHanok(p, stages);
    case Scene::Abstract: return addAbstract(p, stages);
    }
}

void addFigures(Painting &p, Stages &stages)
{
    const Intent &want = p.intent;
    Rng rng = p.rng(203);
    const bool daylight = !p.night() && want.scene != Scene::Space;
    if (want.has(motif::birds) || (daylight && want.weather == Weather::Clear && rng.chance(0.4F)))
        stages.push_back({1, paintBirds});
    if (want.has(motif::balloon))
        stages.push_back({1, paintBalloons});
    if (want.has(motif::whale)) {
        const bool flying = want.scene != Scene::Sea;
        stages.push_back({1, [flying](Painting &q) { paintWhale(q, q.w * 0.5F, q.horizon * (flying ? 0.45F : 0.78F), q.unit * 520); }});
    }
    if (want.has(motif::lantern))
        stages.push_back({1, paintLanterns});
    if (want.has(motif::cat)) {
        stages.push_back({1, [](Painting &q) {
            const float x = q.light.shown && q.night() ? q.light.x + q.unit * 20 : q.w * 0.36F;
            paintCat(q, x, q.h * 0.93F, q.unit * 290);
        }});
    }
}

void addWeather(Painting &p, Stages &stages)
{
    const Intent &want = p.intent;
    if (want.weather == Weather::Mist) {
        stages.push_back({3, [](Painting &q) {
            const Rgb veil = mixLab(q.palette.horizon, q.palette.low, 0.4F);
            paintMist(q, q.horizon + q.unit * 40, q.unit * 95, veil, 0.62F);
            paintMist(q, q.h * 0.86F, q.unit * 120, veil, 0.35F);
        }});
    }
    if (want.weather == Weather::Snow || want.has(motif::snowfall))
        stages.push_back({2, paintSnowfall});
    if (want.weather == Weather::Rain)
        stages.push_back({2, paintRainfall});
    if (want.has(motif::petals)) {
        const Rgb petal = p.night() ? hex(0xb87a98) : hex(0xfbd0de);
        stages.push_back({1, [petal](Painting &q) { paintPetalsInAir(q, petal, 150); }});
    }
}
} // namespace

std::vector<Stage> compose(Painting &p)
{
    Stages stages;
    p.horizon = p.h * horizonOf(p);
    placeLight(p);
    const bool own = p.intent.scene == Scene::Space || p.intent.scene == Scene::Abstract;
    if (!own)
        addSky(p, stages);
    addScene(p, stages);
    if (p.intent.scene != Scene::Abstract) {
        addFigures(p, stages);
        addWeather(p, stages);
    }
    return stages;
}

} // namespace mj::server::painter
