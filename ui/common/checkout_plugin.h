#pragma once
#include <QUrl>
#include <QWidget>
#include <QtPlugin>

namespace mj::ui {

// A page that shows one checkout and says how it ended. Parented by its caller; one use.
class CheckoutPage : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;
    virtual void open(const QUrl &checkout, const QUrl &returnUrl) = 0;

signals:
    void returned();                          // navigation reached returnUrl: ask the service what became of the order
    void closed();                            // the person closed it: ask the service before saying anything
    void openInBrowserRequested(const QUrl &checkout);
    // The page gave up: "host_unknown", "no_answer", "load_failed", "tls_rejected" before anything was shown,
    // "renderer_died" and "too_many_windows" at any time. The order is still the same one.
    void failed(const QString &reasonCode);
};

// What the plugin file offers. Loaded by QPluginLoader when a checkout opens, so that the program itself does not link Qt WebEngine.
class CheckoutPlugin
{
public:
    virtual ~CheckoutPlugin() = default;
    virtual CheckoutPage *create(QWidget *parent) = 0;
};

} // namespace mj::ui

#define MJ_CHECKOUT_PLUGIN_ID "kr.co.imagefactory.mjstudio.CheckoutPlugin/1"
Q_DECLARE_INTERFACE(mj::ui::CheckoutPlugin, MJ_CHECKOUT_PLUGIN_ID)
