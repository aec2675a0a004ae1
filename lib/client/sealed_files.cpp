#include "client/sealed_files.h"

#include "crypto/sealing.h"
#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace mj::client
{
namespace
{

constexpr QFileDevice::Permissions ownerFile = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
constexpr QFileDevice::Permissions ownerFolder = ownerFile | QFileDevice::ExeOwner;
constexpr qint64 mostBytes = 260 * 1'048'576; // a picture of 8192 x 8192 that hardly compresses

constexpr SealedFiles::Kind kinds[] = {SealedFiles::Kind::Picture, SealedFiles::Kind::Thumbnail};

QLatin1String nameOf(SealedFiles::Kind kind)
{
    return kind == SealedFiles::Kind::Picture ? QLatin1String("picture") : QLatin1String("thumbnail");
}

QByteArray contextOf(SealedFiles::Kind kind, const QString &id)
{
    return nameOf(kind).latin1() + QByteArrayLiteral(":") + id.toUtf8();
}

bool makeFolder(const QString &parent, const QString &name)
{
    QDir dir(parent);
    return dir.exists(name) || dir.mkdir(name, ownerFolder) || dir.exists(name);
}

} // namespace

QString SealedFiles::folderOf(Kind kind, const QString &id) const
{
    return m_folder + QLatin1Char('/') + nameOf(kind) + QStringLiteral("s/") + id.at(id.indexOf(QLatin1Char('_')) + 1);
}

Result<void> SealedFiles::write(const SealingKey &key, Kind kind, const QString &id, const QByteArray &plain) const
{
    if (plain.size() > mostBytes - 4096)
        return fail(Code::PayloadTooLarge, QStringLiteral("larger than any picture"));
    const QString folder = folderOf(kind, id);
    const QString group = folder.section(QLatin1Char('/'), 0, -2);
    if (!makeFolder(m_folder, group.section(QLatin1Char('/'), -1)) || !makeFolder(group, folder.section(QLatin1Char('/'), -1)))
        return fail(Code::Storage, QStringLiteral("a folder of the gallery cannot be made"));
    QSaveFile file(folder + QLatin1Char('/') + id);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(ownerFile))
        return fail(Code::Storage, QStringLiteral("a file of the gallery cannot be made"));
    const QByteArray sealed = seal(key, plain, contextOf(kind, id));
    if (file.write(sealed) != sealed.size() || !file.commit())
        return fail(Code::Storage, QStringLiteral("a file of the gallery cannot be written"));
    return {};
}

Result<QByteArray> SealedFiles::read(const SealingKey &key, Kind kind, const QString &id) const
{
    QFile file(folderOf(kind, id) + QLatin1Char('/') + id);
    if (!file.exists())
        return fail(Code::NotFound);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Code::Storage, QStringLiteral("a file of the gallery cannot be read"));
    if (file.size() > mostBytes)
        return fail(Code::Corrupt, QStringLiteral("larger than any picture"));
    return open(key, file.readAll(), contextOf(kind, id));
}

// QSaveFile writes into "<name>.XXXXXX" first.
QStringList SealedFiles::halfWritten(Kind kind, const QString &id) const
{
    const QDir folder(folderOf(kind, id));
    QStringList files;
    for (const QString &name : folder.entryList({id + QStringLiteral(".*")}, QDir::Files | QDir::Hidden))
        files.append(folder.filePath(name));
    return files;
}

void SealedFiles::removeLeftovers(const QString &id) const
{
    for (const Kind kind : kinds) {
        for (const QString &file : halfWritten(kind, id))
            QFile::remove(file);
    }
}

Result<void> SealedFiles::remove(const QString &id) const
{
    removeLeftovers(id);
    for (const Kind kind : kinds) {
        QFile file(folderOf(kind, id) + QLatin1Char('/') + id);
        if (file.exists() && !file.remove())
            return fail(Code::Storage, QStringLiteral("a file of the gallery cannot be removed"));
    }
    return {};
}

} // namespace mj::client
