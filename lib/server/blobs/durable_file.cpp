#include "server/blobs/durable_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <filesystem>
#ifdef Q_OS_WIN
#include <io.h>
#else
#include <fcntl.h>
#include <unistd.h>
#endif

namespace mj::server {
namespace {

bool syncFile(int handle)
{
#ifdef Q_OS_WIN
    return ::_commit(handle) == 0;
#else
    return ::fsync(handle) == 0;
#endif
}

// A rename is in the folder, and the folder has to reach the disk as well. NTFS keeps its names in a journal.
bool syncFolder([[maybe_unused]] const QString &folder)
{
#ifdef Q_OS_WIN
    return true;
#else
    const int handle = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return false;
    const bool synced = ::fsync(handle) == 0;
    ::close(handle);
    return synced;
#endif
}

} // namespace

Result<void> writeDurably(const QString &file, const QByteArray &bytes)
{
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return fail(Code::Storage, QStringLiteral("a file cannot be made"));
    if (out.write(bytes) != bytes.size() || !syncFile(out.handle())) {
        out.remove();
        return fail(Code::Storage, QStringLiteral("a file cannot be written"));
    }
    return {};
}

Result<void> makeFolderDurably(const QString &folder)
{
    if (QFileInfo(folder).isDir())
        return {};
    const bool made = QDir().mkdir(folder, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    // Another thread may have made it in between.
    if ((made && syncFolder(QFileInfo(folder).absolutePath())) || (!made && QFileInfo(folder).isDir()))
        return {};
    return fail(Code::Storage, QStringLiteral("a folder cannot be made"));
}

Result<void> moveDurably(const QString &from, const QString &to)
{
    std::error_code code;
    std::filesystem::rename(QFileInfo(from).filesystemFilePath(), QFileInfo(to).filesystemFilePath(), code);
    if (code || !syncFolder(QFileInfo(to).absolutePath()))
        return fail(Code::Storage, QStringLiteral("a file cannot be moved: %1").arg(code.value()));
    return {};
}

} // namespace mj::server
