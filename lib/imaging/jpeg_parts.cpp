#include "imaging/bare_exif.h"
#include "imaging/picture_parts.h"

#include <QtEndian>

namespace mj {
namespace {

const QByteArray packetName("http://ns.adobe.com/xap/1.0/", 29); // with the zero at its end
const QByteArray exifName("Exif\0\0", 6);

enum : quint8 { Fill = 0xff, StartOfScan = 0xda, App0 = 0xe0, App1 = 0xe1, App11 = 0xeb, Comment = 0xfe };

QByteArray segmentOf(quint8 marker, const QByteArray &data)
{
    QByteArray head(4, '\xff');
    head[1] = static_cast<char>(marker);
    qToBigEndian(static_cast<quint16>(2 + data.size()), head.data() + 2);
    return head + data;
}

bool isExif(quint8 marker, const QByteArray &data)
{
    return marker == App1 && data.startsWith("Exif");
}

QByteArray bareSegment(const QByteArray &data)
{
    const QByteArray exif = bareExif(data.mid(exifName.size()));
    return exif.isEmpty() ? QByteArray() : segmentOf(App1, exifName + exif);
}

bool isCredentials(quint8 marker, const QByteArray &data)
{
    return marker == App11 && data.startsWith("JP") && data.contains("jumb");
}

} // namespace

Result<PictureParts> splitJpeg(const QByteArray &bytes, const PictureHeader &header)
{
    PictureParts parts;
    parts.before = bytes.left(2);
    bool isLead = true; // JFIF and Exif want to be first, the packet comes next
    qsizetype at = 2;
    while (at + 4 <= header.end && static_cast<quint8>(bytes.at(at)) == Fill) {
        const auto marker = static_cast<quint8>(bytes.at(at + 1));
        if (marker == Fill) {
            ++at;
            continue;
        }
        if (marker == StartOfScan) {
            parts.after.append(bytes.constData() + at, header.end - at);
            return parts;
        }
        const qsizetype next = at + 2 + qFromBigEndian<quint16>(bytes.constData() + at + 2);
        if (next < at + 4 || next > header.end)
            break;
        const QByteArray data = bytes.mid(at + 4, next - at - 4);
        const QByteArray segment = isExif(marker, data) ? bareSegment(data) : bytes.mid(at, next - at);
        at = next;
        if (marker == App1 && data.startsWith(packetName)) {
            if (parts.packet.isEmpty())
                parts.packet = data.mid(packetName.size());
            continue;
        }
        if (marker == Comment)
            continue;
        parts.hasCredentials = parts.hasCredentials || isCredentials(marker, data);
        isLead = isLead && (marker == App0 || isExif(marker, data));
        (isLead ? parts.before : parts.after) += segment;
    }
    return fail(Code::Corrupt, QStringLiteral("a JPEG without a scan"));
}

QByteArray joinJpeg(const PictureParts &parts, const QByteArray &packet)
{
    return parts.before + segmentOf(App1, packetName + packet) + parts.after;
}

} // namespace mj
