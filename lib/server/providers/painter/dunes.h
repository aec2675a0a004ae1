#pragma once
#include "server/providers/painter/painting.h"

namespace mj::server::painter {

void paintDune(Painting &p, float foot, float height, float nearness, quint64 salt); // pixels from the top, pixels, 0 far .. 1 near
void paintCaravan(Painting &p, float foot);

} // namespace mj::server::painter
