#include "client/export_archive.h"

#include "client/archive_name.h"
#include "client/zip_spool.h"
#include "crypto/digest.h"
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QUuid>
#include <filesystem>
#include <zip.h>

namespace mj::client
{
namespace
{

const QString &sumsName()
{
    static const QString name = QStringLiteral("SHA256SUMS");
    return name;
}

// What is compressed already gains nothing from another try.
bool isCompressed(const QString &name)
{
    static const QSet<QString> endings{QStringLiteral("png"),  QStringLiteral("jpg"), QStringLiteral("jpeg"), QStringLiteral("webp"),
                                       QStringLiteral("avif"), QStringLiteral("zip"), QStringLiteral("gz")};
    return endings.contains(name.section(QLatin1Char('.'), -1).toLower());
}

Error zipError(zip_t *archive)
{
    return error(Code::Storage, QStringLiteral("libzip %1").arg(zip_error_code_zip(zip_get_error(archive))));
}

} // namespace

struct ExportArchive::Impl {
    explicit Impl(const QString &file)
        : target(file),
          part(file + QLatin1Char('.') + QUuid::createUuid().toString(QUuid::Id128).left(8) + QStringLiteral(".part")),
          spool(QFileInfo(file).absolutePath())
    {
    }
    ~Impl();

    Result<void> open();
    Result<void> put(const QString &name, const QByteArray &bytes);
    Result<void> close();

    QString target;
    QString part;
    ZipSpool spool;
    zip_t *archive = nullptr;
    QSet<QString> names; // folded: two names must not meet on a disk that ignores case
    QByteArray sums;
};

ExportArchive::Impl::~Impl()
{
    if (archive)
        zip_discard(archive);
    QFile::remove(part);
}

Result<void> ExportArchive::Impl::open()
{
    if (const Result<void> opened = spool.open(); !opened)
        return opened;
    // Made first and private: libzip gives the finished archive the mode of the file it replaces.
    QFile made(part);
    if (!made.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return fail(Code::Storage, QStringLiteral("the folder of the archive cannot be written"));
    made.close();
    int failure = 0;
    archive = zip_open(QFile::encodeName(part).constData(), ZIP_CREATE | ZIP_TRUNCATE, &failure);
    if (!archive)
        return fail(Code::Storage, QStringLiteral("libzip %1").arg(failure));
    return {};
}

Result<void> ExportArchive::Impl::put(const QString &name, const QByteArray &bytes)
{
    const Result<zip_source_t *> source = spool.add(archive, bytes);
    if (!source)
        return fail(source);
    const zip_int64_t index = zip_file_add(archive, name.toUtf8().constData(), *source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(*source);
        return fail(zipError(archive));
    }
    const zip_int32_t method = isCompressed(name) ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
    if (zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), method, 0) != 0)
        return fail(zipError(archive));
    return {};
}

Result<void> ExportArchive::Impl::close()
{
    if (zip_close(archive) != 0)
        return fail(zipError(archive));
    archive = nullptr;
    std::error_code failure;
    std::filesystem::rename(std::filesystem::path(part.toStdU16String()), std::filesystem::path(target.toStdU16String()), failure);
    if (failure)
        return fail(Code::Storage, QStringLiteral("the archive cannot take its name"));
    return {};
}

ExportArchive::ExportArchive() = default;
ExportArchive::~ExportArchive() = default;

Result<std::unique_ptr<ExportArchive>> ExportArchive::create(const QString &file)
{
    std::unique_ptr<ExportArchive> made(new ExportArchive);
    made->m = std::make_unique<Impl>(file);
    if (const Result<void> opened = made->m->open(); !opened)
        return fail(opened);
    return made;
}

Result<void> ExportArchive::add(const QString &name, const QByteArray &bytes)
{
    if (!m->archive)
        return fail(Code::Storage, QStringLiteral("the archive is finished"));
    if (const Result<void> checked = checkArchiveName(name); !checked)
        return checked;
    const QString folded = name.toCaseFolded();
    if (folded == sumsName().toCaseFolded() || m->names.contains(folded))
        return fail(Code::InvalidField, {}, QStringLiteral("name"));
    if (const Result<void> put = m->put(name, bytes); !put)
        return put;
    m->names.insert(folded);
    m->sums += sha256(bytes).toHex() + "  " + name.toUtf8() + '\n';
    return {};
}

Result<void> ExportArchive::finish()
{
    if (!m->archive)
        return fail(Code::Storage, QStringLiteral("the archive is finished"));
    if (const Result<void> put = m->put(sumsName(), m->sums); !put)
        return put;
    return m->close();
}

} // namespace mj::client
