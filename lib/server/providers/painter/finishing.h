#pragma once
#include "server/providers/painter/painting.h"

namespace mj::server::painter {

void addGlow(Canvas &canvas, float strength);          // bright places shine into their neighbourhood
void applyStyle(Canvas &canvas, const Intent &intent, const std::atomic<bool> &stopped); // ink, watercolour, poster, pastel; nothing for Style::None
QImage toImage(const Canvas &canvas, const Intent &intent); // vignette, grain, sRGB with dither; RGB888

} // namespace mj::server::painter
