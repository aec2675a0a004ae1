#pragma once
#include "base/result.h"
#include <QByteArray>
#include <QImage>

namespace mj {

// The pixels alone as a JPEG: sRGB, see-through parts on white, no text, profile or other metadata of the image. Error: Internal.
Result<QByteArray> plainJpeg(QImage image, int quality);

} // namespace mj
