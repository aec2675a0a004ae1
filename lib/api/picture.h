#pragma once
#include "api/call.h"
#include <QSize>

namespace mj::api {

struct PictureRef {
    QString id; // for GET /v1/pictures/{id}
    QSize size;
    qint64 bytes = 0;
    QString sha256; // lower-case hex of the file
    qint64 seed = 0;
    QString type = QStringLiteral("image/png"); // or image/jpeg, image/webp

    static Result<PictureRef> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

// GET /v1/pictures/{id} -> the file, with its media type.
struct ReadPicture {
    using Reply = Bytes;
    QString id;
    Call call() const;
};

// POST /v1/pictures/{id}/confirm -> 204: this device holds the file with this hash. Only then may the service let go of it.
// Error: conflict, the hash is another one.
struct ConfirmPicture {
    using Reply = Nothing;
    QString id;
    QString sha256;
    Call call() const;
    static Result<ConfirmPicture> fromJson(const QJsonObject &object);
};

} // namespace mj::api
