#pragma once
#include "server/providers/painter/composition.h"

namespace mj::server::painter {

using Stages = std::vector<Stage>;

// Each adds what stands on the ground of its scene; the sky is there already.
void addMountains(Painting &p, Stages &stages);
void addForest(Painting &p, Stages &stages);
void addWinter(Painting &p, Stages &stages);
void addDesert(Painting &p, Stages &stages);
void addMeadow(Painting &p, Stages &stages);
void addBlossom(Painting &p, Stages &stages);
void addSea(Painting &p, Stages &stages);
void addLake(Painting &p, Stages &stages);
void addCity(Painting &p, Stages &stages);
void addHanok(Painting &p, Stages &stages);
void addSpace(Painting &p, Stages &stages);    // paints its own sky
void addAbstract(Painting &p, Stages &stages); // has none

// A range of ridges from far (0) to near (1), each in the haze that its distance gives.
void addRange(Painting &p, Stages &stages, int count, float sharp, float height);

} // namespace mj::server::painter
