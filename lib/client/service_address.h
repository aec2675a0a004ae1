#pragma once
#include "base/result.h"
#include <QUrl>

namespace mj::client
{

// "localhost", 127.0.0.0/8 or ::1.
bool isLoopback(const QUrl &url);

// A service may be at https, or at http on loopback, without name, password, query or fragment. InsecureUrl otherwise.
Result<void> checkServiceUrl(const QUrl &url);

} // namespace mj::client
