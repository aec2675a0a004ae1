#pragma once
#include "base/result.h"
#include "client/export_archive.h"
#include <QList>
#include <QPair>
#include <QThreadPool>
#include <functional>

namespace mj::studio {

// Owns one export archive and the one thread that writes it. Without finish() nothing is left of it. GUI thread.
class ArchiveWriter
{
public:
    using Files = QList<QPair<QString, QByteArray>>; // name in the archive, bytes
    using Done = std::function<void(Result<void>)>;

    explicit ArchiveWriter(const QString &file);
    ~ArchiveWriter();

    void add(const Files &files, QObject *context, Done done);
    void finish(QObject *context, Done done);

private:
    Result<void> addNow(const Files &files); // on the writing thread

    QString m_file;
    std::unique_ptr<client::ExportArchive> m_archive;
    QThreadPool m_pool;
};

} // namespace mj::studio
