#pragma once
#include "server/providers/painter/painting.h"
#include <functional>
#include <vector>

namespace mj::server::painter {

// One step of a picture, from the back to the front. `weight` is its share of the work, in any unit.
struct Stage {
    float weight = 1;
    std::function<void(Painting &)> paint;
};

// Chooses what is painted and in which order; sets the horizon and the light of the painting.
std::vector<Stage> compose(Painting &p);

} // namespace mj::server::painter
