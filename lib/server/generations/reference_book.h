#pragma once
#include "api/recipe.h"
#include "base/clock.h"
#include "server/blobs/blob_store.h"
#include "server/documents/document_store.h"
#include "server/identity/personal_data.h"
#include "server/providers/image_provider.h"

namespace mj::server {

// Pictures that members start from: references/<id> and a sealed blob, for a day. Metadata never gets here: what carries any is refused.
// Thread-safe.
class ReferenceBook
{
public:
    static constexpr qint64 lifeSeconds = 24 * 60 * 60;

    ReferenceBook(DocumentStore &store, BlobStore &blobs, const PersonalData &personal, const Clock &clock)
        : m_store(store), m_blobs(blobs), m_personal(personal), m_clock(clock)
    {
    }

    // Errors: unsupported_media_type, payload_too_large, invalid_field (damaged).
    Result<api::Reference> keep(const QString &owner, const QByteArray &picture);
    // Errors: invalid_field (field "references" or "mask"): not there any more, or somebody else's; or a mask that does not fit.
    Result<void> check(const QString &owner, const api::Recipe &recipe);
    Result<Attachment> read(const QString &owner, const QString &id);
    void sweep(); // removes what has lived its day
    Result<void> forgetAll(const QString &owner); // their member leaves

private:
    Result<Document> find(const QString &owner, const QString &id, const char *field);

    DocumentStore &m_store;
    BlobStore &m_blobs;
    const PersonalData &m_personal;
    const Clock &m_clock;
};

} // namespace mj::server
