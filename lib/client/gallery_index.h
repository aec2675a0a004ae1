#pragma once
#include "base/result.h"
#include "client/picture_record.h"
#include "crypto/sealing_key.h"
#include "store/database.h"
#include <QStringList>
#include <memory>
#include <optional>

namespace mj::client
{

// The SQLite side of a gallery: sealed recipes, sealed notes, and which files may not fit. Used by one thread at a time.
class GalleryIndex
{
public:
    struct Contents {
        QList<PictureRecord> records; // newest first
        QStringList damaged;          // ids of rows that do not open
    };

    // Corrupt when the key is another, before anything is changed.
    static Result<std::unique_ptr<GalleryIndex>> open(const QString &file, const SealingKey &key);

    Result<void> beginWrite(const QString &id);
    Result<void> endWrite(const PictureRecord &record, const SealingKey &key);
    Result<void> beginRemoval(const QString &id); // the row goes now, the files after it
    Result<void> settle(const QString &id);
    Result<QStringList> unsettled();

    Result<Contents> contents(const SealingKey &key);
    Result<bool> contains(const QString &id);
    Result<bool> setFavourite(const QString &id, bool favourite); // false: no such picture

    Result<void> putNote(const QString &name, const QByteArray &sealed);
    Result<std::optional<QByteArray>> note(const QString &name);
    Result<QStringList> noteNames(const QString &prefix);
    Result<void> removeNote(const QString &name);

private:
    explicit GalleryIndex(std::unique_ptr<Database> database) : m_database(std::move(database)) {}

    Result<void> checkKey(const SealingKey &key);
    void cutLog();

    std::unique_ptr<Database> m_database;
};

} // namespace mj::client
