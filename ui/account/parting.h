#pragma once
#include <QString>

namespace mj::ui {

// What the way in leaves to be done or said once the workspace is there.
struct Parting {
    bool hasJoined = false; // a code is on its way
    bool hasReset = false;  // every other device was signed out
    QString photo;          // a file agreed to; empty: none
    QString photoConsent;   // version of the text that was shown
};

} // namespace mj::ui
