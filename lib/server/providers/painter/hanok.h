#pragma once
#include "server/providers/painter/painting.h"

namespace mj::server::painter {

struct House {
    float x = 0, eaves = 0, width = 300; // middle, the line under the roof, width of the roof: pixels
    float nearness = 1;                  // 0 far .. 1 near
};

void paintHouse(Painting &p, const House &house, bool snow); // tiled roof with raised eaves, papered windows
void paintVillage(Painting &p);                              // rows of houses down a slope

} // namespace mj::server::painter
