#pragma once
#include "client/api_client.h"
#include "client/keychain_vault.h"
#include "client/memory_vault.h"
#include "client/settings.h"
#include "studio/account_book.h"
#include "studio/gallery.h"
#include "studio/generation.h"
#include "studio/google_sign_in.h"
#include "studio/ledger.h"
#include "studio/local_upscale.h"
#include "studio/membership.h"
#include "studio/privacy.h"
#include "studio/refund.h"
#include "studio/session.h"
#include "studio/top_up.h"
#include "ui/common/features.h"
#include "ui/common/language.h"
#include "ui/common/surroundings.h"
#include "ui/theme/theme.h"
#include <QApplication>
#include <QTemporaryDir>
#include <QWidget>
#include <functional>
#include <memory>

namespace mj::ui {

// Everything a window needs, real, over a service at `url`; without one over a port where nobody listens. Secrets live in memory, or in
// the keychain that the tests are started with.
class StudioDesk
{
public:
    enum class Keep { InMemory, InKeychain };

    // `place`: the home of a former desk, to find what it left on this computer.
    explicit StudioDesk(const QUrl &url = QUrl(QStringLiteral("http://127.0.0.1:1")), Keep keep = Keep::InMemory,
                        std::shared_ptr<QTemporaryDir> place = std::make_shared<QTemporaryDir>())
        : home(std::move(place)), folder(*home), vault(makeVault(keep)), settings(folder.filePath(QStringLiteral("settings.ini"))),
          session(api, *vault, settings, folder.path()), gallery(session), generation(api, session, gallery), topUp(api, session),
          privacy(api, session, gallery), membership(api, session), google(api, session), accounts(session, *vault, settings, folder.path()), ledger(api, session),
          refund(api, session, topUp), upscale(gallery), theme(*qApp), language(*qApp)
    {
        addressed = api.setServiceUrl(url).has_value();
        language.choose(QStringLiteral("en"));
        theme.setMode(Theme::Mode::Light);
    }

    Features features() { return {session, topUp, generation, gallery, privacy, membership, google, accounts, ledger, refund, upscale}; }

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
        p.aiMark = [this] { return settings.aiMark(); };
        p.setAiMark = [this](bool on) { settings.setAiMark(on); };
        p.exportPattern = [this] { return settings.exportPattern(); };
        p.setExportPattern = [this](const QString &pattern) { settings.setExportPattern(pattern); };
        p.exportRecipe = [this] { return settings.exportRecipe(); };
        p.setExportRecipe = [this](bool on) { settings.setExportRecipe(on); };
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

    Surroundings surroundings(bool localStudio = true)
    {
        Surroundings all{theme, language, preferences(), localStudio, QStringLiteral("0.1.0"), mails, {}, {}};
        all.openUrl = [this](const QUrl &url) { opened.append(url); };
        all.askPhoto = askPhoto;
        return all;
    }

    std::shared_ptr<QTemporaryDir> home;
    QTemporaryDir &folder; // of home
    client::ApiClient api;
    std::unique_ptr<client::TokenVault> vault;
    client::Settings settings;
    studio::Session session;
    studio::Gallery gallery;
    studio::Generation generation;
    studio::TopUp topUp;
    studio::Privacy privacy;
    studio::Membership membership;
    studio::GoogleSignIn google;
    studio::AccountBook accounts;
    studio::PointLedger ledger;
    studio::Refund refund;
    studio::LocalUpscale upscale;
    Theme theme;
    Language language;
    bool addressed = false;
    std::function<QList<LocalMail>()> mails; // before surroundings()
    AskOpenFile askPhoto;                    // before surroundings()
    QList<QUrl> opened;                      // what went to the system's browser

private:
    static std::unique_ptr<client::TokenVault> makeVault(Keep keep)
    {
        if (keep == Keep::InKeychain)
            return std::make_unique<client::KeychainVault>();
        return std::make_unique<client::MemoryVault>();
    }
};

template <class W>
W *named(const QWidget &root, const char *name)
{
    return root.findChild<W *>(QLatin1String(name));
}

} // namespace mj::ui
