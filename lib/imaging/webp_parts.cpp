#include "imaging/bare_exif.h"
#include "imaging/picture_parts.h"

#include <QtEndian>

namespace mj {
namespace {

constexpr qsizetype riffSize = 12;
constexpr qsizetype headerSize = 10; // of VP8X
constexpr qsizetype flagsAt = riffSize + 8;
enum : quint8 { PacketFlag = 0x04, ExifFlag = 0x08, AlphaFlag = 0x10 };

QByteArray chunkOf(const QByteArray &name, const QByteArray &data)
{
    QByteArray size(4, '\0');
    qToLittleEndian(static_cast<quint32>(data.size()), size.data());
    return name + size + data + QByteArray(data.size() % 2, '\0');
}

// Some writers put the name of the JPEG segment in front.
QByteArray bareChunk(const QByteArray &data)
{
    const QByteArray exif = bareExif(data.startsWith("Exif") ? data.mid(6) : data);
    return exif.isEmpty() ? QByteArray() : chunkOf("EXIF", exif);
}

bool hasAlpha(const QByteArray &name, const QByteArray &data)
{
    constexpr quint32 alphaIsUsed = 1U << 28U;
    return name == "VP8L" && data.size() >= 5 && (qFromLittleEndian<quint32>(data.constData() + 1) & alphaIsUsed) != 0;
}

QByteArray extendedHeader(QSize size, quint8 flags)
{
    QByteArray data(headerSize, '\0');
    data[0] = static_cast<char>(flags);
    for (int byte = 0; byte < 3; ++byte) {
        data[4 + byte] = static_cast<char>((size.width() - 1) >> (8 * byte) & 0xff);
        data[7 + byte] = static_cast<char>((size.height() - 1) >> (8 * byte) & 0xff);
    }
    return chunkOf("VP8X", data);
}

} // namespace

Result<PictureParts> splitWebP(const QByteArray &bytes, const PictureHeader &header)
{
    PictureParts parts;
    parts.before = bytes.left(riffSize);
    QByteArray exif;
    for (qsizetype at = riffSize; at + 8 <= header.end;) {
        const QByteArray name = bytes.mid(at, 4);
        const qint64 size = qFromLittleEndian<quint32>(bytes.constData() + at + 4);
        if (at + 8 + size > header.end)
            return fail(Code::Corrupt, QStringLiteral("a WebP chunk beyond the end"));
        QByteArray data = bytes.mid(at + 8, size);
        const bool isFirst = at == riffSize;
        at += 8 + size + size % 2;
        if (isFirst && name != "VP8X") {
            // In the simple form nothing after the picture counts.
            const quint8 flags = hasAlpha(name, data) ? PacketFlag | AlphaFlag : PacketFlag;
            parts.before += extendedHeader(header.size, flags) + chunkOf(name, data);
            return parts;
        }
        if (isFirst) {
            if (data.size() < headerSize)
                return fail(Code::Corrupt, QStringLiteral("a WebP header that is too short"));
            data[0] = static_cast<char>((data.at(0) & ~ExifFlag) | PacketFlag);
        }
        parts.hasCredentials = parts.hasCredentials || name == "C2PA";
        if (name == "EXIF")
            exif = bareChunk(data);
        else if (name != "XMP ")
            parts.before += chunkOf(name, data);
        else if (parts.packet.isEmpty())
            parts.packet = data;
    }
    parts.before += exif;
    if (!exif.isEmpty())
        parts.before[flagsAt] = static_cast<char>(parts.before.at(flagsAt) | ExifFlag);
    return parts;
}

QByteArray joinWebP(const PictureParts &parts, const QByteArray &packet)
{
    QByteArray file = parts.before + chunkOf("XMP ", packet) + parts.after;
    qToLittleEndian(static_cast<quint32>(file.size() - 8), file.data() + 4);
    return file;
}

} // namespace mj
