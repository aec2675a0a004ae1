#pragma once
#include "ui/common/open_file.h"
#include "ui/common/preferences.h"
#include <QDateTime>
#include <QList>
#include <QString>
#include <QUrl>
#include <functional>

namespace mj::ui {

class Language;
class Theme;

// One mail that stayed on this computer, because the local studio has no mail server.
struct LocalMail {
    QString id;
    QString to;
    QString subject;
    QString text;
    QDateTime at;
};

// What the program gives the window besides the features. Theme and Language outlive it.
struct Surroundings {
    Theme &theme;
    Language &language;
    Preferences preferences;
    bool localStudio = false; // the service runs inside this program
    QString version;          // "0.1.0"
    std::function<QList<LocalMail>()> mails; // newest first; empty function unless localStudio
    std::function<void(const QUrl &)> openUrl; // in the system browser; without one QDesktopServices does it
    AskOpenFile askPhoto;                      // without one the system's dialog asks
    std::function<QUrl()> playBank{};          // control page of the payment sandbox; empty function unless localStudio
};

} // namespace mj::ui
