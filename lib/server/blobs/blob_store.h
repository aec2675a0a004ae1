#pragma once
#include "base/result.h"
#include <QByteArray>

namespace mj::server {

// Whole byte strings by id (mj::isId). Thread-safe. Implementations: BlobDirectory; Cloud Storage in production.
// Errors: NotFound, InvalidField (not an id), Storage.
class BlobStore
{
public:
    virtual ~BlobStore() = default;
    virtual Result<void> put(const QString &id, const QByteArray &bytes) = 0; // atomic: whole or not at all; replaces
    virtual Result<QByteArray> read(const QString &id) = 0;
    virtual Result<void> remove(const QString &id) = 0; // ok when already gone
};

} // namespace mj::server
