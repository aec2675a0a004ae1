#include "ui/checkout/checkout_web_page.h"

#include <QWebEngineCertificateError>
#include <QWebEngineSettings>

namespace mj::ui {

CheckoutWebPage::CheckoutWebPage(QWebEngineProfile *profile, const NavigationRule &rule, OpenPopup openPopup, QObject *parent)
    : QWebEnginePage(profile, parent), m_rule(rule), m_openPopup(std::move(openPopup))
{
    QWebEngineSettings *set = settings();
    set->setAttribute(QWebEngineSettings::JavascriptCanOpenWindows, true); // card issuers and banks open one
    set->setAttribute(QWebEngineSettings::PluginsEnabled, false);
    set->setAttribute(QWebEngineSettings::LocalContentCanAccessFileUrls, false);
    set->setAttribute(QWebEngineSettings::ScreenCaptureEnabled, false);
    set->setAttribute(QWebEngineSettings::FullScreenSupportEnabled, false);
    set->setAttribute(QWebEngineSettings::ErrorPageEnabled, false);
    // Otherwise a scheme without a click behind it is dropped before anybody is asked.
    set->setUnknownUrlSchemePolicy(QWebEngineSettings::AllowAllUnknownUrlSchemes);

    connect(this, &QWebEnginePage::certificateError, this, [this](QWebEngineCertificateError problem) {
        problem.rejectCertificate();
        emit certificateRefused();
    });
    connect(this, &QWebEnginePage::featurePermissionRequested, this, [this](const QUrl &origin, Feature feature) {
        setFeaturePermission(origin, feature, PermissionDeniedByUser);
    });
}

bool CheckoutWebPage::acceptNavigationRequest(const QUrl &url, NavigationType, bool)
{
    switch (m_rule.judge(url)) {
    case NavigationRule::Verdict::Allow:
        return true;
    case NavigationRule::Verdict::Return:
        emit returnReached();
        return false;
    case NavigationRule::Verdict::AppScheme:
        emit appSchemeRefused(url.scheme());
        return false;
    case NavigationRule::Verdict::Refuse:
        return false;
    }
    return false;
}

QWebEnginePage *CheckoutWebPage::createWindow(WebWindowType)
{
    return m_openPopup();
}

void CheckoutWebPage::javaScriptConsoleMessage(JavaScriptConsoleMessageLevel, const QString &, int, const QString &)
{
    // A payment page's console may quote what a person typed: it goes nowhere.
}

} // namespace mj::ui
