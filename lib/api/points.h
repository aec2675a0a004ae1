#pragma once
#include "api/call.h"
#include <QDateTime>

namespace mj::api {

// Points a member has: free to spend, and held for pictures that are being made.
struct Balance {
    Points available;
    Points held;

    static Result<Balance> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
    bool operator==(const Balance &) const = default;
};

// What is left of the points of one order. Bought and given points are kept apart: only bought ones can become money again.
// Spending takes the oldest order first, and within an order the bought points before the given ones.
struct PointLot {
    QString orderId; // empty for points from before lots were kept
    QString kind;    // "paid" or "bonus"
    Points bought;
    Points left; // free to spend; points held for a picture are in no lot until they come back
    QDateTime boughtAt;
    QDateTime expiresAt;

    static Result<PointLot> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
    bool operator==(const PointLot &) const = default;
};

// One line of the ledger. The sum of `available` over all entries is the balance, always.
struct PointEntry {
    QString id;
    QString kind;      // top_up, reserve, settle, release, refund, refund_return, expire, reverse
    QString reference; // order, generation or refund id
    Points available;  // signed change
    Points held;       // signed change
    Balance after;
    QDateTime at;
    QString model;   // of the pictures a movement is for; otherwise empty
    QString orderId; // the order that a refund, an expiry or a reversed deposit belongs to; otherwise empty

    static Result<PointEntry> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

// What a member allows themselves to spend, in points; 0 is no limit. Days and months are those of Korea.
struct SpendingLimits {
    Points perDay;
    Points perMonth;
    Points askAbove; // a picture order above it must say that the person was asked
    Points spentToday;
    Points spentThisMonth;

    static Result<SpendingLimits> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
    bool operator==(const SpendingLimits &) const = default;
};

// GET /v1/points -> 200 Balance.
struct ReadBalance {
    using Reply = Balance;
    Call call() const;
};

// GET /v1/points/lots -> every lot with points left, in the order in which they are spent; one page.
struct ListPointLots {
    using Reply = Listing<PointLot>;
    Call call() const;
};

// GET /v1/points/entries?month=&cursor=&limit= -> newest first. `month` is "2026-11", of Korea; empty is all time.
struct ListPointEntries {
    using Reply = Listing<PointEntry>;
    QString cursor;
    int limit = 50;
    QString month;
    Call call() const;
};

// GET /v1/points/limits.
struct ReadSpendingLimits {
    using Reply = SpendingLimits;
    Call call() const;
};

// PATCH /v1/points/limits -> 200 with the new ones. 0..100,000,000 each.
struct ChangeSpendingLimits {
    using Reply = SpendingLimits;
    Points perDay;
    Points perMonth;
    Points askAbove;
    Call call() const;
    static Result<ChangeSpendingLimits> fromJson(const QJsonObject &object);
};

} // namespace mj::api
