#pragma once
#include "base/error.h"
#include <QLatin1String>
#include <optional>

namespace mj::api {

// The wire name of a code ("insufficient_points") and its HTTP status; desktop-only codes map to "internal" and 500.
QLatin1String wireName(Code code);
int httpStatus(Code code);

// The way back on the desktop; an unknown name falls back to what the status says.
Code codeFromWire(const QString &name, int httpStatus);

} // namespace mj::api
