#pragma once
#include "server/blobs/blob_store.h"
#include <memory>

namespace mj::server {

// Blobs as files <folder>/<a>/<b>/<id>, where a and b are the first characters of the id's random part (1,024 folders). Files 0600,
// folders 0700. Thread-safe, and several processes may share the folder.
class BlobDirectory final : public BlobStore
{
public:
    // Makes the folder; removes what a crash left half written more than ten minutes ago. Errors: Storage.
    static Result<std::unique_ptr<BlobDirectory>> open(const QString &folder);

    Result<void> put(const QString &id, const QByteArray &bytes) override;
    Result<QByteArray> read(const QString &id) override;
    Result<void> remove(const QString &id) override;

private:
    explicit BlobDirectory(QString folder);
    QString pathOf(const QString &id) const;

    const QString m_folder;
};

} // namespace mj::server
