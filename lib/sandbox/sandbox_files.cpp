#include "sandbox/sandbox_files.h"

#include <QFile>

// A static library's resources are dropped by the linker unless named, and the macro only works outside namespaces.
static void registerSandboxFiles()
{
    Q_INIT_RESOURCE(mj_sandbox);
}

namespace mj::sandbox
{

QByteArray sandboxFile(const QString &name)
{
    static const bool registered = (registerSandboxFiles(), true);
    QFile file(registered ? QStringLiteral(":/mj/sandbox/") + name : QString());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace mj::sandbox
