#pragma once
#include "base/result.h"
#include "imaging/picture_header.h"
#include <QColor>

namespace mj {

struct PictureFacts {
    PictureFormat format = PictureFormat::Png;
    QSize size;       // upright, as `decode` gives it
    qint64 bytes = 0; // of the file
    QColor dominant;  // the most common colour, opaque sRGB
};

// The errors of `decode`. About as dear as a thumbnail.
Result<PictureFacts> pictureFacts(const QByteArray &picture);

// The average of the most filled of 4,096 colour boxes; see-through pixels do not count. Invalid for an empty or invisible picture.
QColor dominantColor(const QImage &image);

} // namespace mj
