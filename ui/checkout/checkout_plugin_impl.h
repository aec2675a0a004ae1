#pragma once
#include "ui/common/checkout_plugin.h"
#include <QObject>

namespace mj::ui {

// The root object of the plugin file.
class CheckoutPluginImpl : public QObject, public CheckoutPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID MJ_CHECKOUT_PLUGIN_ID)
    Q_INTERFACES(mj::ui::CheckoutPlugin)
public:
    CheckoutPage *create(QWidget *parent) override;
};

} // namespace mj::ui
