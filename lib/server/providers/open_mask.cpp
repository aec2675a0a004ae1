#include "server/providers/open_mask.h"

#include "imaging/safe_decode.h"

#include <QBuffer>

namespace mj::server {

Result<QByteArray> whiteWhereOpen(const QByteArray &mask)
{
    const auto picture = decode(mask);
    if (!picture)
        return fail(Code::InvalidField, QStringLiteral("not a picture"), QStringLiteral("mask"));
    const QImage from = picture->convertToFormat(QImage::Format_ARGB32);
    QImage to(from.size(), QImage::Format_Grayscale8);
    bool open = false;
    for (int y = 0; y < from.height(); ++y) {
        const auto *source = reinterpret_cast<const QRgb *>(from.constScanLine(y));
        uchar *target = to.scanLine(y);
        for (int x = 0; x < from.width(); ++x) {
            target[x] = static_cast<uchar>(255 - qAlpha(source[x]));
            open = open || target[x] > 127;
        }
    }
    if (!open)
        return fail(Code::InvalidField, QStringLiteral("covers everything"), QStringLiteral("mask"));
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    if (!to.save(&buffer, "PNG"))
        return fail(Code::Internal, QStringLiteral("cannot write PNG"));
    return png;
}

} // namespace mj::server
