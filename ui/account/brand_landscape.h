#pragma once
#include <QPixmap>
#include <QSize>

namespace mj::ui {

// Dusk over ridges in the brand's colours, the same every time. `size` in device pixels.
QPixmap brandLandscape(const QSize &size);

} // namespace mj::ui
