#pragma once
#include <QByteArray>
#include <QString>

namespace mj::sandbox
{

// The bytes of a page, script or table compiled into the library, e.g. "pages/checkout.html".
QByteArray sandboxFile(const QString &name);

} // namespace mj::sandbox
