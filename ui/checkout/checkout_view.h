#pragma once
#include "ui/common/checkout_plugin.h"

class QLabel;
class QProgressBar;
class QVBoxLayout;
class QWebEngineProfile;
class QWebEngineView;

namespace mj::ui {

class CheckoutWebPage;
class NavigationRule;

// One checkout in a web view of its own, off the record. Says once how it ended. GUI thread.
class CheckoutView : public CheckoutPage
{
    Q_OBJECT
public:
    explicit CheckoutView(QWidget *parent);
    ~CheckoutView() override;

    void open(const QUrl &checkout, const QUrl &returnUrl) override;

private:
    CheckoutWebPage *makePage(const NavigationRule &rule);
    void watch(CheckoutWebPage *page);
    void end(const std::function<void()> &say);
    void tell(const QString &sentence);

    QWebEngineProfile *m_profile;
    QWebEngineView *m_view;
    CheckoutWebPage *m_page = nullptr;
    QProgressBar *m_progress;
    QLabel *m_notice;
    bool m_loaded = false;
    bool m_ended = false;
};

} // namespace mj::ui
