#include "client/zip_spool.h"

#include <algorithm>
#include <ctime>

namespace mj::client
{

ZipSpool::ZipSpool(const QString &folder) : m_file(folder + QStringLiteral("/.mj-export-XXXXXX")) {}

Result<void> ZipSpool::open()
{
    if (!m_file.open())
        return fail(Code::Storage, QStringLiteral("the folder of the archive cannot be written"));
    return {};
}

Result<zip_source_t *> ZipSpool::add(zip_t *archive, const QByteArray &bytes)
{
    const qint64 start = m_file.size();
    if (!m_file.seek(start) || m_file.write(bytes) != bytes.size() || !m_file.flush())
        return fail(Code::Storage, QStringLiteral("the disk of the archive is full or gone"));
    auto piece = std::make_unique<Piece>(Piece{&m_file, start, bytes.size(), 0, std::time(nullptr), {}});
    zip_error_init(&piece->failure);
    zip_source_t *source = zip_source_function(archive, &ZipSpool::answer, piece.get());
    if (!source)
        return fail(Code::Storage, QStringLiteral("libzip has no memory"));
    m_pieces.push_back(std::move(piece));
    return source;
}

zip_int64_t ZipSpool::answer(void *which, void *data, zip_uint64_t length, zip_source_cmd_t command)
{
    Piece &piece = *static_cast<Piece *>(which);
    switch (command) {
    case ZIP_SOURCE_SUPPORTS:
        return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR,
                                              ZIP_SOURCE_FREE, -1);
    case ZIP_SOURCE_OPEN:
        piece.read = 0;
        return 0;
    case ZIP_SOURCE_READ:
        return read(piece, data, length);
    case ZIP_SOURCE_STAT:
        return tell(piece, data, length);
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&piece.failure, data, length);
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE:
        return 0;
    default:
        zip_error_set(&piece.failure, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }
}

zip_int64_t ZipSpool::read(Piece &piece, void *data, zip_uint64_t length)
{
    const qint64 most = std::min(piece.size - piece.read, static_cast<qint64>(length));
    const qint64 count = piece.file->seek(piece.start + piece.read) ? piece.file->read(static_cast<char *>(data), most) : -1;
    if (count != most) {
        zip_error_set(&piece.failure, ZIP_ER_READ, 0);
        return -1;
    }
    piece.read += count;
    return count;
}

zip_int64_t ZipSpool::tell(const Piece &piece, void *data, zip_uint64_t length)
{
    if (length < sizeof(zip_stat_t))
        return -1;
    auto *stat = static_cast<zip_stat_t *>(data);
    zip_stat_init(stat);
    stat->size = static_cast<zip_uint64_t>(piece.size);
    stat->mtime = piece.madeAt;
    stat->valid = ZIP_STAT_SIZE | ZIP_STAT_MTIME;
    return sizeof(zip_stat_t);
}

} // namespace mj::client
