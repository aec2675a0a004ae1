#include "imaging/mail_picture.h"

#include "imaging/ai_label.h"
#include "imaging/plain_jpeg.h"
#include "imaging/safe_decode.h"

namespace mj {
namespace {

constexpr int largestSide = 1280;
constexpr int smallestSide = 80;
constexpr int quality = 85;

} // namespace

Result<QByteArray> mailPicture(const QByteArray &picture, SourceType source, qsizetype maxBytes)
{
    const Result<QImage> image = decodeScaled(picture, largestSide);
    if (!image)
        return fail(image);
    for (int side = largestSide; side >= smallestSide; side = side * 3 / 4) {
        const bool fits = image->width() <= side && image->height() <= side;
        const Result<QByteArray> jpeg =
            plainJpeg(fits ? *image : image->scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation), quality);
        if (!jpeg)
            return fail(jpeg);
        const Result<LabelledPicture> labelled = withLabel(*jpeg, source);
        if (!labelled)
            return fail(labelled);
        if (labelled->bytes.size() <= maxBytes)
            return labelled->bytes;
    }
    return fail(Code::PayloadTooLarge, QStringLiteral("no preview is as small as %1 bytes").arg(maxBytes));
}

} // namespace mj
