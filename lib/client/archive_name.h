#pragma once
#include "base/result.h"
#include <QString>

namespace mj::client
{

// InvalidField unless the name, with "/" between folders, is safe to unpack on Linux, Windows and macOS: relative, no "..", no empty part,
// no control character, backslash, or character and device name that Windows keeps for itself, parts up to 255 bytes.
Result<void> checkArchiveName(const QString &name);

} // namespace mj::client
