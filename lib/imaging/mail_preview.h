#pragma once
#include "base/result.h"
#include <QByteArray>

namespace mj {

// A picture small enough for a mail: the pixels alone as a JPEG of at most 1024 × 1024 px and 1,000,000 bytes, see-through parts on white.
// Never enlarges. The errors of `decode`.
Result<QByteArray> mailPreview(const QByteArray &picture);

} // namespace mj
