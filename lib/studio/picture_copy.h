#pragma once
#include "base/result.h"
#include "imaging/picture_header.h"
#include "imaging/source_type.h"
#include <QByteArray>
#include <QImage>
#include <optional>

namespace mj::studio {

// What leaves the program of a picture: saved, copied, dragged, opened elsewhere, exported or archived, always with the label of how it was
// made inside. The one place where bytes for the outside come from.
struct PictureCopy {
    struct Wish {
        std::optional<PictureFormat> format; // nullopt: as received
        QString mark;                        // for people's eyes, in a corner ("AI"); empty: none
    };

    QByteArray bytes;
    PictureFormat format = PictureFormat::Png;
    bool hadCredentials = false; // signed by its maker as received; this derived copy no longer proves that

    Result<QImage> pixels() const; // as in `bytes`, mark and all

    // With the received format and no mark the pixel data stays byte by byte; otherwise the pixels are encoded anew.
    // Corrupt, UnsupportedMediaType (also: this system's Qt cannot write that format), PayloadTooLarge.
    static Result<PictureCopy> make(const QByteArray &received, SourceType source, const Wish &wish);

    // Paper has no metadata: without a mark nothing is printed (InvalidField).
    static Result<QImage> forPrint(const QByteArray &received, const QString &mark);

    static bool canWrite(PictureFormat format);
    static std::optional<PictureFormat> formatOf(const QString &fileName); // by its ending
    static QString suffixOf(PictureFormat format);                         // "png", "jpg", "webp"
};

} // namespace mj::studio
