#pragma once
#include "ui/common/checkout_plugin.h"
#include <QPointer>
#include <QTimer>
#include <memory>

class QProgressBar;
class QVBoxLayout;
class QWebEngineLoadingInfo;
class QWebEngineProfile;
class QWebEngineView;

namespace mj::ui {

class AddressBar;
class Banner;
class CheckoutWebPage;
class NavigationRule;
class PopupWindow;

// One checkout in a web view of its own, off the record. Says once how it ended. GUI thread.
class CheckoutView : public CheckoutPage
{
    Q_OBJECT
    Q_PROPERTY(int patience MEMBER m_patience) // ms until a page that shows nothing counts as not answering
public:
    explicit CheckoutView(QWidget *parent);
    ~CheckoutView() override;

    void open(const QUrl &checkout, const QUrl &returnUrl) override;

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Notice { None, Download, App, Address, Unanswered };

    CheckoutWebPage *makePage(const NavigationRule &rule);
    CheckoutWebPage *openPopup(const NavigationRule &rule);
    void watch(CheckoutWebPage *page);
    void follow(const QWebEngineLoadingInfo &loading);
    void loadFailed(const QUrl &address);
    void end(void (CheckoutPage::*how)());
    void fail(const char *reasonCode);
    bool latch();
    void tell(Notice notice);
    void retranslate();

    std::shared_ptr<QWebEngineProfile> m_profile;
    AddressBar *m_bar;
    QProgressBar *m_progress;
    Banner *m_notice;
    QVBoxLayout *m_column;
    QWebEngineView *m_view = nullptr;
    CheckoutWebPage *m_page = nullptr;
    QList<QPointer<PopupWindow>> m_popups;
    QTimer m_slow;
    QUrl m_checkout;
    QUrl m_unanswered;
    Notice m_told = Notice::None;
    int m_patience = 20'000;
    bool m_loaded = false;
    bool m_ended = false;
};

} // namespace mj::ui
