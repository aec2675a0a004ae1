#pragma once
#include "base/result.h"
#include <QByteArray>

namespace mj::server {

// A new file with mode 0600 whose bytes are on the disk when this returns. Storage when it exists or the disk refuses; nothing stays then.
Result<void> writeDurably(const QString &file, const QByteArray &bytes);

// A folder with mode 0700 whose name is on the disk, unless there is one already. Its parent must be there.
Result<void> makeFolderDurably(const QString &folder);

// Renames over `to` in one step and makes the name durable. Both on one file system.
Result<void> moveDurably(const QString &from, const QString &to);

} // namespace mj::server
