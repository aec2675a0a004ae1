#include "server/blobs/blob_directory.h"

#include "base/ids.h"
#include "server/blobs/durable_file.h"
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace mj::server {
namespace {

// Younger ones may be another process's writing.
constexpr qint64 leftoverAfterSeconds = 600;

QString incoming(const QString &folder)
{
    return folder + QLatin1String("/incoming");
}

tl::unexpected<Error> notAnId()
{
    return fail(Code::InvalidField, QStringLiteral("not an id"), QStringLiteral("id"));
}

void removeLeftovers(const QString &folder)
{
    const QDateTime limit = QDateTime::currentDateTimeUtc().addSecs(-leftoverAfterSeconds);
    for (const QFileInfo &leftover : QDir(folder).entryInfoList(QDir::Files | QDir::Hidden)) {
        if (leftover.lastModified() < limit)
            QFile::remove(leftover.filePath());
    }
}

} // namespace

BlobDirectory::BlobDirectory(QString folder) : m_folder(std::move(folder)) {}

Result<std::unique_ptr<BlobDirectory>> BlobDirectory::open(const QString &folder)
{
    const QFileInfo place(folder);
    if (!QDir().mkpath(place.absolutePath()))
        return fail(Code::Storage, QStringLiteral("a blob folder cannot be made"));
    for (const QString &made : {place.absoluteFilePath(), incoming(place.absoluteFilePath())}) {
        if (const Result<void> fine = makeFolderDurably(made); !fine)
            return fail(fine);
    }
    removeLeftovers(incoming(place.absoluteFilePath()));
    return std::unique_ptr<BlobDirectory>(new BlobDirectory(place.absoluteFilePath()));
}

Result<void> BlobDirectory::put(const QString &id, const QByteArray &bytes)
{
    if (!isId(id))
        return notAnId();
    const QString target = pathOf(id);
    const QString leaf = QFileInfo(target).path();
    for (const QString &folder : {QFileInfo(leaf).path(), leaf}) {
        if (const Result<void> fine = makeFolderDurably(folder); !fine)
            return fine;
    }
    const QString draft = incoming(m_folder) + QLatin1Char('/') + newId(QLatin1String("new"));
    if (const Result<void> written = writeDurably(draft, bytes); !written)
        return written;
    Result<void> moved = moveDurably(draft, target);
    if (!moved)
        QFile::remove(draft);
    return moved;
}

Result<QByteArray> BlobDirectory::read(const QString &id)
{
    if (!isId(id))
        return notAnId();
    QFile file(pathOf(id));
    if (!file.open(QIODevice::ReadOnly))
        return file.exists() ? fail(Code::Storage, QStringLiteral("a blob cannot be opened")) : fail(Code::NotFound, QStringLiteral("no such blob"));
    const qint64 size = file.size();
    QByteArray bytes = file.readAll();
    if (bytes.size() != size)
        return fail(Code::Storage, QStringLiteral("a blob cannot be read"));
    return bytes;
}

Result<void> BlobDirectory::remove(const QString &id)
{
    if (!isId(id))
        return notAnId();
    const QString path = pathOf(id);
    if (QFile::remove(path) || !QFileInfo::exists(path))
        return {};
    return fail(Code::Storage, QStringLiteral("a blob cannot be removed"));
}

QString BlobDirectory::pathOf(const QString &id) const
{
    const qsizetype random = id.indexOf(QLatin1Char('_')) + 1;
    return m_folder + QLatin1Char('/') + id.at(random) + QLatin1Char('/') + id.at(random + 1) + QLatin1Char('/') + id;
}

} // namespace mj::server
