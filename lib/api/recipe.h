#pragma once
#include "api/model.h"
#include "api/reader.h"

namespace mj::api {

// "1024x768", and back; an invalid size for anything else.
QString sizeText(const QSize &size);
QSize sizeFromText(const QString &text);
QSize readSize(Reader &in, const char *field);

// What the person asks for. prompt 1..32,000 characters (may be empty for Upscale and RemoveBackground); count 1..model.maxCount;
// size one of the model's, or invalid where the model has none.
struct Recipe {
    QString model;
    QString prompt;
    QSize size;
    int count = 1;
    std::optional<qint64> seed; // 0..2^32-1; absent: the server draws one
    QString style;
    QString quality;
    QString negativePrompt;
    Task task = Task::Create;
    QStringList references; // ids of uploaded pictures, see UploadReference; the first is the one that is worked on
    QString mask;           // id of an uploaded PNG of the first reference's size: transparent where it may change
    int scale = 0;          // of Upscale; 0 otherwise

    static Recipe read(Reader &in);
    static Result<Recipe> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

// POST /v1/references -> 201 Reference: a picture to start from, kept for a day. PNG, JPEG or WebP up to 12 MiB and 4096 pixels a side,
// without metadata. The same bytes give the same id.
struct Reference {
    QString id;
    QSize size;
    QString sha256; // lower-case hex of the file

    static Result<Reference> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

struct UploadReference {
    using Reply = Reference;
    static constexpr qint64 maxBytes = 12 << 20;
    static constexpr int maxSide = 4096; // pixels

    QByteArray picture;
    Call call() const;
    static Result<UploadReference> fromJson(const QJsonObject &object);
};

} // namespace mj::api
