#pragma once
#include "server/providers/painter/painting.h"

namespace mj::server::painter {

void paintSilk(Painting &p);    // folds of warped noise in raking light
void paintThreads(Painting &p); // fine bright lines along the folds
void paintRibbons(Painting &p); // sheets that overlap, each with a bright edge
void paintDust(Painting &p);    // grains that drift along the flow

} // namespace mj::server::painter
