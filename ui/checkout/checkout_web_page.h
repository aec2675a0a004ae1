#pragma once
#include "ui/checkout/navigation_rule.h"
#include <QWebEnginePage>
#include <functional>

namespace mj::ui {

// One page of a checkout, the first or a popup of it: asks the rule about every navigation, in every frame. GUI thread.
class CheckoutWebPage : public QWebEnginePage
{
    Q_OBJECT
public:
    // `openPopup` shows a new page of the same profile; never null, since a page that gets no window waits for it without end.
    using OpenPopup = std::function<CheckoutWebPage *()>;

    CheckoutWebPage(QWebEngineProfile *profile, const NavigationRule &rule, OpenPopup openPopup, QObject *parent);

signals:
    void returnReached();
    void appSchemeRefused(const QString &scheme);
    void certificateRefused();

protected:
    bool acceptNavigationRequest(const QUrl &url, NavigationType type, bool isMainFrame) override;
    QWebEnginePage *createWindow(WebWindowType type) override;
    void javaScriptConsoleMessage(JavaScriptConsoleMessageLevel level, const QString &message, int line, const QString &source) override;

private:
    NavigationRule m_rule;
    OpenPopup m_openPopup;
};

} // namespace mj::ui
