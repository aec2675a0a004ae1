#pragma once
#include "base/result.h"
#include <QString>
#include <QTemporaryFile>
#include <memory>
#include <vector>
#include <zip.h>

namespace mj::client
{

// Holds the bytes of archive entries on disk until libzip reads them at the close: libzip keeps every source to the end, and a thousand
// pictures must not sit in memory. On Linux the file has no name, so a crash leaves nothing. One thread; outlives its archive.
class ZipSpool
{
public:
    explicit ZipSpool(const QString &folder);

    Result<void> open();
    // A source over a copy of `bytes`, to be given to zip_file_add.
    Result<zip_source_t *> add(zip_t *archive, const QByteArray &bytes);

private:
    struct Piece {
        QTemporaryFile *file;
        qint64 start;
        qint64 size;
        qint64 read;
        time_t madeAt;
        zip_error_t failure;
    };

    static zip_int64_t answer(void *piece, void *data, zip_uint64_t length, zip_source_cmd_t command);
    static zip_int64_t read(Piece &piece, void *data, zip_uint64_t length);
    static zip_int64_t tell(const Piece &piece, void *data, zip_uint64_t length);

    QTemporaryFile m_file;
    std::vector<std::unique_ptr<Piece>> m_pieces;
};

} // namespace mj::client
