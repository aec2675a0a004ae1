#pragma once
#include "base/result.h"
#include <QByteArray>
#include <QImage>
#include <atomic>

namespace mj::server::painter {

// A PNG with the texts that say what drew it. Errors: Canceled (asked for while it was written), ProviderFailed.
Result<QByteArray> pngOf(QImage image, const std::atomic<bool> &canceled);

} // namespace mj::server::painter
