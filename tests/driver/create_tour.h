#pragma once
#include <functional>
#include <QString>

namespace mj {

class DrivenApp;

// The Create page in each of its states, in the language and theme that are on; needs points and some pictures in the gallery.
// `step` keeps a picture: a name for it and what it shows.
void tourCreate(DrivenApp &app, const QString &look, const std::function<void(const QString &name, const QString &what)> &step);

} // namespace mj
