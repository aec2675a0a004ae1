#pragma once
#include "server/providers/painter/painting.h"

namespace mj::server::painter {

void paintHighClouds(Painting &p, float cover);              // streaks that run to the horizon; cover 0..1
void paintCloudBank(Painting &p, float foot, float height);  // heaped clouds; pixels from the top, pixels
void paintMist(Painting &p, float y, float thickness, Rgb colour, float amount); // a lying veil

} // namespace mj::server::painter
