#include "imaging/bare_exif.h"
#include "imaging/picture_parts.h"

#include <QtEndian>

namespace mj {
namespace {

constexpr qsizetype riffSize = 12;
constexpr qsizetype headerSize = 10; // of VP8X
constexpr qsizetype flagsAt = riffSize + 8;
enum : quint8 { PacketFlag = 0x04, ExifFlag = 0x08, AlphaFlag = 0x10 };

struct Chunk {
    QByteArray name;
    QByteArray data;
    qint64 next = 0;
};

Result<Chunk> chunkAt(const QByteArray &bytes, qint64 at, qint64 end)
{
    const qint64 size = at + 8 > end ? end : qFromLittleEndian<quint32>(bytes.constData() + at + 4);
    if (at + 8 + size > end)
        return fail(Code::Corrupt, QStringLiteral("a WebP chunk beyond the end"));
    return Chunk{bytes.mid(at, 4), bytes.mid(at + 8, size), at + 8 + size + size % 2};
}

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

bool hasAlpha(const Chunk &chunk)
{
    constexpr quint32 alphaIsUsed = 1U << 28U;
    return chunk.name == "VP8L" && chunk.data.size() >= 5 && (qFromLittleEndian<quint32>(chunk.data.constData() + 1) & alphaIsUsed) != 0;
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

// Of the extended form, behind its header. Exif comes after the pixels, whatever is left of it.
Result<void> copyChunks(const QByteArray &bytes, qint64 at, qint64 end, PictureParts &parts)
{
    QByteArray exif;
    bool hasPixels = false;
    while (at + 8 <= end) {
        const Result<Chunk> chunk = chunkAt(bytes, at, end);
        if (!chunk)
            return fail(chunk);
        at = chunk->next;
        parts.hasCredentials = parts.hasCredentials || chunk->name == "C2PA";
        hasPixels = hasPixels || chunk->name == "VP8 " || chunk->name == "VP8L" || chunk->name == "ANMF";
        if (chunk->name == "EXIF")
            exif = bareChunk(chunk->data);
        else if (chunk->name != "XMP ")
            parts.before += chunkOf(chunk->name, chunk->data);
        else if (parts.packet.isEmpty())
            parts.packet = chunk->data;
    }
    if (!hasPixels)
        return fail(Code::Corrupt, QStringLiteral("a WebP without a picture"));
    parts.before += exif;
    if (!exif.isEmpty())
        parts.before[flagsAt] = static_cast<char>(parts.before.at(flagsAt) | ExifFlag);
    return {};
}

} // namespace

Result<PictureParts> splitWebP(const QByteArray &bytes, const PictureHeader &header)
{
    PictureParts parts;
    parts.before = bytes.left(riffSize);
    Result<Chunk> chunk = chunkAt(bytes, riffSize, header.end);
    if (!chunk)
        return fail(chunk);
    if (chunk->name != "VP8X") {
        // In the simple form nothing after the picture counts.
        const quint8 flags = hasAlpha(*chunk) ? PacketFlag | AlphaFlag : PacketFlag;
        parts.before += extendedHeader(header.size, flags) + chunkOf(chunk->name, chunk->data);
        return parts;
    }
    if (chunk->data.size() < headerSize)
        return fail(Code::Corrupt, QStringLiteral("a WebP header that is too short"));
    chunk->data[0] = static_cast<char>((chunk->data.at(0) & ~ExifFlag) | PacketFlag);
    parts.before += chunkOf(chunk->name, chunk->data);
    const Result<void> copied = copyChunks(bytes, chunk->next, header.end, parts);
    return copied ? Result<PictureParts>(parts) : fail(copied);
}

QByteArray joinWebP(const PictureParts &parts, const QByteArray &packet)
{
    QByteArray file = parts.before + chunkOf("XMP ", packet) + parts.after;
    qToLittleEndian(static_cast<quint32>(file.size() - 8), file.data() + 4);
    return file;
}

} // namespace mj
