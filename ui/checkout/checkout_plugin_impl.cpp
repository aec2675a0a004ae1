#include "ui/checkout/checkout_plugin_impl.h"

#include "ui/checkout/checkout_view.h"

#include <QtWebEngineQuick/qtwebenginequickglobal.h>

namespace mj::ui {

CheckoutPage *CheckoutPluginImpl::create(QWidget *parent)
{
    // Makes the OpenGL contexts shareable, now and not at the program's start: there it costs every run 56 MB and half its first paint
    // (measured with Mesa's software renderer), also the many runs in which nothing is bought.
    static const bool ready = [] {
        QtWebEngineQuick::initialize();
        return true;
    }();
    return ready ? new CheckoutView(parent) : nullptr;
}

} // namespace mj::ui
