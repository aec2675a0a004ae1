#pragma once
#include "base/result.h"
#include <QByteArray>
#include <QSize>

namespace mj {

enum class PictureFormat { Png, Jpeg, WebP };

struct PictureHeader {
    PictureFormat format = PictureFormat::Png;
    QSize size;        // as stored, before any rotation the file asks for
    qsizetype end = 0; // where the picture ends; what follows is no part of it
};

// Looks at the bytes alone, without a decoder. UnsupportedMediaType: none of the three by its first bytes.
// Corrupt: cut, without a size, or (JPEG) more scans than an honest file has.
Result<PictureHeader> readPictureHeader(const QByteArray &bytes);

// "png", "jpeg", "webp": Qt's name of the format.
QByteArray qtFormatOf(PictureFormat format);

} // namespace mj
