#include "studio/reference_encoding.h"

#include "api/recipe.h"
#include "imaging/plain_jpeg.h"
#include "imaging/safe_decode.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImageWriter>
#include <QPainter>

#include <algorithm>

namespace mj::studio {
namespace {

constexpr qint64 largestPng = 8 << 20;
constexpr int jpegQuality = 92;
constexpr double smaller = 0.8; // of a side, as often as it takes

bool isSeeThrough(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return false;
    const QImage plain = image.convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < plain.height(); ++y) {
        const auto *row = reinterpret_cast<const QRgb *>(plain.constScanLine(y));
        if (std::any_of(row, row + plain.width(), [](QRgb pixel) { return qAlpha(pixel) != 255; }))
            return true;
    }
    return false;
}

QImage fitted(const QImage &image, int side)
{
    if (image.width() <= side && image.height() <= side)
        return image;
    const QSize size = image.size().scaled(side, side, Qt::KeepAspectRatio).expandedTo(QSize(1, 1));
    return image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

// Painted anew: text, profile and resolution of the old picture stay behind.
QImage plainPixels(QImage image, bool seeThrough)
{
    const QColorSpace srgb(QColorSpace::SRgb);
    if (image.colorSpace().isValid() && image.colorSpace() != srgb)
        image.convertToColorSpace(srgb);
    QImage plain(image.size(), seeThrough ? QImage::Format_ARGB32 : QImage::Format_RGB32);
    plain.fill(seeThrough ? Qt::transparent : Qt::white);
    QPainter painter(&plain);
    painter.setCompositionMode(seeThrough ? QPainter::CompositionMode_Source : QPainter::CompositionMode_SourceOver);
    painter.drawImage(QRect(QPoint(), image.size()), image); // whatever the device pixel ratio of the old one
    return plain;
}

Result<QByteArray> toPng(const QImage &image)
{
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    if (!writer.write(image))
        return fail(Code::Internal, QStringLiteral("a PNG cannot be written"));
    return png;
}

Result<QByteArray> toFile(const QImage &image, bool seeThrough)
{
    Result<QByteArray> png = toPng(image);
    return !png || seeThrough || png->size() <= largestPng ? std::move(png) : plainJpeg(image, jpegQuality);
}

} // namespace

QImage thumbnailOf(const QImage &image)
{
    return fitted(image, EncodedReference::thumbnailSide);
}

Result<EncodedReference> encodePixels(QImage image)
{
    const DecodeLimits limits;
    if (image.isNull())
        return fail(Code::Corrupt, QStringLiteral("no picture"));
    if (qint64(image.width()) * image.height() > limits.maxPixels)
        return fail(Code::PayloadTooLarge, QStringLiteral("a picture of %1 x %2").arg(image.width()).arg(image.height()));
    image.setDevicePixelRatio(1);
    const bool seeThrough = isSeeThrough(image);
    QImage plain = plainPixels(fitted(image, api::UploadReference::maxSide), seeThrough);
    image = {};
    for (;;) {
        Result<QByteArray> file = toFile(plain, seeThrough);
        if (!file)
            return fail(file);
        if (file->size() <= api::UploadReference::maxBytes)
            return EncodedReference{std::move(*file), plain.size(), thumbnailOf(plain)};
        plain = fitted(plain, qMax(1, int(qMax(plain.width(), plain.height()) * smaller)));
    }
}

Result<EncodedReference> encodeReference(const QByteArray &file)
{
    Result<QImage> image = decode(file);
    return image ? encodePixels(std::move(*image)) : Result<EncodedReference>(fail(image));
}

} // namespace mj::studio
