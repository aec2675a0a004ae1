#include "imaging/picture_header.h"

#include <QtEndian>
#include <optional>

namespace mj {
namespace {

constexpr QByteArrayView pngMagic("\x89PNG\r\n\x1a\n", 8);
constexpr QByteArrayView jpegMagic("\xff\xd8\xff", 3);
// A progressive picture has about ten; each costs a pass over the whole picture.
constexpr int mostScans = 100;

quint8 byteAt(const QByteArray &bytes, qsizetype at)
{
    return static_cast<quint8>(bytes.at(at));
}

quint32 big32(const QByteArray &bytes, qsizetype at)
{
    return qFromBigEndian<quint32>(bytes.constData() + at);
}

int big16(const QByteArray &bytes, qsizetype at)
{
    return qFromBigEndian<quint16>(bytes.constData() + at);
}

int little24(const QByteArray &bytes, qsizetype at)
{
    return byteAt(bytes, at) | byteAt(bytes, at + 1) << 8 | byteAt(bytes, at + 2) << 16;
}

tl::unexpected<Error> corrupt(const char *what)
{
    return fail(Code::Corrupt, QString::fromLatin1(what));
}

Result<PictureHeader> finished(PictureFormat format, qint64 width, qint64 height, qsizetype end)
{
    constexpr qint64 most = 0x7fffffff;
    if (width < 1 || height < 1 || width > most || height > most)
        return corrupt("a picture without a size");
    return PictureHeader{format, QSize(static_cast<int>(width), static_cast<int>(height)), end};
}

Result<PictureHeader> readPng(const QByteArray &bytes)
{
    if (bytes.size() < 33 || bytes.mid(12, 4) != "IHDR" || big32(bytes, 8) != 13)
        return corrupt("a PNG without IHDR");
    for (qint64 at = 8; at + 12 <= bytes.size(); at += 12 + qint64(big32(bytes, at))) {
        if (bytes.mid(at + 4, 4) == "IEND")
            return finished(PictureFormat::Png, big32(bytes, 16), big32(bytes, 20), at + 12); // an honest one is empty
    }
    return corrupt("a PNG that ends too early");
}

bool isFrame(quint8 marker)
{
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
}

// From inside a scan to the next marker: ff00 is a stuffed byte, ffd0..ffd7 restart the coder, ffff is padding.
qsizetype skipScan(const QByteArray &bytes, qsizetype at)
{
    for (at = bytes.indexOf('\xff', at); at >= 0 && at + 1 < bytes.size(); at = bytes.indexOf('\xff', at)) {
        const quint8 next = byteAt(bytes, at + 1);
        if (next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7))
            return at;
        at += next == 0xff ? 1 : 2;
    }
    return bytes.size();
}

Result<PictureHeader> readJpeg(const QByteArray &bytes)
{
    QSize size;
    int scans = 0;
    qsizetype at = 2;
    while (at + 2 <= bytes.size() && byteAt(bytes, at) == 0xff) {
        const quint8 marker = byteAt(bytes, at + 1);
        if (marker == 0xff) {
            ++at;
            continue;
        }
        if (marker == 0xd9)
            return scans > 0 ? finished(PictureFormat::Jpeg, size.width(), size.height(), at + 2) : corrupt("a JPEG without a scan");
        if (at + 4 > bytes.size() || big16(bytes, at + 2) < 2)
            break;
        const qsizetype next = at + 2 + big16(bytes, at + 2);
        if (isFrame(marker) && at + 9 <= bytes.size())
            size = QSize(big16(bytes, at + 7), big16(bytes, at + 5));
        if (marker == 0xda && ++scans > mostScans)
            return corrupt("a JPEG with too many scans");
        at = marker == 0xda ? skipScan(bytes, next) : next;
    }
    return corrupt("a JPEG that ends too early");
}

Result<PictureHeader> readWebP(const QByteArray &bytes)
{
    constexpr auto format = PictureFormat::WebP;
    const qint64 end = bytes.size() < 30 ? 0 : qint64(qFromLittleEndian<quint32>(bytes.constData() + 4)) + 8;
    if (end == 0 || end > bytes.size())
        return corrupt("a WebP that ends too early");
    const QByteArray chunk = bytes.mid(12, 4);
    if (chunk == "VP8X")
        return finished(format, little24(bytes, 24) + 1, little24(bytes, 27) + 1, end);
    if (chunk == "VP8L" && byteAt(bytes, 20) == 0x2f) {
        const quint32 packed = qFromLittleEndian<quint32>(bytes.constData() + 21);
        return finished(format, (packed & 0x3fff) + 1, (packed >> 14 & 0x3fff) + 1, end);
    }
    if (chunk == "VP8 " && bytes.mid(23, 3) == QByteArrayView("\x9d\x01\x2a", 3))
        return finished(format, qFromLittleEndian<quint16>(bytes.constData() + 26) & 0x3fff,
                        qFromLittleEndian<quint16>(bytes.constData() + 28) & 0x3fff, end);
    return corrupt("a WebP without a picture");
}

} // namespace

Result<PictureHeader> readPictureHeader(const QByteArray &bytes)
{
    if (bytes.startsWith(pngMagic))
        return readPng(bytes);
    if (bytes.startsWith(jpegMagic))
        return readJpeg(bytes);
    if (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP")
        return readWebP(bytes);
    return fail(Code::UnsupportedMediaType, QStringLiteral("neither PNG, JPEG nor WebP"));
}

QByteArray qtFormatOf(PictureFormat format)
{
    switch (format) {
    case PictureFormat::Png:
        return "png";
    case PictureFormat::Jpeg:
        return "jpeg";
    case PictureFormat::WebP:
        break;
    }
    return "webp";
}

} // namespace mj
