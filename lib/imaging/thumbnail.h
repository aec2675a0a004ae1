#pragma once
#include "base/result.h"
#include <QByteArray>

namespace mj {

// A JPEG (quality 80, sRGB, no metadata, see-through parts on white) that fits side × side pixels; never larger than the picture.
// `side` 16..2048, InvalidField otherwise; else the errors of `decode`.
Result<QByteArray> makeThumbnail(const QByteArray &picture, int side);

} // namespace mj
