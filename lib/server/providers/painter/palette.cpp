#include "server/providers/painter/palette.h"
#include "server/providers/painter/noise.h"
#include "server/providers/painter/rng.h"
#include <array>
#include <initializer_list>

namespace mj::server::painter {

namespace {
// zenith, high, low, horizon, light, glow, far, near, lit, cloud, cloudShade, accent
using Row = std::array<quint32, 12>;

constexpr Row dawns[] = {
    {0x34477a, 0x7f86b8, 0xeab3ab, 0xffe2bb, 0xfff3d6, 0xffc08a, 0xa9a5c0, 0x18233f, 0xc98f7c, 0xffe0cc, 0x8d86ad, 0xf2777a},
    {0x5c8da8, 0x93b7c4, 0xe9d3bd, 0xfde0b4, 0xfff4d8, 0xffc27e, 0xa9bfc2, 0x12302f, 0xa9b58c, 0xfff4e0, 0x9db3bb, 0xe8895c},
    {0x4d5a94, 0x9a86b4, 0xf0b1b2, 0xffe3c4, 0xfff0d8, 0xffb39a, 0xb59fbd, 0x221c3d, 0xc48a94, 0xffd9d0, 0x9a86ae, 0xffd166},
};
constexpr Row days[] = {
    {0x1f6fb8, 0x57a5db, 0xa8d7ec, 0xe9f4ee, 0xfffbe8, 0xfff0c0, 0x9cc3d6, 0x1c4b3c, 0x8fbb5e, 0xffffff, 0x9fb9d0, 0xff7a59},
    {0x18649c, 0x49a9c2, 0xa3dad6, 0xf4f2d8, 0xfffbe0, 0xffeeb8, 0x9cc7c6, 0x174540, 0x9dc26a, 0xfffdf2, 0x9cbfc6, 0xffb347},
    {0x3a69b8, 0x7ba9e0, 0xc3def2, 0xfdf0e2, 0xfff8e6, 0xffe8c4, 0xaebfdc, 0x2a3f5e, 0x86ab78, 0xffffff, 0xa9b5d3, 0xf4727f},
};
constexpr Row sunsets[] = {
    {0x2a2058, 0x7d3374, 0xea6450, 0xffc766, 0xfff1c0, 0xff9a48, 0xa8516f, 0x170f2e, 0xd9694e, 0xff9d6b, 0x6b3a74, 0xffd166},
    {0x1f2c5c, 0x665093, 0xec8490, 0xffd596, 0xfff2cf, 0xffa873, 0xa27097, 0x151736, 0xd07a72, 0xffb48f, 0x6d5a96, 0xffc75f},
    {0x3d2145, 0xa63c4e, 0xf58d42, 0xffe184, 0xfff6c8, 0xffb14a, 0xb95f54, 0x1e0f22, 0xdc7440, 0xffb26a, 0x83405c, 0xfff0a5},
    {0x123a5a, 0x44748c, 0xf0a572, 0xffe4a8, 0xfff4d0, 0xffbe78, 0x7d8590, 0x0d1f2e, 0xc98b62, 0xffcf9f, 0x56768c, 0xff7f51},
};
constexpr Row nights[] = {
    {0x070d24, 0x11244f, 0x274d82, 0x5c8bb3, 0xf6f1dc, 0x8fb4d8, 0x34567f, 0x060a18, 0x5f86ab, 0x6f93bd, 0x1a2d55, 0xffcf7a},
    {0x0b0a26, 0x221e55, 0x4f3f8a, 0x9a78b4, 0xfff0dd, 0xb79ad8, 0x51468a, 0x090718, 0x806fb4, 0x8d7cc0, 0x2c2660, 0xff9e80},
    {0x04141d, 0x0c3243, 0x1f636d, 0x6aaea4, 0xf4f6dd, 0x8fd0c0, 0x2b6470, 0x041016, 0x5c9c98, 0x72aeb0, 0x123c4a, 0xffd07a},
    {0x090b1c, 0x161f44, 0x36406f, 0x8182a4, 0xfbeedd, 0xa9b0d4, 0x424a78, 0x070914, 0x6e779f, 0x858fbb, 0x1f2850, 0xffb867},
};
constexpr Row greys[] = { // clouded over, by day
    {0x5f7484, 0x869aa6, 0xb3c0c4, 0xdadfdc, 0xf3f1e6, 0xdfe4e0, 0x9fafb6, 0x203238, 0x7f9686, 0xd5dcde, 0x7d8d98, 0xe2725b},
    {0x566a80, 0x7d93a8, 0xaebecb, 0xd5dde2, 0xf0f0ee, 0xd6e0e8, 0x98abbd, 0x1d2c3c, 0x73899a, 0xcfd8e0, 0x74869a, 0xe9b44c},
};
constexpr Row inkDay = {0xcfccc2, 0xdddacf, 0xebe8de, 0xf6f3ea, 0xfffdf6, 0xf8f5ec, 0x9b9b98, 0x0e0f12, 0x6a6a68, 0xf7f4ec, 0x8f8f8b, 0xb5332a};
constexpr Row inkNight = {0x85868a, 0xa3a3a4, 0xc4c2bc, 0xe0ddd3, 0xfffef8, 0xe8e5dc, 0x96979a, 0x101116, 0x6d6d70, 0xd6d3ca, 0x6c6d72, 0xb5332a};

template <size_t n>
const Row &pick(const Row (&rows)[n], Rng &rng)
{
    return rows[rng.below(int(n))];
}

const Row &rowOf(const Intent &intent, Rng &rng)
{
    if (intent.style == Style::Ink)
        return intent.hour == Hour::Night ? inkNight : inkDay;
    const bool grey = intent.weather == Weather::Rain || intent.weather == Weather::Cloudy || intent.weather == Weather::Snow;
    switch (intent.hour) {
    case Hour::Dawn: return grey && rng.chance(0.4F) ? pick(greys, rng) : pick(dawns, rng);
    case Hour::Sunset: return intent.scene == Scene::City ? sunsets[rng.below(2)] : pick(sunsets, rng); // lamps want a violet dusk
    case Hour::Night: return intent.scene == Scene::Desert || intent.scene == Scene::City ? nights[rng.below(2)] : pick(nights, rng);
    case Hour::Day: break;
    }
    return grey ? pick(greys, rng) : pick(days, rng);
}

void tint(Palette &p, const std::vector<Rgb> &colours, bool strong)
{
    if (colours.empty())
        return;
    const Rgb first = colours.front();
    const Rgb second = colours.back();
    const float k = strong ? 1.0F : 0.72F;
    for (Rgb *c : {&p.zenith, &p.high, &p.far, &p.near, &p.cloudShade})
        *c = pulled(*c, first, 0.85F * k);
    p.low = pulled(p.low, colours.size() > 1 ? second : first, 0.6F * k);
    for (Rgb *c : {&p.horizon, &p.glow, &p.lit, &p.cloud})
        *c = pulled(*c, second, 0.55F * k);
    p.accent = second;
}

template <class Change>
void forEach(Palette &p, Change change)
{
    for (Rgb *c : {&p.zenith, &p.high, &p.low, &p.horizon, &p.light, &p.glow, &p.far, &p.near, &p.lit, &p.cloud, &p.cloudShade, &p.accent})
        *c = change(*c);
}
} // namespace

Palette paletteOf(const Intent &intent)
{
    Rng rng(scramble(intent.key ^ 0x9a1));
    const Row &row = rowOf(intent, rng);
    Palette p{hex(row[0]), hex(row[1]), hex(row[2]), hex(row[3]), hex(row[4]), hex(row[5]),
              hex(row[6]), hex(row[7]), hex(row[8]), hex(row[9]), hex(row[10]), hex(row[11])};
    if (intent.style == Style::Ink)
        return p;
    const float turn = rng.range(-0.14F, 0.14F);
    const float depth = rng.range(-0.02F, 0.02F);
    forEach(p, [&](Rgb c) { return lighter(turned(c, turn), depth); });
    tint(p, intent.colours, intent.scene == Scene::Abstract || intent.scene == Scene::Space);
    if (intent.style == Style::Watercolour || intent.style == Style::Pastel) {
        const float white = intent.style == Style::Pastel ? 0.30F : 0.22F;
        forEach(p, [&](Rgb c) {
            Lab lab = toLab(c);
            lab.l = lab.l + (0.97F - lab.l) * white;
            return fromLab(lab);
        });
    }
    return p;
}

} // namespace mj::server::painter
