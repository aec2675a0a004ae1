#include "imaging/picture_facts.h"

#include "imaging/safe_decode.h"
#include <QBuffer>
#include <QImageReader>
#include <algorithm>
#include <array>

namespace mj {
namespace {

struct Box {
    int count = 0;
    int red = 0;
    int green = 0;
    int blue = 0;
};

// The size the person sees: a camera writes the picture as its sensor lay, and how to turn it beside it.
QSize uprightSize(const QByteArray &picture, const PictureHeader &header)
{
    QBuffer buffer;
    buffer.setData(picture);
    buffer.open(QIODevice::ReadOnly);
    const QImageReader reader(&buffer, qtFormatOf(header.format));
    return reader.transformation() & QImageIOHandler::TransformationRotate90 ? header.size.transposed() : header.size;
}

} // namespace

Result<PictureFacts> pictureFacts(const QByteArray &picture)
{
    const Result<PictureHeader> header = checkPicture(picture);
    if (!header)
        return fail(header);
    const Result<QImage> small = decodeScaled(picture, 64);
    if (!small)
        return fail(small);
    return PictureFacts{header->format, uprightSize(picture, *header), picture.size(), dominantColor(*small)};
}

QColor dominantColor(const QImage &image)
{
    const QImage small = image.width() > 64 || image.height() > 64 ? image.scaled(64, 64, Qt::KeepAspectRatio, Qt::SmoothTransformation) : image;
    const QImage pixels = small.convertToFormat(QImage::Format_ARGB32);
    std::array<Box, 4096> boxes;
    for (int y = 0; y < pixels.height(); ++y) {
        const QRgb *line = reinterpret_cast<const QRgb *>(pixels.constScanLine(y));
        for (int x = 0; x < pixels.width(); ++x) {
            const QRgb rgb = line[x];
            if (qAlpha(rgb) < 128)
                continue;
            Box &box = boxes[static_cast<size_t>((qRed(rgb) >> 4) << 8 | (qGreen(rgb) >> 4) << 4 | qBlue(rgb) >> 4)];
            ++box.count;
            box.red += qRed(rgb);
            box.green += qGreen(rgb);
            box.blue += qBlue(rgb);
        }
    }
    const Box &most = *std::max_element(boxes.begin(), boxes.end(), [](const Box &a, const Box &b) { return a.count < b.count; });
    return most.count == 0 ? QColor() : QColor(most.red / most.count, most.green / most.count, most.blue / most.count);
}

} // namespace mj
