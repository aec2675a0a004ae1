#pragma once
#include "base/result.h"
#include <QByteArray>

namespace mj::server {

// Our masks are transparent where a picture may change; most engines want those places white and the others black. A PNG for them.
// Errors: InvalidField (mask) when it is no picture or has no transparent place.
Result<QByteArray> whiteWhereOpen(const QByteArray &mask);

} // namespace mj::server
