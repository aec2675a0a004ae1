#pragma once
#include "imaging/pictures.h"

namespace pictures {

// A TIFF block of a camera with a GPS directory: latitude 37 33' 58", longitude 126 58' 41".
inline QByteArray exifWithGps(int orientation = 1)
{
    const auto two = [](quint16 value) {
        QByteArray bytes(2, '\0');
        qToBigEndian(value, bytes.data());
        return bytes;
    };
    const auto entry = [&](quint16 tag, quint16 type, quint32 count, const QByteArray &value) { return two(tag) + two(type) + big(count) + value; };
    const auto degrees = [](quint32 d, quint32 m, quint32 s) { return big(d) + big(1) + big(m) + big(1) + big(s) + big(1); };
    const quint32 gpsAt = 8 + 2 + 3 * 12 + 4;
    const quint32 valuesAt = gpsAt + 2 + 4 * 12 + 4;
    QByteArray tiff = QByteArray("MM\0\x2a", 4) + big(8);
    tiff += two(3) + entry(0x010e, 2, 4, QByteArray("GPS\0", 4)) + entry(0x0112, 3, 1, two(static_cast<quint16>(orientation)) + two(0)) + entry(0x8825, 4, 1, big(gpsAt)) + big(0);
    tiff += two(4) + entry(1, 2, 2, QByteArray("N\0\0\0", 4)) + entry(2, 5, 3, big(valuesAt)) + entry(3, 2, 2, QByteArray("E\0\0\0", 4)) +
            entry(4, 5, 3, big(valuesAt + 24)) + big(0);
    return tiff + degrees(37, 33, 58) + degrees(126, 58, 41);
}

inline QByteArray xmpWithGps()
{
    return "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description "
           "xmlns:exif='http://ns.adobe.com/exif/1.0/' exif:GPSLatitude='37,33.966N' exif:GPSLongitude='126,58.683E'/></rdf:RDF></x:xmpmeta>";
}

inline QByteArray jpegWith(const QByteArray &jpeg, const QByteArray &app1)
{
    const auto size = static_cast<quint16>(app1.size() + 2);
    QByteArray segment("\xff\xe1\0\0", 4);
    qToBigEndian(size, segment.data() + 2);
    return jpeg.left(2) + segment + app1 + jpeg.mid(2);
}

inline QByteArray jpegWithExif(const QByteArray &jpeg, int orientation = 1)
{
    return jpegWith(jpeg, QByteArray("Exif\0\0", 6) + exifWithGps(orientation));
}

inline QByteArray jpegWithXmp(const QByteArray &jpeg)
{
    return jpegWith(jpeg, QByteArray("http://ns.adobe.com/xap/1.0/\0", 29) + xmpWithGps());
}

inline QByteArray pngWith(const QByteArray &png, const QByteArray &type, const QByteArray &data)
{
    return png.left(33) + pngChunk(type, data) + png.mid(33);
}

inline QByteArray pngWithExif(const QByteArray &png)
{
    return pngWith(pngWith(png, "iTXt", QByteArray("XML:com.adobe.xmp\0\0\0\0\0", 22) + xmpWithGps()), "eXIf", exifWithGps());
}

// Fifty files as phones and cameras make them, each with the place where it was taken.
inline QList<QByteArray> filesWithPlaces()
{
    QList<QByteArray> files;
    for (int i = 0; i < 10; ++i) {
        const QImage picture = quarters(200 + 90 * i, 300 + 40 * i);
        const QByteArray jpeg = encoded(picture, "jpeg", 70 + 3 * i);
        const QByteArray png = encoded(picture, "png");
        files << jpegWithExif(jpeg, 1 + i % 8) << jpegWithXmp(jpeg) << jpegWithXmp(jpegWithExif(jpeg)) << pngWithExif(png)
              << pngWith(png, "tEXt", QByteArray("GPS\0", 4) + "37.566N 126.978E Exif");
    }
    return files;
}

// What would tell where a picture was taken, or that something of the file it came from is left.
inline QByteArray traceIn(const QByteArray &file)
{
    for (const QByteArray trace : {"Exif", "exif", "GPS", "eXIf", "http://ns.adobe.com", "adobe", "iTXt", "tEXt", "ICC_PROFILE", "37,33", "37.566"})
        if (file.contains(trace))
            return trace;
    return {};
}

} // namespace pictures
