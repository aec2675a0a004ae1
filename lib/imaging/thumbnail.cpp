#include "imaging/thumbnail.h"

#include "imaging/plain_jpeg.h"
#include "imaging/safe_decode.h"

namespace mj {

Result<QByteArray> makeThumbnail(const QByteArray &picture, int side)
{
    if (side < 16 || side > 2048)
        return fail(Code::InvalidField, QStringLiteral("side out of 16..2048"), QStringLiteral("side"));
    Result<QImage> image = decodeScaled(picture, side);
    return image ? plainJpeg(std::move(*image), 80) : Result<QByteArray>(fail(image));
}

} // namespace mj
