#pragma once
#include "client/api_client.h"
#include "client/memory_vault.h"
#include "client/settings.h"
#include "studio/gallery.h"
#include "studio/generation.h"
#include "studio/privacy.h"
#include "studio/session.h"
#include "studio/top_up.h"
#include "ui/common/features.h"
#include "ui/common/language.h"
#include "ui/common/surroundings.h"
#include "ui/theme/theme.h"
#include <QApplication>
#include <QTemporaryDir>
#include <QWidget>

namespace mj::ui {

// Everything a window needs, real, over a service at `url`; without one over a port where nobody listens.
class StudioDesk
{
public:
    explicit StudioDesk(const QUrl &url = QUrl(QStringLiteral("http://127.0.0.1:1")))
        : settings(folder.filePath(QStringLiteral("settings.ini"))), session(api, vault, settings, folder.path()), gallery(session),
          generation(api, session, gallery), topUp(api, session), privacy(api, session, gallery), theme(*qApp), language(*qApp)
    {
        addressed = api.setServiceUrl(url).has_value();
        language.choose(QStringLiteral("en"));
        theme.setMode(Theme::Mode::Light);
    }

    Features features() { return {session, topUp, generation, gallery, privacy}; }

    Preferences preferences()
    {
        Preferences p;
        p.language = [this] { return settings.language(); };
        p.setLanguage = [this](const QString &value) { settings.setLanguage(value); };
        p.theme = [this] { return settings.theme(); };
        p.setTheme = [this](const QString &value) { settings.setTheme(value); };
        p.windowGeometry = [this] { return settings.windowGeometry(); };
        p.setWindowGeometry = [this](const QByteArray &value) { settings.setWindowGeometry(value); };
        p.galleryZoom = [this] { return settings.galleryZoom(); };
        p.setGalleryZoom = [this](int side) { settings.setGalleryZoom(side); };
        p.serviceUrl = [this] { return settings.serviceUrl(); };
        p.setServiceUrl = [this](const QUrl &value) { settings.setServiceUrl(value); };
        return p;
    }

    // Widgets hear of a language change by a posted event.
    void speak(const QString &choice)
    {
        language.choose(choice);
        QCoreApplication::sendPostedEvents();
    }

    Surroundings surroundings(bool localStudio = true) { return {theme, language, preferences(), localStudio, QStringLiteral("0.1.0")}; }

    QTemporaryDir folder;
    client::ApiClient api;
    client::MemoryVault vault;
    client::Settings settings;
    studio::Session session;
    studio::Gallery gallery;
    studio::Generation generation;
    studio::TopUp topUp;
    studio::Privacy privacy;
    Theme theme;
    Language language;
    bool addressed = false;
};

template <class W>
W *named(const QWidget &root, const char *name)
{
    return root.findChild<W *>(QLatin1String(name));
}

} // namespace mj::ui
