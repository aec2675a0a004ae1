#pragma once
#include "imaging/picture_header.h"

namespace mj {

// A picture file taken apart around the place of its XMP packet; every chunk or segment with pixels is in there byte by byte.
// What a maker wrote beside the picture (PNG text, JPEG comments, Exif: often the prompt, a place, a device) is left out.
struct PictureParts {
    QByteArray before;
    QByteArray after;
    QByteArray packet;           // the first XMP packet; empty: none. Further ones are dropped
    bool hasCredentials = false; // signed Content Credentials (C2PA), which any change of the file breaks
};

Result<PictureParts> splitPng(const QByteArray &bytes, const PictureHeader &header);
QByteArray joinPng(const PictureParts &parts, const QByteArray &packet);

constexpr qsizetype largestJpegPacket = 65'504; // what a segment holds
Result<PictureParts> splitJpeg(const QByteArray &bytes, const PictureHeader &header);
QByteArray joinJpeg(const PictureParts &parts, const QByteArray &packet);

// The simple form of WebP has no room for a packet: it comes back as the extended one.
Result<PictureParts> splitWebP(const QByteArray &bytes, const PictureHeader &header);
QByteArray joinWebP(const PictureParts &parts, const QByteArray &packet);

} // namespace mj
