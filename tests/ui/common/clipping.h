#pragma once
#include <QStringList>

class QWidget;

namespace mj::ui {

// Every visible label and button below `root` whose text does not fit into the room it was given, as "class name: text (needs WxH, has WxH)".
// Elided labels and empty ones are left out. `root` must have been shown.
QStringList clippedTexts(const QWidget &root);

} // namespace mj::ui
