#pragma once
#include "ui/common/checkout_plugin.h"

#include <QPluginLoader>
#include <QStringList>
#include <QVariant>
#include <QWebEngineView>
#include <functional>
#include <memory>
#include <optional>

namespace mj {

// The real plugin file, loaded as the program loads it, with one checkout page in a shown window. Waiting runs the event loop.
class OpenedCheckout
{
public:
    OpenedCheckout();
    ~OpenedCheckout();

    void open(const QUrl &checkout, const QUrl &returnUrl);
    void close(); // what the program does when it leaves the checkout: the page goes, the plugin stays

    ui::CheckoutPage &page() const { return *m_page; }
    QWidget &window() { return m_window; }
    QWebEngineView *view() const { return m_page->findChild<QWebEngineView *>(QStringLiteral("checkout_web_view")); }
    QWidget *popup() const; // the first that is open; null when there is none
    QString notice() const; // what is told above the page; empty when nothing is
    void press(const QString &button) const;

    // What the script gives, asked in the page's main frame; invalid when the page did not answer in time.
    static QVariant run(QWebEngineView *view, const QString &script);
    QVariant run(const QString &script) const { return run(view(), script); }
    bool holds(const QString &script, int withinMs = 10'000) const; // true as soon as the script gives true
    // Until the document is complete and shows an element of this selector.
    bool shows(const QString &selector, int withinMs = 10'000) const;
    // A real mouse click on an element that is shown.
    void click(const QString &selector) const;

    int returned = 0;
    int closed = 0;
    QStringList failures;
    QList<QUrl> sentToBrowser;

private:
    std::unique_ptr<QPluginLoader> m_loader;
    QWidget m_window;
    ui::CheckoutPage *m_page = nullptr;
};

bool waitFor(const std::function<bool()> &holds, int withinMs = 10'000);
// The event loop runs for a while in which nothing may happen.
void letPass(int ms);
QPoint centreOf(QWebEngineView *view, const QString &selector);
void clickAt(QWebEngineView *view, const QPoint &point);

} // namespace mj
