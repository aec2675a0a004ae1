#include "imaging/safe_decode.h"

#include <QBuffer>
#include <QImageReader>
#include <algorithm>

namespace mj {
namespace {

// Qt's own limit is 128 MiB on 6.4, less than 64 million pixels take; ours is checked before any decoder runs.
void raiseQtLimit()
{
    [[maybe_unused]] static const bool once = [] {
        QImageReader::setAllocationLimit(512);
        return true;
    }();
}

QSize fitted(QSize size, int side)
{
    return size.width() <= side && size.height() <= side ? size : size.scaled(side, side, Qt::KeepAspectRatio).expandedTo(QSize(1, 1));
}

Result<QImage> run(const QByteArray &bytes, const PictureHeader &header, QSize scaled)
{
    raiseQtLimit();
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, qtFormatOf(header.format));
    reader.setAutoDetectImageFormat(false); // what the header says is what runs
    reader.setAutoTransform(true);
    if (scaled.isValid())
        reader.setScaledSize(scaled);
    QImage image = reader.read();
    if (image.isNull())
        return fail(Code::Corrupt, QStringLiteral("a picture that does not decode (%1)").arg(static_cast<int>(reader.error())));
    return image;
}

} // namespace

Result<PictureHeader> checkPicture(const QByteArray &bytes, const DecodeLimits &limits)
{
    if (bytes.size() > limits.maxBytes)
        return fail(Code::PayloadTooLarge, QStringLiteral("a picture file of %1 bytes").arg(bytes.size()));
    Result<PictureHeader> header = readPictureHeader(bytes);
    if (!header)
        return header;
    const QSize size = header->size;
    if (std::max(size.width(), size.height()) > limits.maxSide || qint64(size.width()) * size.height() > limits.maxPixels)
        return fail(Code::PayloadTooLarge, QStringLiteral("a picture of %1 x %2").arg(size.width()).arg(size.height()));
    if (!QImageReader::supportedImageFormats().contains(qtFormatOf(header->format)))
        return fail(Code::UnsupportedMediaType, QStringLiteral("this Qt has no decoder for it"));
    return header;
}

Result<QImage> decode(const QByteArray &bytes, const DecodeLimits &limits)
{
    const Result<PictureHeader> header = checkPicture(bytes, limits);
    return header ? run(bytes, *header, {}) : Result<QImage>(fail(header));
}

Result<QImage> decodeScaled(const QByteArray &bytes, int side, const DecodeLimits &limits)
{
    const Result<PictureHeader> header = checkPicture(bytes, limits);
    if (!header)
        return fail(header);
    const QSize target = fitted(header->size, std::max(1, side));
    if (target == header->size)
        return run(bytes, *header, {});
    if (header->format == PictureFormat::Jpeg)
        return run(bytes, *header, target);
    // Measured: asking Qt's PNG reader for a scaled size is slower than scaling the whole picture here.
    Result<QImage> whole = run(bytes, *header, {});
    if (!whole)
        return whole;
    return whole->scaled(fitted(whole->size(), std::max(1, side)), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

} // namespace mj
