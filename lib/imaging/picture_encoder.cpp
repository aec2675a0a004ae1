#include "imaging/picture_encoder.h"

#include "imaging/plain_jpeg.h"
#include <QBuffer>
#include <QColorSpace>
#include <QImageWriter>
#include <algorithm>

namespace mj {
namespace {

constexpr int quality = 93; // no difference is seen side by side

// Qt writes the texts of an image into the file: a prompt in a PNG would travel on.
QImage withoutTexts(const QImage &image)
{
    if (image.textKeys().isEmpty())
        return image;
    QImage bare(image.size(), image.format());
    bare.setColorTable(image.colorTable());
    bare.setColorSpace(image.colorSpace());
    for (int line = 0; line < image.height(); ++line)
        std::copy_n(image.constScanLine(line), std::min(image.bytesPerLine(), bare.bytesPerLine()), bare.scanLine(line));
    return bare;
}

} // namespace

bool canEncode(PictureFormat format)
{
    return QImageWriter::supportedImageFormats().contains(qtFormatOf(format));
}

Result<QByteArray> encoded(const QImage &image, PictureFormat format)
{
    if (!canEncode(format))
        return fail(Code::UnsupportedMediaType, QStringLiteral("this Qt has no encoder for it"));
    if (format == PictureFormat::Jpeg)
        return plainJpeg(image, quality);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, qtFormatOf(format));
    if (format == PictureFormat::WebP)
        writer.setQuality(quality);
    if (!writer.write(withoutTexts(image)))
        return fail(Code::Internal, QStringLiteral("a picture cannot be encoded"));
    return bytes;
}

} // namespace mj
