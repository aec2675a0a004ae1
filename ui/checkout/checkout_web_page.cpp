#include "ui/checkout/checkout_web_page.h"

#include <QWebEngineCertificateError>
#include <QWebEngineClientCertificateSelection>
#include <QWebEngineFileSystemAccessRequest>
#include <QWebEngineHistory>
#include <QWebEngineProfile>
#include <QWebEngineRegisterProtocolHandlerRequest>
#include <QWebEngineSettings>
#include <QWebEngineView>
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
#include <QWebEnginePermission>
#endif

namespace mj::ui {
namespace {

constexpr int kMostDialogs = 20; // a page that asks without end gets no more answers

} // namespace

CheckoutWebPage::CheckoutWebPage(const std::shared_ptr<QWebEngineProfile> &profile, const NavigationRule &rule, Place place, OpenPopup openPopup)
    : QWebEnginePage(profile.get()), m_rule(rule), m_place(place), m_openPopup(std::move(openPopup))
{
    // destroyed() comes when the page itself is gone already: the profile ends after its last page.
    connect(this, &QObject::destroyed, [keep = profile] {});
    restrict();
    refuseRequests();
}

void CheckoutWebPage::restrict()
{
    QWebEngineSettings *set = settings();
    set->setAttribute(QWebEngineSettings::JavascriptCanOpenWindows, true); // card issuers and banks open one
    set->setAttribute(QWebEngineSettings::PluginsEnabled, false);
    set->setAttribute(QWebEngineSettings::PdfViewerEnabled, false);
    set->setAttribute(QWebEngineSettings::NavigateOnDropEnabled, false);
    set->setAttribute(QWebEngineSettings::LocalContentCanAccessFileUrls, false);
    set->setAttribute(QWebEngineSettings::ScreenCaptureEnabled, false);
    set->setAttribute(QWebEngineSettings::FullScreenSupportEnabled, false);
    // Otherwise a scheme without a click behind it is dropped before anybody is asked.
    set->setUnknownUrlSchemePolicy(QWebEngineSettings::AllowAllUnknownUrlSchemes);
}

void CheckoutWebPage::refuseRequests()
{
    connect(this, &QWebEnginePage::certificateError, this, [this](QWebEngineCertificateError problem) {
        problem.rejectCertificate();
        emit certificateRefused(problem.url());
    });
    connect(this, &QWebEnginePage::selectClientCertificate, this, [](QWebEngineClientCertificateSelection offered) { offered.selectNone(); });
    connect(this, &QWebEnginePage::fileSystemAccessRequested, this, [](QWebEngineFileSystemAccessRequest request) { request.reject(); });
    connect(this, &QWebEnginePage::registerProtocolHandlerRequested, this, [](QWebEngineRegisterProtocolHandlerRequest request) { request.reject(); });
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    connect(this, &QWebEnginePage::permissionRequested, this, [](const QWebEnginePermission &permission) { permission.deny(); });
#else
    connect(this, &QWebEnginePage::featurePermissionRequested, this, [this](const QUrl &origin, Feature feature) {
        setFeaturePermission(origin, feature, PermissionDeniedByUser);
    });
#endif
}

void CheckoutWebPage::retire()
{
    if (!m_dialog) {
        delete this;
        return;
    }
    // Chromium is waiting inside this page for an answer.
    m_retired = true;
    m_dialog->reject();
}

QUrl CheckoutWebPage::shown() const
{
    return history()->currentItem().url();
}

bool CheckoutWebPage::isBlank() const
{
    const QUrl address = shown();
    return address.isEmpty() || address.scheme() == QLatin1String("about");
}

bool CheckoutWebPage::mayShow(const QUrl &url) const
{
    return m_rule.judge(url, m_place) == NavigationRule::Verdict::Allow;
}

void CheckoutWebPage::drawInSoftware()
{
    // Chromium's own switches are read once, when the first page of the program opens; these two are what a page can still give up.
    settings()->setAttribute(QWebEngineSettings::WebGLEnabled, false);
    settings()->setAttribute(QWebEngineSettings::Accelerated2dCanvasEnabled, false);
}

bool CheckoutWebPage::acceptNavigationRequest(const QUrl &url, NavigationType, bool isMainFrame)
{
    switch (m_rule.judge(url, isMainFrame ? m_place : Place::Within)) {
    case NavigationRule::Verdict::Allow:
        return true;
    case NavigationRule::Verdict::Return:
        emit returnReached();
        break;
    case NavigationRule::Verdict::AppScheme:
        if (const std::optional<BankApp> app = BankApp::of(url))
            emit appOffered(*app);
        else
            emit appSchemeRefused();
        break;
    case NavigationRule::Verdict::Refuse:
        if (isMainFrame)
            emit addressRefused();
        break;
    }
    return false;
}

QWebEnginePage *CheckoutWebPage::createWindow(WebWindowType)
{
    return m_openPopup();
}

QStringList CheckoutWebPage::chooseFiles(FileSelectionMode, const QStringList &, const QStringList &)
{
    return {}; // nobody pays with a file
}

void CheckoutWebPage::javaScriptAlert(const QUrl &origin, const QString &message)
{
    ask({PageDialog::Question::Kind::Tell, origin, message, {}}, nullptr);
}

bool CheckoutWebPage::javaScriptConfirm(const QUrl &origin, const QString &message)
{
    return ask({PageDialog::Question::Kind::Decide, origin, message, {}}, nullptr);
}

bool CheckoutWebPage::javaScriptPrompt(const QUrl &origin, const QString &message, const QString &proposed, QString *typed)
{
    return ask({PageDialog::Question::Kind::Answer, origin, message, proposed}, typed);
}

bool CheckoutWebPage::ask(const PageDialog::Question &question, QString *typed)
{
    if (m_retired || m_dialog || ++m_dialogs > kMostDialogs)
        return false;
    QString answer;
    m_dialog = new PageDialog(question, QWebEngineView::forPage(this));
    connect(m_dialog, &PageDialog::answered, this, [&answer](const QString &text) { answer = text; });
    // The one nested loop of the program: Qt WebEngine takes the answer as a return value. The view may go meanwhile, and the dialog with it.
    const bool accepted = m_dialog->exec() == QDialog::Accepted;
    if (m_retired)
        deleteLater();
    if (accepted && typed)
        *typed = answer;
    return accepted && !m_retired;
}

void CheckoutWebPage::javaScriptConsoleMessage(JavaScriptConsoleMessageLevel, const QString &, int, const QString &)
{
    // A payment page's console may quote what a person typed: it goes nowhere.
}

} // namespace mj::ui
