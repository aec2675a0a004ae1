#pragma once
#include <QByteArray>
#include <QString>
#include <QUrl>
#include <functional>

namespace mj::ui {

// The settings of this device as the ui may see them; the program fills every function. Values as in client::Settings.
struct Preferences {
    std::function<QString()> language; // "system", "ko", "en"
    std::function<void(const QString &)> setLanguage;
    std::function<QString()> theme; // "system", "light", "dark"
    std::function<void(const QString &)> setTheme;
    std::function<QByteArray()> windowGeometry;
    std::function<void(const QByteArray &)> setWindowGeometry;
    std::function<int()> galleryZoom; // thumbnail side in pixels, 96..320
    std::function<void(int)> setGalleryZoom;
    std::function<bool()> aiMark; // pictures leave with a mark that people see
    std::function<void(bool)> setAiMark;
    std::function<QString()> exportPattern; // names of exported files; empty: the usual one
    std::function<void(const QString &)> setExportPattern;
    std::function<bool()> exportRecipe; // a file with the recipe beside each exported picture
    std::function<void(bool)> setExportRecipe;
    std::function<QUrl()> serviceUrl; // empty: the local studio
    std::function<void(const QUrl &)> setServiceUrl;
};

} // namespace mj::ui
