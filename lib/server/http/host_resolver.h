#pragma once
#include "base/result.h"
#include <QString>
#include <QStringList>
#include <functional>

namespace mj::server::http {

// The numeric addresses of a name. Offline: it has none.
using Resolver = std::function<Result<QStringList>(const QString &host)>;

// Asks the system (getaddrinfo), for as long as the system takes.
Result<QStringList> resolveHost(const QString &host);

} // namespace mj::server::http
