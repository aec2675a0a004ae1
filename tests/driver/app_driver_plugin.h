#pragma once
#include <QGenericPlugin>

namespace mj {

// Loaded by Qt into the program under test; opens the desk at which the test asks.
class AppDriverPlugin : public QGenericPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "driver.json")
public:
    QObject *create(const QString &name, const QString &spec) override;
};

} // namespace mj
