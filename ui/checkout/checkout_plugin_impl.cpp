#include "ui/checkout/checkout_plugin_impl.h"

#include "ui/checkout/checkout_view.h"

namespace mj::ui {

CheckoutPage *CheckoutPluginImpl::create(QWidget *parent)
{
    return new CheckoutView(parent);
}

} // namespace mj::ui
