#pragma once
#include "base/result.h"
#include <QByteArray>
#include <QList>

namespace mj {

// The texts of 001_what.sql, 002_what.sql, ... of a folder, in order. Internal when a number is missing or twice, or there is none:
// a room that forgot Q_INIT_RESOURCE must not start with an empty file.
Result<QList<QByteArray>> readMigrations(const QString &folder);

} // namespace mj
