#pragma once
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
    // `openPopup` shows a new page of the same profile; never null, since a page that gets no window waits for it without end.
    using OpenPopup = std::function<CheckoutWebPage *()>;

    CheckoutWebPage(const std::shared_ptr<QWebEngineProfile> &profile, const NavigationRule &rule, OpenPopup openPopup);

    // Deletes the page: at once, or when the page comes back from the dialog it has open.
    void retire();
    bool isBlank() const; // nothing has been shown in it yet

signals:
    void returnReached();
    void appSchemeRefused();
    void addressRefused(); // of the whole page, not of a frame in it
    void certificateRefused();

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
    OpenPopup m_openPopup;
    QPointer<PageDialog> m_dialog;
    int m_dialogs = 0;
    bool m_retired = false;
};

} // namespace mj::ui
