#pragma once
#include "base/result.h"
#include <QByteArray>
#include <QImage>

namespace mj::studio {

// A picture as it may leave this computer: the pixels alone, upright, in sRGB, without a file name or any metadata, within the limits of
// api::UploadReference.
struct EncodedReference {
    QByteArray bytes; // PNG; JPEG (quality 92) when nothing is see-through and the PNG would be larger than 8 MiB
    QSize size;
    QImage thumbnail; // fits thumbnailSide
    static constexpr int thumbnailSide = 256;
};

// Of a PNG, JPEG or WebP file that anybody may have made. The errors of `decode`. Takes seconds for a large one: any thread but the GUI's.
Result<EncodedReference> encodeReference(const QByteArray &file);
// Of pixels: the clipboard's, or a browser's. Corrupt: a null picture; PayloadTooLarge: more pixels than `decode` allows.
Result<EncodedReference> encodePixels(QImage image);

QImage thumbnailOf(const QImage &image);

} // namespace mj::studio
