#pragma once
#include "server/providers/painter/painting.h"

namespace mj::server::painter {

struct Planet {
    float x = 0, y = 0, radius = 100; // pixels
    Rgb light, middle, dark;          // the colours of its bands
    bool banded = true;
    bool ringed = false;
    float tilt = -0.35F; // radians
    quint64 salt = 0;
};

void paintNebula(Painting &p);
void paintPlanet(Painting &p, const Planet &planet);

} // namespace mj::server::painter
