#pragma once
#include "server/providers/painter/painting.h"
#include <vector>

namespace mj::server::painter {

void paintField(Painting &p, const std::vector<float> &edge);   // grass from the line `edge` (pixels from the top) down to us
void paintFlowers(Painting &p, const std::vector<float> &edge);
void paintPetalsInAir(Painting &p, Rgb colour, int count);

} // namespace mj::server::painter
