#include "imaging/bare_exif.h"
#include "imaging/picture_parts.h"

#include <QtEndian>
#include <array>

namespace mj {
namespace {

const QByteArray packetKeyword = QByteArrayLiteral("XML:com.adobe.xmp");
constexpr qsizetype headSize = 8 + 25; // signature and IHDR
constexpr qsizetype mostCompressed = 64 * 1024; // grows to 64 MiB at the worst

std::array<quint32, 256> crcTable()
{
    std::array<quint32, 256> table{};
    for (quint32 index = 0; index < table.size(); ++index) {
        quint32 value = index;
        for (int bit = 0; bit < 8; ++bit)
            value = (value & 1U) != 0 ? 0xedb88320U ^ (value >> 1U) : value >> 1U;
        table[index] = value;
    }
    return table;
}

quint32 crcOf(const QByteArray &bytes)
{
    static const std::array<quint32, 256> table = crcTable();
    quint32 crc = 0xffffffffU;
    for (const char byte : bytes)
        crc = table[(crc ^ static_cast<quint8>(byte)) & 0xffU] ^ (crc >> 8U);
    return ~crc;
}

QByteArray big32(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToBigEndian(value, bytes.data());
    return bytes;
}

QByteArray chunkOf(const QByteArray &type, const QByteArray &data)
{
    const QByteArray body = type + data;
    return big32(static_cast<quint32>(data.size())) + body + big32(crcOf(body));
}

bool isWords(const QByteArray &type)
{
    return type == "iTXt" || type == "tEXt" || type == "zTXt";
}

// iTXt: keyword, 0, compressed or not, method, language, 0, translated keyword, 0, text.
QByteArray packetIn(const QByteArray &data)
{
    if (!data.startsWith(packetKeyword + '\0') || data.size() < packetKeyword.size() + 5)
        return {};
    const bool isCompressed = data.at(packetKeyword.size() + 1) != 0;
    const qsizetype language = data.indexOf('\0', packetKeyword.size() + 3);
    const qsizetype translated = language < 0 ? -1 : data.indexOf('\0', language + 1);
    if (translated < 0)
        return {};
    const QByteArray text = data.mid(translated + 1);
    if (!isCompressed)
        return text;
    return text.size() > mostCompressed ? QByteArray() : qUncompress(big32(static_cast<quint32>(text.size()) * 4) + text);
}

} // namespace

Result<PictureParts> splitPng(const QByteArray &bytes, const PictureHeader &header)
{
    PictureParts parts;
    parts.before = bytes.left(headSize);
    bool hasPixels = false;
    for (qsizetype at = headSize; at < header.end;) {
        const qint64 size = qFromBigEndian<quint32>(bytes.constData() + at);
        const qint64 next = at + 12 + size;
        if (next > header.end)
            return fail(Code::Corrupt, QStringLiteral("a PNG chunk beyond the end"));
        const QByteArray type = bytes.mid(at + 4, 4);
        if (type == "iTXt" && parts.packet.isEmpty())
            parts.packet = packetIn(bytes.mid(at + 8, size));
        parts.hasCredentials = parts.hasCredentials || type == "caBX";
        hasPixels = hasPixels || type == "IDAT";
        if (type == "eXIf") {
            if (const QByteArray exif = bareExif(bytes.mid(at + 8, size)); !exif.isEmpty())
                parts.after += chunkOf(type, exif);
        } else if (!isWords(type)) {
            parts.after.append(bytes.constData() + at, next - at);
        }
        at = next;
    }
    if (!hasPixels)
        return fail(Code::Corrupt, QStringLiteral("a PNG without pixels"));
    return parts;
}

QByteArray joinPng(const PictureParts &parts, const QByteArray &packet)
{
    return parts.before + chunkOf("iTXt", packetKeyword + QByteArray(5, '\0') + packet) + parts.after;
}

} // namespace mj
