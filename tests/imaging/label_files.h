#pragma once
#include "pictures.h"
#include <QDir>
#include <QFile>
#include <QHash>
#include <QImageReader>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <optional>

namespace pictures {

inline bool hasExiftool()
{
    return !QStandardPaths::findExecutable(QStringLiteral("exiftool")).isEmpty();
}

// What somebody else's reader finds in the files: tags by group and name ("XMP-iptcExt:DigitalSourceType"), one object a file.
inline QList<QJsonObject> readBack(const QStringList &files)
{
    QProcess tool;
    tool.start(QStringLiteral("exiftool"), QStringList{QStringLiteral("-json"), QStringLiteral("-G1"), QStringLiteral("-a"), QStringLiteral("-n")} + files);
    tool.waitForFinished(60'000);
    QList<QJsonObject> found;
    const QJsonArray answers = QJsonDocument::fromJson(tool.readAllStandardOutput()).array();
    for (const QJsonValue &answer : answers)
        found.append(answer.toObject());
    return found;
}

inline QJsonObject readBack(const QByteArray &bytes, const QString &name = QStringLiteral("picture"))
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return {};
    file.close();
    return readBack(QStringList{file.fileName()}).value(0);
}

// The chunks of a PNG or WebP by name, in order.
inline QList<QPair<QByteArray, QByteArray>> chunksOf(const QByteArray &bytes)
{
    QList<QPair<QByteArray, QByteArray>> chunks;
    const bool isPng = bytes.startsWith("\x89PNG");
    for (qsizetype at = isPng ? 8 : 12; at + 8 <= bytes.size();) {
        const QByteArray name = bytes.mid(isPng ? at + 4 : at, 4);
        const qsizetype size = isPng ? qFromBigEndian<quint32>(bytes.constData() + at) : qFromLittleEndian<quint32>(bytes.constData() + at + 4);
        chunks.append({name, bytes.mid(at + 8, size)});
        at += isPng ? 12 + size : 8 + size + size % 2;
    }
    return chunks;
}

inline QList<QByteArray> namesOf(const QByteArray &bytes)
{
    QList<QByteArray> names;
    for (const auto &[name, data] : chunksOf(bytes))
        names.append(name);
    return names;
}

// From the first scan on: what a JPEG decoder makes pixels of, its tables aside.
inline QByteArray scanOf(const QByteArray &jpeg)
{
    return jpeg.mid(jpeg.indexOf(QByteArray("\xff\xda", 2)));
}

inline QByteArray jpegSegment(char marker, const QByteArray &data)
{
    QByteArray head("\xff\0\0\0", 4);
    head[1] = marker;
    qToBigEndian(static_cast<quint16>(2 + data.size()), head.data() + 2);
    return head + data;
}

inline QByteArray webpChunk(const QByteArray &name, const QByteArray &data)
{
    QByteArray size(4, '\0');
    qToLittleEndian(static_cast<quint32>(data.size()), size.data());
    return name + size + data + QByteArray(data.size() % 2, '\0');
}

inline QByteArray webpOf(const QByteArray &chunks)
{
    QByteArray size(4, '\0');
    qToLittleEndian(static_cast<quint32>(chunks.size() + 4), size.data());
    return "RIFF" + size + "WEBP" + chunks;
}

// Noise beside plain parts, so that files of every format have something to lose.
inline QImage busy(int width, int height, QImage::Format format = QImage::Format_RGB32)
{
    QImage image = quarters(width, height).convertToFormat(format);
    QRandomGenerator random(7);
    for (int y = 0; y < height / 2; ++y) {
        for (int x = width / 2; x < width; ++x)
            image.setPixelColor(x, y, QColor(int(random.bounded(256)), int(random.bounded(256)), 90, image.hasAlphaChannel() ? 128 : 255));
    }
    return image;
}

} // namespace pictures
