#pragma once
#include "server/providers/painter/painting.h"

namespace mj::server::painter {

void paintSnowfall(Painting &p);
void paintRainfall(Painting &p);
void paintRays(Painting &p, float strength); // shafts of light from the sun

} // namespace mj::server::painter
