#include "ui/checkout/checkout_web_page.h"

#include <QWebEngineCertificateError>
#include <QWebEngineHistory>
#include <QWebEngineProfile>
#include <QWebEngineSettings>
#include <QWebEngineView>
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
#include <QWebEnginePermission>
#endif

namespace mj::ui {
namespace {

constexpr int kMostDialogs = 20; // a page that asks without end gets no more answers

} // namespace

CheckoutWebPage::CheckoutWebPage(const std::shared_ptr<QWebEngineProfile> &profile, const NavigationRule &rule, OpenPopup openPopup)
    : QWebEnginePage(profile.get()), m_rule(rule), m_openPopup(std::move(openPopup))
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
        emit certificateRefused();
    });
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

bool CheckoutWebPage::isBlank() const
{
    const QUrl shown = history()->currentItem().url(); // url() already names where a refused navigation wanted to go
    return shown.isEmpty() || shown.scheme() == QLatin1String("about");
}

bool CheckoutWebPage::acceptNavigationRequest(const QUrl &url, NavigationType, bool isMainFrame)
{
    switch (m_rule.judge(url)) {
    case NavigationRule::Verdict::Allow:
        return true;
    case NavigationRule::Verdict::Return:
        emit returnReached();
        break;
    case NavigationRule::Verdict::AppScheme:
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
