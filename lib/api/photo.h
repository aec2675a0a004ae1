#pragma once
#include "api/account.h"

namespace mj::api {

// POST /v1/me/photo -> 200 Account. JPEG or PNG, at most 4 MiB; the service makes a JPEG of at most 1024 px of its pixels alone.
// Errors: unsupported_media_type (something else, or more than a picture in the file), payload_too_large (bytes or pixels),
// invalid_field (damaged), consent_required.
struct SetPhoto {
    using Reply = Account;
    QByteArray photo; // base64 on the wire
    QString consentVersion;

    Call call() const;
    static Result<SetPhoto> fromJson(const QJsonObject &object);
};

// GET /v1/me/photo -> 200 image/jpeg. Error: not_found.
struct ReadPhoto {
    using Reply = Bytes;
    Call call() const;
};

// DELETE /v1/me/photo -> 200 Account, the file and the consent are gone when it answers; ok when there is none.
struct RemovePhoto {
    using Reply = Account;
    Call call() const;
};

} // namespace mj::api
