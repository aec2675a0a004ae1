#include "store/migrations.h"

#include <QDir>
#include <QFile>

namespace mj {

Result<QList<QByteArray>> readMigrations(const QString &folder)
{
    QList<QByteArray> steps;
    const QDir dir(folder);
    for (const QString &name : dir.entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name)) {
        if (name.section(QLatin1Char('_'), 0, 0).toInt() != steps.size() + 1)
            return fail(Code::Internal, QStringLiteral("migration %1 is out of order").arg(name));
        QFile file(dir.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            return fail(Code::Storage, QStringLiteral("migration %1 cannot be read").arg(name));
        steps.append(file.readAll());
    }
    if (steps.isEmpty())
        return fail(Code::Internal, QStringLiteral("no migrations in %1").arg(folder));
    return steps;
}

} // namespace mj
