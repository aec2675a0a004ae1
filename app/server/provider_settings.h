#pragma once
#include "base/result.h"
#include "server/config.h"

namespace mj {

// The operator's file of providers: a JSON list, one object a provider. Keys stay out of it and off the command line; it names the variable or
// the file they are in. Errors: InvalidField, with one sentence as detail that holds no key.
Result<QList<server::ProviderConfig>> readProviders(const QString &path);

// The operator's own catalogue instead of the built-in one, as it stands; the server checks it.
Result<QByteArray> readModels(const QString &path);

} // namespace mj
