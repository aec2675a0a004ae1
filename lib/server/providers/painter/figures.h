#pragma once
#include "server/providers/painter/painting.h"

namespace mj::server::painter {

// Small things with a shape of their own. Positions and sizes in pixels.
void paintBirds(Painting &p);
void paintBoat(Painting &p, float x, float foot, float size);
void paintLighthouse(Painting &p, float x, float foot, float height);
void paintBalloons(Painting &p);
void paintWhale(Painting &p, float x, float y, float length);
void paintCat(Painting &p, float x, float foot, float height);
void paintCabin(Painting &p, float x, float foot, float size);
void paintLanterns(Painting &p);

} // namespace mj::server::painter
