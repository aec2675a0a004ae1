#include "studio/picture_handover.h"

#include "studio/picture_name.h"
#include "studio/picture_target.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace mj::studio {
namespace {

QString folderPrefix()
{
    return QStringLiteral("mjstudio-handed-");
}

QString lockIn(const QString &folder)
{
    return folder + QStringLiteral("/in-use.lock");
}

// Beside the folder's own files nothing is left, write-protected or not.
void removeFolder(const QString &path)
{
    QDir(path).removeRecursively();
}

} // namespace

PictureHandover::PictureHandover(Gallery &gallery, QObject *parent) : QObject(parent), m_gallery(gallery)
{
    sweep();
}

PictureHandover::~PictureHandover()
{
    clear();
}

void PictureHandover::clear()
{
    m_lock.reset();
    m_folder.reset();
}

void PictureHandover::sweep()
{
    const QFileInfoList folders = QDir(QDir::tempPath()).entryInfoList({folderPrefix() + QLatin1Char('*')}, QDir::Dirs | QDir::NoSymLinks);
    for (const QFileInfo &folder : folders) {
        if (!folder.isWritable())
            continue; // somebody else's
        QLockFile lock(lockIn(folder.filePath()));
        lock.setStaleLockTime(0); // only a dead owner makes it stale
        if (!lock.tryLock())
            continue;
        lock.unlock();
        removeFolder(folder.filePath());
    }
}

Result<QString> PictureHandover::folder()
{
    if (!m_folder) {
        auto made = std::make_unique<QTemporaryDir>(QDir::tempPath() + QLatin1Char('/') + folderPrefix() + QStringLiteral("XXXXXX"));
        auto lock = std::make_unique<QLockFile>(lockIn(made->path()));
        lock->setStaleLockTime(0);
        if (!made->isValid() || !lock->tryLock())
            return fail(Code::Storage, QStringLiteral("no temporary folder"));
        m_folder = std::move(made);
        m_lock = std::move(lock);
    }
    return m_folder->path();
}

void PictureHandover::hand(const QString &id, const PictureCopy::Wish &wish, For purpose, std::function<void(Result<Handed>)> done)
{
    const std::optional<Gallery::Picture> picture = m_gallery.find(id);
    if (!picture)
        return done(fail(Code::NotFound));
    m_gallery.copyOut(id, wish, this, [this, picture = *picture, purpose, done = std::move(done)](const Result<PictureCopy> &copy) {
        write(picture, copy, purpose, done);
    });
}

void PictureHandover::write(const Gallery::Picture &picture, const Result<PictureCopy> &copy, For purpose,
                            const std::function<void(Result<Handed>)> &done)
{
    const Result<QString> place = copy ? folder() : fail(copy);
    if (!place)
        return done(fail(place));
    // A folder for each: the name that the other program sees stays short and nothing is overwritten while it is read.
    const QString own = *place + QLatin1Char('/') + QString::number(++m_count);
    PictureTarget target;
    target.file = own + QLatin1Char('/') + PictureName::make({}, picture, 1) + QLatin1Char('.') + PictureCopy::suffixOf(copy->format);
    const Result<PictureCopy> written = QDir().mkpath(own) ? target.write(copy) : fail(Code::Storage, QStringLiteral("no temporary folder"));
    if (!written)
        return done(fail(written));
    if (purpose == For::Reading)
        QFile::setPermissions(target.file, QFileDevice::ReadOwner);
    done(Handed{target.file, copy->hadCredentials});
}

} // namespace mj::studio
