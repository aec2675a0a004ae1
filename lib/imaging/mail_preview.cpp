#include "imaging/mail_preview.h"

#include "imaging/plain_jpeg.h"
#include "imaging/safe_decode.h"

namespace mj {
namespace {

constexpr int longestSide = 1024;
constexpr qsizetype mostBytes = 1'000'000;

} // namespace

Result<QByteArray> mailPreview(const QByteArray &picture)
{
    const Result<QImage> image = decodeScaled(picture, longestSide);
    if (!image)
        return fail(image);
    QImage small = *image;
    for (;;) {
        for (const int quality : {88, 75, 60, 45}) {
            const Result<QByteArray> jpeg = plainJpeg(small, quality);
            if (!jpeg || jpeg->size() <= mostBytes)
                return jpeg;
        }
        // Noise does not get small by quality alone.
        small = small.scaled(small.size() * 3 / 4, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    }
}

} // namespace mj
