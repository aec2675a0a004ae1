#pragma once
#include "api/photo.h"
#include "base/clock.h"
#include "server/blobs/blob_store.h"
#include "server/documents/document_store.h"
#include "server/identity/personal_data.h"
#include <mutex>

namespace mj::server {

// Profile photos: re-made from their pixels, sealed in a blob, named by the account document's photoId. Thread-safe.
class PhotoService
{
public:
    PhotoService(DocumentStore &store, BlobStore &blobs, const PersonalData &personal, const Clock &clock);

    // Errors: those of api::SetPhoto.
    Result<void> set(const QString &accountId, const api::SetPhoto &request);
    Result<QByteArray> photo(const QString &accountId) const; // JPEG; not_found
    Result<void> remove(const QString &accountId);            // file first, then the account's fields and the consent; ok when there is none

private:
    Result<QByteArray> portraitIn(const api::SetPhoto &request);
    Result<QString> replace(const QString &accountId, const QString &photoId, const QString &consentVersion); // the photo before

    DocumentStore &m_store;
    BlobStore &m_blobs;
    const PersonalData &m_personal;
    const Clock &m_clock;
    std::mutex m_decoding; // one at a time: fifty million pixels are 200 MiB
};

} // namespace mj::server
