#pragma once
#include "server/providers/painter/painting.h"
#include <QColor>
#include <QPainterPath>

namespace mj::server::painter {

inline QColor qt(Rgb c)
{
    const auto byte = [](float v) { return int(clamp01(toSrgb(v)) * 255.0F + 0.5F); };
    return QColor(byte(c.r), byte(c.g), byte(c.b));
}

// The colours of the sheet as they are; rows [from, to) drown in `mist` by up to `amount` towards `to`.
inline void layMisty(Painting &p, const QImage &sheet, float from, float to, Rgb mist, float amount)
{
    p.canvas.lay(sheet, 0, p.canvas.height(), [&](Rgb c, int, int y) { return mix(c, mist, amount * smoothstep(from, to, float(y))); });
}

// Lamps: the sheet's colours, brighter than white can be.
inline void layLights(Painting &p, const QImage &sheet, float gain)
{
    p.canvas.lay(sheet, 0, p.canvas.height(), [&](Rgb c, int, int) { return c * gain; });
}

} // namespace mj::server::painter
