#pragma once

class QWidget;

namespace mj::ui {

// Length of a feedback animation in ms; 0 when the system asks for reduced motion or has switched effects off.
int motionLength(int wanted);

// Fades a widget's opacity from `from` to `to` and hides it at 0; at once when motion is reduced.
void fade(QWidget *widget, double from, double to, int length);

} // namespace mj::ui
