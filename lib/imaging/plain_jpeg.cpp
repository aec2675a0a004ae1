#include "imaging/plain_jpeg.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImageWriter>
#include <QPainter>

namespace mj {
namespace {

// A fresh picture: text and profile of the old one (a prompt in a PNG chunk, say) do not travel into the new file.
QImage repainted(const QImage &image)
{
    QImage flat(image.size(), QImage::Format_RGB32);
    flat.fill(Qt::white);
    QPainter painter(&flat);
    painter.drawImage(0, 0, image);
    return flat;
}

} // namespace

Result<QByteArray> plainJpeg(QImage image, int quality)
{
    const QColorSpace srgb(QColorSpace::SRgb);
    if (image.colorSpace().isValid() && image.colorSpace() != srgb)
        image.convertToColorSpace(srgb);
    const QImage flat = repainted(image);

    QByteArray jpeg;
    QBuffer buffer(&jpeg);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "jpeg");
    writer.setQuality(quality);
    if (!writer.write(flat))
        return fail(Code::Internal, QStringLiteral("a JPEG cannot be written"));
    return jpeg;
}

} // namespace mj
