#include "imaging/thumbnail.h"

#include "imaging/safe_decode.h"
#include <QBuffer>
#include <QColorSpace>
#include <QImageWriter>
#include <QPainter>

namespace mj {
namespace {

// A fresh picture: text and profile of the old one (a prompt in a PNG chunk, say) do not travel into the thumbnail.
QImage repainted(const QImage &image)
{
    QImage flat(image.size(), QImage::Format_RGB32);
    flat.fill(Qt::white);
    QPainter painter(&flat);
    painter.drawImage(0, 0, image);
    return flat;
}

} // namespace

Result<QByteArray> makeThumbnail(const QByteArray &picture, int side)
{
    if (side < 16 || side > 2048)
        return fail(Code::InvalidField, QStringLiteral("side out of 16..2048"), QStringLiteral("side"));
    Result<QImage> image = decodeScaled(picture, side);
    if (!image)
        return fail(image);
    const QColorSpace srgb(QColorSpace::SRgb);
    if (image->colorSpace().isValid() && image->colorSpace() != srgb)
        image->convertToColorSpace(srgb);
    const QImage flat = repainted(*image);

    QByteArray jpeg;
    QBuffer buffer(&jpeg);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "jpeg");
    writer.setQuality(80);
    if (!writer.write(flat))
        return fail(Code::Internal, QStringLiteral("a thumbnail cannot be written"));
    return jpeg;
}

} // namespace mj
