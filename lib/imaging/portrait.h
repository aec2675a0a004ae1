#pragma once
#include "base/result.h"
#include <QByteArray>

namespace mj {

// A person's photo from the bytes of a PNG, JPEG or WebP file: a JPEG (quality 88, sRGB, no metadata of any kind) of at most
// 1024 x 1024 px, upright. Bytes after the picture are ignored: phones append a film. The errors of `decode`.
Result<QByteArray> portraitOf(const QByteArray &file);

// The stricter look of a service at what a stranger sends: JPEG or PNG, at most 4 MiB, 50 million pixels and 16,384 px a side, and nothing
// behind the picture. No decoder runs. UnsupportedMediaType: another format, or more than a picture in the file; PayloadTooLarge;
// Corrupt: cut or damaged.
Result<void> checkUpload(const QByteArray &bytes);

} // namespace mj
