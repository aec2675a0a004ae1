#pragma once
#include "api/call.h"

namespace mj::api {

// Where a waiting job stands among everybody's. `seconds` until it has probably ended, by the median of its model; 0 while unknown.
struct QueuePlace {
    QString generationId;
    int place = 0; // 1 is next
    int seconds = 0;

    static Result<QueuePlace> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

// GET /v1/queue -> the member's waiting jobs in the order they will be worked.
struct ReadQueue {
    using Reply = Listing<QueuePlace>;
    Call call() const;
};

// POST /v1/generations/{id}/move -> 200 the queue as it stands. Puts a waiting job before another waiting one of the member's own; without
// one, behind them all. Nobody else's place changes. Error: conflict, one of the two has begun.
struct MoveGeneration {
    using Reply = Listing<QueuePlace>;
    QString id;
    QString beforeId; // or empty
    Call call() const;
    static Result<MoveGeneration> fromJson(const QJsonObject &object);
};

} // namespace mj::api
