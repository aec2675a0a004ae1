#pragma once
#include "base/ids.h"
#include "client/gallery_store.h"
#include "support/catch.h"
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>

namespace mj::client
{

inline QString samplePrompt()
{
    return QStringLiteral("비밀 정원의 고양이, a very private prompt 7391");
}

inline PictureRecord sampleRecord(int number = 0)
{
    PictureRecord record;
    record.id = newId(QLatin1String("img"));
    record.generationId = newId(QLatin1String("gen"));
    record.prompt = number == 0 ? samplePrompt() : samplePrompt() + QString::number(number);
    record.modelId = QStringLiteral("model-id-secret");
    record.modelName = QStringLiteral("Model 이름");
    record.style = QStringLiteral("watercolour-secret");
    record.size = QSize(1024, 768);
    record.seed = -9'007'199'254'740'993;
    record.bytes = 5;
    record.points = 12;
    record.sha256 = QStringLiteral("00ff").repeated(16);
    record.favourite = number % 2 == 1;
    record.createdAt = QDateTime::fromMSecsSinceEpoch(1'795'000'000'123 + number).toUTC();
    return record;
}

inline SealingKey copyOfKey(const SealingKey &key)
{
    return std::move(*SealingKey::fromBytes(key.toBytes()));
}

// A folder with an open gallery in it.
struct Gallery {
    QTemporaryDir parent;
    QString folder = parent.path() + QStringLiteral("/deep/gallery");
    SealingKey key = newSealingKey();
    std::unique_ptr<GalleryStore> store;

    Gallery() { reopen(); }
    void close() { store.reset(); }
    void reopen()
    {
        store.reset();
        Result<std::unique_ptr<GalleryStore>> opened = GalleryStore::open(folder, key);
        REQUIRE(opened);
        store = std::move(*opened);
    }
    QStringList files() const
    {
        QStringList found;
        QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (it.hasNext())
            found.append(it.next());
        return found;
    }
    QString fileOf(const QString &kind, const QString &id) const
    {
        return folder + QLatin1Char('/') + kind + QLatin1Char('/') + id.at(id.indexOf(QLatin1Char('_')) + 1) + QLatin1Char('/') + id;
    }
};

inline QByteArray contentOf(const QString &file)
{
    QFile in(file);
    REQUIRE(in.open(QIODevice::ReadOnly));
    return in.readAll();
}

inline void writeTo(const QString &file, const QByteArray &bytes)
{
    QFile out(file);
    REQUIRE(out.open(QIODevice::WriteOnly));
    REQUIRE(out.write(bytes) == bytes.size());
}

} // namespace mj::client
