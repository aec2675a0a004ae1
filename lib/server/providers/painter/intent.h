#pragma once
#include "server/providers/painter/colour.h"
#include <QString>
#include <vector>

namespace mj::server::painter {

enum class Scene { Mountains, Forest, Sea, Lake, City, Space, Meadow, Blossom, Desert, Winter, Hanok, Abstract };
constexpr int sceneCount = 12;
enum class Hour { Dawn, Day, Sunset, Night };
enum class Weather { Clear, Cloudy, Mist, Rain, Snow };
enum class Style { None, Ink, Watercolour, Poster, Pastel };
enum class Flower { Mixed, Cherry, Canola, Lavender, Sunflower, Poppy, Tulip, Daisy };

namespace motif {
constexpr quint32 moon = 1U << 0, sun = 1U << 1, stars = 1U << 2, birds = 1U << 3, boat = 1U << 4, whale = 1U << 5, cat = 1U << 6,
                  balloon = 1U << 7, lighthouse = 1U << 8, lantern = 1U << 9, bridge = 1U << 10, aurora = 1U << 11, rings = 1U << 12,
                  crescent = 1U << 13, trees = 1U << 14, water = 1U << 15, seoul = 1U << 16, petals = 1U << 17, cabin = 1U << 18,
                  camel = 1U << 19, snowfall = 1U << 20, mountains = 1U << 21, rainbow = 1U << 22, cloud = 1U << 23, island = 1U << 24;
}

// All that the words of a prompt ask for; what they leave open is settled by the key.
struct Intent {
    Scene scene = Scene::Mountains;
    Hour hour = Hour::Day;
    Weather weather = Weather::Clear;
    Style style = Style::None;
    Flower flower = Flower::Mixed;
    quint32 motifs = 0;
    std::vector<Rgb> colours; // at most two
    quint64 key = 0;

    bool has(quint32 wanted) const { return (motifs & wanted) != 0; }
};

} // namespace mj::server::painter
