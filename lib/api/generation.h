#pragma once
#include "api/top_up.h"
#include <QSize>

namespace mj::api {

// What can be asked of, what it costs, and who will see the prompt.
struct Model {
    QString id;
    QString name;
    QString provider;
    QString country;   // ISO-2 of where prompts are processed; "local" when they stay in this backend
    QString retention; // "none", "1h", "30d" ...
    bool trains = false;
    bool generativeAi = true; // false: drawn by formula, must be labelled so
    QList<QSize> sizes;
    QStringList styles;
    int maxCount = 1;
    bool seed = false;
    Points pointsPerPicture;

    static Result<Model> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

// What the person asks for. prompt 1..32,000 characters; count 1..model.maxCount; size one of the model's.
struct Recipe {
    QString model;
    QString prompt;
    QSize size;
    int count = 1;
    std::optional<qint64> seed; // 0..2^32-1; absent: the server draws one
    QString style;

    static Recipe read(Reader &in);
    QJsonObject toJson() const;
};

// The price of one exact recipe. Valid until `expiresAt`; a generation may cost less, never more.
struct Quote {
    Points points;
    Balance balance; // now, before the points are held
    QDateTime expiresAt;

    static Result<Quote> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

enum class GenerationState { Queued, Running, Succeeded, Failed, Canceled };
QString wireName(GenerationState state);
std::optional<GenerationState> generationStateFromWire(const QString &name);

struct PictureRef {
    QString id; // for GET /v1/pictures/{id}
    QSize size;
    qint64 bytes = 0;
    QString sha256; // lower-case hex of the file
    qint64 seed = 0;

    static Result<PictureRef> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

struct Generation {
    QString id;
    GenerationState state = GenerationState::Queued;
    Recipe recipe;
    double progress = 0; // 0..1
    QString partialId;   // an unfinished picture, or empty; GET /v1/pictures/{id} until the job ends
    QList<PictureRef> pictures;
    Points reserved; // held at submit
    Points charged;  // final; 0 until the job ends and when nothing was made
    bool generativeAi = true;
    QString failureCode; // wire name of a Code, when Failed
    QDateTime createdAt;
    QDateTime finishedAt;

    bool isOpen() const { return state == GenerationState::Queued || state == GenerationState::Running; }
    static Result<Generation> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

// GET /v1/models.
struct ListModels {
    using Reply = Listing<Model>;
    Call call() const;
};

// POST /v1/generations/quotes -> 200 Quote. Holds nothing.
struct CreateQuote {
    using Reply = Quote;
    Recipe recipe;
    Call call() const;
    static Result<CreateQuote> fromJson(const QJsonObject &object);
};

// POST /v1/generations with Idempotency-Key -> 201 Generation, points held. `maxPoints` is the price the person saw:
// a higher one is refused with quote_expired. insufficient_points when the balance does not reach, spending_limit when the member's own
// limit does not.
struct CreateGeneration {
    using Reply = Generation;
    Recipe recipe;
    Points maxPoints;
    bool isConfirmed = false; // the person was asked, for SpendingLimits::askAbove; confirmation_required without it
    QByteArray idempotencyKey;
    Call call() const;
    static Result<CreateGeneration> fromJson(const QJsonObject &object);
};

// GET /v1/generations?cursor=&limit= -> newest first.
struct ListGenerations {
    using Reply = Listing<Generation>;
    QString cursor;
    int limit = 50;
    Call call() const;
};

// GET /v1/generations?after=&wait= -> what changed after this cursor, oldest change first; `nextCursor` is the new `after`.
// With wait the request is held up to that many seconds until something changes.
struct FollowGenerations {
    using Reply = Listing<Generation>;
    QString after;
    int waitSeconds = 25;
    Call call() const;
};

struct ReadGeneration {
    using Reply = Generation;
    QString id;
    Call call() const;
};

// POST /v1/generations/{id}/cancel -> 200 Generation as it stands; points of what was not made are released.
struct CancelGeneration {
    using Reply = Generation;
    QString id;
    Call call() const;
};

// GET /v1/pictures/{id} -> image/png.
struct ReadPicture {
    using Reply = Bytes;
    QString id;
    Call call() const;
};

} // namespace mj::api
