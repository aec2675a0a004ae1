#pragma once
#include "base/result.h"
#include "imaging/picture_header.h"
#include <QImage>

namespace mj {

bool canEncode(PictureFormat format); // WebP needs a plugin of Qt that not every system has

// The pixels and their colour space as a file, without text or other metadata of the image. JPEG and WebP lose a little, a JPEG what is
// see-through as well. UnsupportedMediaType: !canEncode; Internal.
Result<QByteArray> encoded(const QImage &image, PictureFormat format);

} // namespace mj
