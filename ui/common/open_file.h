#pragma once
#include <QString>
#include <functional>

class QWidget;

namespace mj::ui {

// Answers "which file": the chosen path, or an empty one. A test gives its own; without one the system's dialog opens beside the page.
using AskOpenFile = std::function<QString()>;

// Asks for a picture file and goes on in `chosen`, which does not run when the person cancels or `parent` dies first.
void askForPicture(QWidget *parent, const QString &title, const QString &filter, const AskOpenFile &ask,
                   std::function<void(const QString &file)> chosen);

} // namespace mj::ui
