#include "desktop.h"

#include "base/log.h"
#include "studio/picture_handover.h"
#include "ui/common/error_text.h"

#include <QApplication>
#include <QDir>
#include <QMessageBox>

namespace mj {
namespace {

QUrl chosenService(const client::Settings &settings)
{
    const QUrl fromEnvironment(QString::fromUtf8(qgetenv("MJ_SERVICE_URL")), QUrl::StrictMode);
    return fromEnvironment.isEmpty() ? settings.serviceUrl() : fromEnvironment;
}

} // namespace

Desktop::Desktop(const QString &profileFolder)
    : m_profile(profileFolder), m_instance(profileFolder), m_settings(QDir(profileFolder).filePath(QStringLiteral("settings.ini"))),
      m_serviceUrl(chosenService(m_settings)), m_localStudio(QDir(profileFolder).filePath(QStringLiteral("local-studio"))),
      m_session(m_api, m_vault, m_settings, profileFolder), m_gallery(m_session), m_topUp(m_api, m_session),
      m_generation(m_api, m_session, m_gallery), m_privacy(m_api, m_session, m_gallery), m_membership(m_api, m_session),
      m_google(m_api, m_session), m_accounts(m_session, m_vault, m_settings, profileFolder), m_ledger(m_api, m_session),
      m_refund(m_api, m_session, m_topUp), m_upscale(m_gallery), m_language(*QApplication::instance()),
      m_theme(*qApp)
{
    connect(&m_localStudio, &LocalStudio::ready, this, &Desktop::useService);
    connect(&m_localStudio, &LocalStudio::failed, this, &Desktop::showProblem);
    connect(&m_instance, &SingleInstance::shownAgain, this, [this] {
        m_window->showNormal();
        m_window->raise();
        m_window->activateWindow();
    });
    // Another person may sign in on this computer later: what is left of this run goes with the last window.
    connect(qApp, &QApplication::aboutToQuit, this, [this] { m_api.abortAll(); });
}

Desktop::~Desktop() = default;

bool Desktop::start()
{
    if (!m_instance.claim())
        return false;
    m_language.choose(m_settings.language());
    m_theme.setMode(ui::Theme::modeFromName(m_settings.theme()));
    m_window = std::make_unique<ui::MainWindow>(
        ui::Features{m_session, m_topUp, m_generation, m_gallery, m_privacy, m_membership, m_google, m_accounts, m_ledger, m_refund, m_upscale}, surroundings());
    m_window->show();
    reachService();
    studio::PictureHandover::sweep();
    return true;
}

ui::Preferences Desktop::preferences()
{
    ui::Preferences all;
    all.language = [this] { return m_settings.language(); };
    all.setLanguage = [this](const QString &language) {
        m_settings.setLanguage(language);
        m_language.choose(language);
    };
    all.theme = [this] { return m_settings.theme(); };
    all.setTheme = [this](const QString &theme) {
        m_settings.setTheme(theme);
        m_theme.setMode(ui::Theme::modeFromName(theme));
    };
    all.windowGeometry = [this] { return m_settings.windowGeometry(); };
    all.setWindowGeometry = [this](const QByteArray &geometry) { m_settings.setWindowGeometry(geometry); };
    all.galleryZoom = [this] { return m_settings.galleryZoom(); };
    all.setGalleryZoom = [this](int side) { m_settings.setGalleryZoom(side); };
    all.aiMark = [this] { return m_settings.aiMark(); };
    all.setAiMark = [this](bool on) { m_settings.setAiMark(on); };
    all.exportPattern = [this] { return m_settings.exportPattern(); };
    all.setExportPattern = [this](const QString &pattern) { m_settings.setExportPattern(pattern); };
    all.exportRecipe = [this] { return m_settings.exportRecipe(); };
    all.setExportRecipe = [this](bool on) { m_settings.setExportRecipe(on); };
    all.serviceUrl = [this] { return m_serviceUrl; };
    all.setServiceUrl = [this](const QUrl &url) { m_settings.setServiceUrl(url); };
    return all;
}

ui::Surroundings Desktop::surroundings()
{
    const bool isLocal = m_serviceUrl.isEmpty();
    ui::Surroundings all{m_theme, m_language, preferences(), isLocal, QStringLiteral(MJ_VERSION), {}, {}, {}};
    if (isLocal) {
        all.mails = [this] { return m_localStudio.mails(); };
        all.playBank = [this] { return m_localStudio.playBank(); };
    }
    return all;
}

void Desktop::reachService()
{
    if (m_serviceUrl.isEmpty())
        m_localStudio.start();
    else
        useService(m_serviceUrl);
}

void Desktop::useService(const QUrl &url)
{
    if (const Result<void> accepted = m_api.setServiceUrl(url); !accepted) {
        showProblem(accepted.error());
        return;
    }
    m_session.start();
    m_google.askMethods();
}

void Desktop::showProblem(const Error &error)
{
    qCWarning(mjApp, "the service cannot be used: %s", qPrintable(error.detail));
    const ui::ErrorText text = ui::errorText(error);
    auto *box = new QMessageBox(QMessageBox::Critical, text.title, text.sentence, QMessageBox::Close, m_window.get());
    box->setInformativeText(text.nextStep);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QMessageBox::finished, qApp, [] { QApplication::exit(1); });
    box->open();
}

} // namespace mj
