#pragma once
#include "base/result.h"
#include "client/picture_record.h"
#include "crypto/sealing_key.h"
#include <QStringList>
#include <memory>
#include <optional>

namespace mj::client
{

class PromptStore;

// The sealed gallery of one account in one folder: an SQLite index (ids, times, numbers, sealed text), sealed picture files and sealed
// thumbnails. Thread-safe. Errors: Storage, Corrupt (the file was changed or the key is another), NotFound, NewerData,
// InvalidField (an id that newId cannot have made).
class GalleryStore
{
public:
    // `folder` is made if absent (0700). A wrong key gives Corrupt and changes nothing.
    static Result<std::unique_ptr<GalleryStore>> open(const QString &folder, const SealingKey &key);
    ~GalleryStore();

    Result<void> add(const PictureRecord &record, const QByteArray &picture, const QByteArray &thumbnail); // all or nothing; again = ok,
                                                                                                           // the star stays
    Result<QList<PictureRecord>> records() const; // newest first, prompts opened; rows that were changed are left out
    QStringList damaged() const;                  // the rows records() left out; `add` heals them
    bool contains(const QString &id) const;       // false for a damaged row
    Result<QByteArray> picture(const QString &id) const;
    Result<QByteArray> thumbnail(const QString &id) const;
    Result<void> setFavourite(const QString &id, bool favourite);
    Result<void> remove(const QString &id);

    // Small sealed values that belong to the account: drafts, the journal of sent calls. A name is stored as it is: nothing personal in it.
    Result<void> putNote(const QString &name, const QByteArray &plain);
    Result<std::optional<QByteArray>> note(const QString &name) const;
    Result<QList<QString>> noteNames(const QString &prefix) const;
    Result<void> removeNote(const QString &name);

    PromptStore &prompts(); // the account's prompts and templates; lives as long as this

    // Removes every file of the folder, the folder too. The key must be destroyed by the caller first, the store closed. Ok when absent.
    static Result<void> erase(const QString &folder);

private:
    GalleryStore();
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace mj::client
