#pragma once
#include "ui/common/save_file.h"

class QMimeData;
class QPrinter;

namespace mj::ui {

// Where the gallery meets the system. A test gives its own; an empty door is the system's.
struct PictureDoors {
    AskFile askFile{};
    AskFile askFolder{};                                 // gets the folder of last time
    std::function<bool(QPrinter &)> askPrinter{};        // sets it up; false: canceled
    std::function<bool(const QString &file)> openFile{}; // in the program that the system has for it
    std::function<void(QMimeData *)> drag{};             // owns the data from then on
};

} // namespace mj::ui
