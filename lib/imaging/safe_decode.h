#pragma once
#include "base/result.h"
#include "imaging/picture_header.h"
#include <QByteArray>
#include <QImage>
#include <QSize>

namespace mj {

struct DecodeLimits {
    int maxSide = 16'384;                // pixels
    qint64 maxPixels = 64'000'000;
    qint64 maxBytes = 25 * 1024 * 1024;  // of the file
};

// For pictures of the own sealed gallery: an upscaled one is larger than anything that may come from outside.
inline constexpr DecodeLimits ownPictures{.maxSide = 16'384, .maxPixels = 8192LL * 8192, .maxBytes = 256LL * 1024 * 1024};

// The header of bytes that may be decoded. UnsupportedMediaType: not PNG, JPEG or WebP (SVG and GIF among them), or this system's Qt has
// no decoder; PayloadTooLarge: more bytes, side or pixels than the limits; Corrupt: cut or damaged. Cheap: no decoder runs.
Result<PictureHeader> checkPicture(const QByteArray &bytes, const DecodeLimits &limits = {});

// The picture, upright. Errors as above; bytes after the end of the picture are ignored.
Result<QImage> decode(const QByteArray &bytes, const DecodeLimits &limits = {});

// As decode, scaled down to fit side × side (pixels); a JPEG is decoded at a fraction of its size, about ten times faster. Never enlarges.
Result<QImage> decodeScaled(const QByteArray &bytes, int side, const DecodeLimits &limits = {});

} // namespace mj
