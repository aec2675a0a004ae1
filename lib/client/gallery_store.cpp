#include "client/gallery_store.h"

#include "base/ids.h"
#include "base/log.h"
#include "client/gallery_index.h"
#include "client/prompt_store.h"
#include "client/sealed_files.h"
#include "crypto/sealing.h"
#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <mutex>

namespace mj::client
{
namespace
{

constexpr QFileDevice::Permissions ownerFolder = QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner;

Result<void> checkId(const QString &id)
{
    if (!isId(id))
        return fail(Code::InvalidField, {}, QStringLiteral("id"));
    return {};
}

Result<void> makeFolder(const QString &folder)
{
    const QFileInfo info(folder);
    if (!info.exists() && (!QDir().mkpath(info.absolutePath()) || !QDir().mkdir(folder, ownerFolder)))
        return fail(Code::Storage, QStringLiteral("the gallery folder cannot be made"));
    if (!QFile::setPermissions(folder, ownerFolder))
        return fail(Code::Storage, QStringLiteral("the gallery folder cannot be made private"));
    return {};
}

Result<SealingKey> copyOf(const SealingKey &key)
{
    QByteArray bytes = key.toBytes();
    Result<SealingKey> copy = SealingKey::fromBytes(bytes);
    wipe(bytes);
    return copy;
}

QByteArray noteContext(const QString &name)
{
    return "note:" + name.toUtf8();
}

} // namespace

struct GalleryStore::Impl {
    Impl(const QString &folder, SealingKey ownKey, std::unique_ptr<GalleryIndex> openIndex)
        : key(std::move(ownKey)), files(folder), index(std::move(openIndex))
    {
    }

    Result<void> cleanUp();
    Result<QByteArray> file(SealedFiles::Kind kind, const QString &id) const;

    SealingKey key;
    SealedFiles files;
    mutable std::mutex mutex; // guards what follows, and changes of files
    std::unique_ptr<GalleryIndex> index;
    std::unique_ptr<PromptStore> prompts;
    QSet<QString> damaged;
};

GalleryStore::GalleryStore() = default;
GalleryStore::~GalleryStore() = default;

Result<std::unique_ptr<GalleryStore>> GalleryStore::open(const QString &folder, const SealingKey &key)
{
    if (const Result<void> made = makeFolder(folder); !made)
        return fail(made);
    const QString file = folder + QStringLiteral("/index.sqlite");
    Result<std::unique_ptr<GalleryIndex>> index = GalleryIndex::open(file, key);
    if (!index)
        return fail(index);
    Result<SealingKey> own = copyOf(key);
    Result<SealingKey> forPrompts = copyOf(key);
    if (!own || !forPrompts)
        return fail(own ? forPrompts : own);
    Result<std::unique_ptr<PromptStore>> prompts = PromptStore::open(file, std::move(*forPrompts));
    if (!prompts)
        return fail(prompts);
    std::unique_ptr<GalleryStore> store(new GalleryStore);
    store->m = std::make_unique<Impl>(folder, std::move(*own), std::move(*index));
    store->m->prompts = std::move(*prompts);
    if (const Result<void> clean = store->m->cleanUp(); !clean)
        return fail(clean);
    return store;
}

// What a crash left: files without a row go, files of a row are whole because they are replaced by renaming.
Result<void> GalleryStore::Impl::cleanUp()
{
    const Result<QStringList> ids = index->unsettled();
    if (!ids)
        return fail(ids);
    for (const QString &id : *ids) {
        const Result<bool> hasRow = index->contains(id);
        if (!hasRow)
            return fail(hasRow);
        if (isId(id) && *hasRow)
            files.removeLeftovers(id);
        else if (isId(id) && !files.remove(id))
            continue;
        if (const Result<void> settled = index->settle(id); !settled)
            return settled;
    }
    return {};
}

Result<void> GalleryStore::add(const PictureRecord &record, const QByteArray &picture, const QByteArray &thumbnail)
{
    if (const Result<void> checked = checkId(record.id); !checked)
        return checked;
    const std::lock_guard lock(m->mutex);
    Result<void> done = m->index->beginWrite(record.id);
    if (done)
        done = m->files.write(m->key, SealedFiles::Kind::Thumbnail, record.id, thumbnail);
    if (done)
        done = m->files.write(m->key, SealedFiles::Kind::Picture, record.id, picture);
    if (done)
        done = m->index->endWrite(record, m->key);
    if (done)
        m->damaged.remove(record.id);
    else
        (void)m->cleanUp();
    return done;
}

Result<QList<PictureRecord>> GalleryStore::records() const
{
    const std::lock_guard lock(m->mutex);
    Result<GalleryIndex::Contents> contents = m->index->contents(m->key);
    if (!contents)
        return fail(contents);
    m->damaged = QSet<QString>(contents->damaged.cbegin(), contents->damaged.cend());
    if (!m->damaged.isEmpty())
        qCWarning(mjStore) << "gallery rows that do not open:" << m->damaged.size();
    return std::move(contents->records);
}

QStringList GalleryStore::damaged() const
{
    const std::lock_guard lock(m->mutex);
    return m->damaged.values();
}

bool GalleryStore::contains(const QString &id) const
{
    const std::lock_guard lock(m->mutex);
    return m->index->contains(id).value_or(false) && !m->damaged.contains(id);
}

Result<QByteArray> GalleryStore::Impl::file(SealedFiles::Kind kind, const QString &id) const
{
    if (!isId(id))
        return fail(Code::NotFound);
    {
        const std::lock_guard lock(mutex);
        const Result<bool> hasRow = index->contains(id);
        if (!hasRow)
            return fail(hasRow);
        if (!*hasRow)
            return fail(Code::NotFound);
    }
    return files.read(key, kind, id);
}

Result<QByteArray> GalleryStore::picture(const QString &id) const
{
    return m->file(SealedFiles::Kind::Picture, id);
}

Result<QByteArray> GalleryStore::thumbnail(const QString &id) const
{
    return m->file(SealedFiles::Kind::Thumbnail, id);
}

Result<void> GalleryStore::setFavourite(const QString &id, bool favourite)
{
    const std::lock_guard lock(m->mutex);
    const Result<bool> changed = m->index->setFavourite(id, favourite);
    if (!changed)
        return fail(changed);
    if (!*changed)
        return fail(Code::NotFound);
    return {};
}

Result<void> GalleryStore::remove(const QString &id)
{
    if (!isId(id))
        return fail(Code::NotFound);
    const std::lock_guard lock(m->mutex);
    const Result<bool> hasRow = m->index->contains(id);
    if (!hasRow)
        return fail(hasRow);
    if (!*hasRow)
        return fail(Code::NotFound);
    if (const Result<void> begun = m->index->beginRemoval(id); !begun)
        return begun;
    m->damaged.remove(id);
    if (const Result<void> removed = m->files.remove(id); !removed)
        return removed;
    return m->index->settle(id);
}

Result<void> GalleryStore::putNote(const QString &name, const QByteArray &plain)
{
    const std::lock_guard lock(m->mutex);
    return m->index->putNote(name, seal(m->key, plain, noteContext(name)));
}

Result<std::optional<QByteArray>> GalleryStore::note(const QString &name) const
{
    const std::lock_guard lock(m->mutex);
    const Result<std::optional<QByteArray>> sealed = m->index->note(name);
    if (!sealed || !*sealed)
        return sealed;
    const Result<QByteArray> plain = mj::open(m->key, **sealed, noteContext(name));
    if (!plain)
        return fail(plain);
    return std::optional<QByteArray>(*plain);
}

Result<QList<QString>> GalleryStore::noteNames(const QString &prefix) const
{
    const std::lock_guard lock(m->mutex);
    return m->index->noteNames(prefix);
}

Result<void> GalleryStore::removeNote(const QString &name)
{
    const std::lock_guard lock(m->mutex);
    return m->index->removeNote(name);
}

PromptStore &GalleryStore::prompts()
{
    return *m->prompts;
}

Result<void> GalleryStore::erase(const QString &folder)
{
    if (!QFileInfo::exists(folder))
        return {};
    // Database, log and index file first: without them the rest is nameless noise.
    for (const char *name : {"/index.sqlite", "/index.sqlite-wal", "/index.sqlite-shm"})
        QFile::remove(folder + QLatin1String(name));
    if (!QDir(folder).removeRecursively())
        return fail(Code::Storage, QStringLiteral("the gallery folder cannot be removed"));
    return {};
}

} // namespace mj::client
