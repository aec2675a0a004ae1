#pragma once
#include "server/providers/painter/painting.h"

namespace mj::server::painter {

void placeLight(Painting &p);                                 // sun or moon, where the hour puts it
void paintSky(Painting &p);                                   // the gradient, and the ground in rough below it
void paintStars(Painting &p, float bottom, int count);        // bottom: pixels from the top
void paintMilkyWay(Painting &p);
void paintAurora(Painting &p);
void paintLight(Painting &p);                                 // the disc and its halo
void paintRainbow(Painting &p);

} // namespace mj::server::painter
