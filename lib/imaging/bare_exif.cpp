#include "imaging/bare_exif.h"

#include <QtEndian>

namespace mj {
namespace {

constexpr quint16 orientationTag = 0x0112;
constexpr int entrySize = 12;

quint32 number(const QByteArray &tiff, qint64 at, int bytes)
{
    if (at < 0 || at + bytes > tiff.size())
        return 0;
    const bool little = tiff.startsWith("II");
    const char *from = tiff.constData() + at;
    if (bytes == 2)
        return little ? qFromLittleEndian<quint16>(from) : qFromBigEndian<quint16>(from);
    return little ? qFromLittleEndian<quint32>(from) : qFromBigEndian<quint32>(from);
}

quint32 orientationOf(const QByteArray &tiff)
{
    if (!tiff.startsWith("II") && !tiff.startsWith("MM"))
        return 1;
    const qint64 table = number(tiff, 4, 4);
    const quint32 count = number(tiff, table, 2);
    for (quint32 entry = 0; entry < count; ++entry) {
        const qint64 at = table + 2 + qint64(entry) * entrySize;
        if (at + entrySize > tiff.size())
            break;
        if (number(tiff, at, 2) == orientationTag)
            return number(tiff, at + 8, 2);
    }
    return 1;
}

} // namespace

QByteArray bareExif(const QByteArray &tiff)
{
    const quint32 orientation = orientationOf(tiff);
    if (orientation < 2 || orientation > 8)
        return {};
    // Little-endian, one table at 8 with one entry: the tag, SHORT, one value; no further table.
    QByteArray bare("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\0\0\0\0\0\0\0\0", 26);
    bare[18] = static_cast<char>(orientation);
    return bare;
}

} // namespace mj
