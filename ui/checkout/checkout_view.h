#pragma once
#include "ui/checkout/navigation_rule.h"
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
class CheckoutWebPage;
class NoticeBar;
class PopupWindow;

// One checkout in a web view of its own, off the record. Says once how it ended. A renderer that dies is replaced once, by one that draws
// without the graphics card, since that is what most often kills it. GUI thread.
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
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Drawing { Usual, Software };

    void start(Drawing drawing);
    void makeProfile();
    CheckoutWebPage *makePage(NavigationRule::Place place);
    CheckoutWebPage *openPopup();
    void watch(CheckoutWebPage *page);
    void watchMain();
    void follow(const QWebEngineLoadingInfo &loading);
    void loadFailed(const QWebEngineLoadingInfo &loading);
    void comeBack();
    void certificateRefused(bool isMain, const QUrl &url);
    void rendererDied();
    void takeDown(); // pages go before their profile, and popups before the page that opened them
    void again();
    void end(void (CheckoutPage::*how)());
    void fail(const char *reasonCode);
    bool latch();
    void retranslate();

    std::shared_ptr<QWebEngineProfile> m_profile;
    AddressBar *m_bar;
    QProgressBar *m_progress;
    NoticeBar *m_notice;
    QVBoxLayout *m_column;
    QWebEngineView *m_view = nullptr;
    CheckoutWebPage *m_page = nullptr;
    QList<QPointer<PopupWindow>> m_popups;
    QTimer m_slow;
    QUrl m_checkout;
    QUrl m_return;
    QUrl m_unanswered;
    int m_patience = 20'000;
    bool m_loaded = false;
    bool m_restarted = false;
    bool m_ended = false;
};

} // namespace mj::ui
