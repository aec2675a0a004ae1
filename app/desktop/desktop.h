#pragma once
#include "client/api_client.h"
#include "client/keychain_vault.h"
#include "client/settings.h"
#include "local_studio.h"
#include "single_instance.h"
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
#include "ui/common/language.h"
#include "ui/common/preferences.h"
#include "ui/shell/main_window.h"
#include "ui/theme/theme.h"

namespace mj {

// The whole desktop program, built in dependency order and destroyed in reverse. GUI thread.
class Desktop : public QObject
{
    Q_OBJECT
public:
    explicit Desktop(const QString &profileFolder);
    ~Desktop() override;

    bool start(); // false: another instance was brought forward instead

private:
    ui::Preferences preferences();
    ui::Surroundings surroundings();
    void reachService();
    void useService(const QUrl &url);
    void showProblem(const Error &error);

    QString m_profile;
    SingleInstance m_instance;
    client::Settings m_settings;
    QUrl m_serviceUrl; // empty: the local studio
    LocalStudio m_localStudio;
    client::ApiClient m_api;
    client::KeychainVault m_vault;
    studio::Session m_session;
    studio::Gallery m_gallery;
    studio::TopUp m_topUp;
    studio::Generation m_generation;
    studio::Privacy m_privacy;
    studio::Membership m_membership;
    studio::GoogleSignIn m_google;
    studio::AccountBook m_accounts;
    studio::PointLedger m_ledger;
    studio::Refund m_refund;
    studio::LocalUpscale m_upscale;
    ui::Language m_language;
    ui::Theme m_theme;
    std::unique_ptr<ui::MainWindow> m_window;
};

} // namespace mj
