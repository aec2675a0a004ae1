#pragma once
#include "api/picture.h"
#include "api/quote.h"

namespace mj::api {

enum class GenerationState { Queued, Running, Succeeded, Failed, Canceled };
QString wireName(GenerationState state);
std::optional<GenerationState> generationStateFromWire(const QString &name);

struct Generation {
    QString id;
    GenerationState state = GenerationState::Queued;
    Recipe recipe;
    QString batchId;     // the same for all that were made under one quote
    double progress = 0; // 0..1
    QString partialId;   // an unfinished picture, or empty; GET /v1/pictures/{id} until the job ends
    QList<PictureRef> pictures;
    Points reserved;   // held at submit
    Points charged;    // final; 0 until the job ends and when nothing was made
    Points cancelCost; // what canceling now costs, of an open one
    bool generativeAi = true;
    bool mail = false;    // the pictures are sent by e-mail too
    QString failureCode;  // wire name of a Code, when Failed
    QString failureField; // of invalid_field: which one the provider did not take, or empty
    QDateTime createdAt;
    QDateTime finishedAt;

    bool isOpen() const { return state == GenerationState::Queued || state == GenerationState::Running; }
    static Result<Generation> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

// POST /v1/generations with Idempotency-Key -> 201, one job a recipe in their order, points of all held in one movement. `quote` is the token
// of the price that the person saw for exactly these recipes. Errors: quote_expired (older than five minutes, or of other recipes: nothing
// was made), insufficient_points, spending_limit, confirmation_required, queue_full, model_unavailable, consent_required.
struct CreateGenerations {
    using Reply = Listing<Generation>;
    QList<Recipe> recipes;
    QString quote;
    bool isConfirmed = false; // the person was asked, for SpendingLimits::askAbove
    bool mail = false;        // send the pictures by e-mail too
    QByteArray idempotencyKey;
    Call call() const;
    static Result<CreateGenerations> fromJson(const QJsonObject &object);
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

// POST /v1/generations/{id}/cancel -> 200 Generation as it stands; points of what was not made are released. `mostPoints` is the price of
// canceling that the person was told: quote_expired, and nothing canceled, when it has become dearer.
struct CancelGeneration {
    using Reply = Generation;
    QString id;
    Points mostPoints;
    Call call() const;
    static Result<CancelGeneration> fromJson(const QJsonObject &object);
};

} // namespace mj::api
