#pragma once
#include "ui/common/preferences.h"

namespace mj::ui {

class Language;
class Theme;

// What the program gives the window besides the features. Theme and Language outlive it.
struct Surroundings {
    Theme &theme;
    Language &language;
    Preferences preferences;
    bool localStudio = false; // the service runs inside this program
    QString version;          // "0.1.0"
};

} // namespace mj::ui
