#pragma once
#include "ui/checkout/bank_app.h"
#include "ui/checkout/navigation_rule.h"
#include "ui/checkout/page_dialog.h"
#include <QPointer>
#include <QWebEnginePage>
#include <functional>
#include <memory>

class QWebEngineProfile;

namespace mj::ui {

// One page of a checkout, the first or a popup of it: asks the rule about every navigation, in every frame. GUI thread.
// It has no parent and outlives its view; retire() ends it. Keeps its profile until it is gone, the order that Qt demands.
class CheckoutWebPage : public QWebEnginePage
{
    Q_OBJECT
public:
    // `openPopup` shows a new page of the same profile. Null only when the checkout ends: a page that gets no window waits for it without end.
    using OpenPopup = std::function<CheckoutWebPage *()>;
    using Place = NavigationRule::Place; // Page: the checkout itself, Within: a window that it opened

    CheckoutWebPage(const std::shared_ptr<QWebEngineProfile> &profile, const NavigationRule &rule, Place place, OpenPopup openPopup);

    // Deletes the page: at once, or when the page comes back from the dialog it has open.
    void retire();
    bool isBlank() const; // nothing has been shown in it yet
    QUrl shown() const;   // whose content is on the screen; url() already names where a refused or unanswered navigation wanted to go
    bool mayShow(const QUrl &url) const;
    void drawInSoftware();
    void trustScriptOf(const QUrl &page, const QUrl &script) { m_rule.trustScriptOf(page, script); }

signals:
    void returnReached();
    void appOffered(const BankApp &app);
    void appSchemeRefused();
    void addressRefused(); // of the whole page, not of a frame in it
    void certificateRefused(const QUrl &url);

protected:
    bool acceptNavigationRequest(const QUrl &url, NavigationType type, bool isMainFrame) override;
    QWebEnginePage *createWindow(WebWindowType type) override;
    QStringList chooseFiles(FileSelectionMode mode, const QStringList &oldFiles, const QStringList &mimeTypes) override;
    void javaScriptAlert(const QUrl &origin, const QString &message) override;
    bool javaScriptConfirm(const QUrl &origin, const QString &message) override;
    bool javaScriptPrompt(const QUrl &origin, const QString &message, const QString &proposed, QString *typed) override;
    void javaScriptConsoleMessage(JavaScriptConsoleMessageLevel level, const QString &message, int line, const QString &source) override;

private:
    void restrict();
    void refuseRequests();
    bool ask(const PageDialog::Question &question, QString *typed);

    NavigationRule m_rule;
    Place m_place;
    OpenPopup m_openPopup;
    QPointer<PageDialog> m_dialog;
    int m_dialogs = 0;
    bool m_retired = false;
};

} // namespace mj::ui
