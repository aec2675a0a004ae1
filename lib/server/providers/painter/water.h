#pragma once
#include "server/providers/painter/painting.h"

namespace mj::server::painter {

struct Water {
    float line = 0;      // pixels from the top: where the mirror begins
    float rough = 0.4F;  // 0 glass .. 1 sea
    float tint = 0.4F;   // how much of its own colour covers the mirror, nearest to us
    Rgb colour;
    Rgb mist;            // at the far edge
};

void paintWater(Painting &p, const Water &water);

} // namespace mj::server::painter
