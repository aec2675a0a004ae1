#pragma once
#include "server/providers/painter/intent.h"

namespace mj::server::painter {

// The colours of one picture, in harmony with its hour.
struct Palette {
    Rgb zenith, high, low, horizon; // the sky from top to bottom
    Rgb light;                      // sun or moon disc
    Rgb glow;                       // around it, and what it throws on clouds and crests
    Rgb far, near;                  // land through haze, land before us
    Rgb lit;                        // land in the light
    Rgb cloud, cloudShade;
    Rgb accent;
};

Palette paletteOf(const Intent &intent);

} // namespace mj::server::painter
