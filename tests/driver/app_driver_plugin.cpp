#include "driver/app_driver_plugin.h"

#include "driver/driver_desk.h"

namespace mj {

QObject *AppDriverPlugin::create(const QString &, const QString &)
{
    return new DriverDesk(QString::fromUtf8(qgetenv("MJ_DRIVER_SOCKET")));
}

} // namespace mj
