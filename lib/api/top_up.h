#pragma once
#include "api/call.h"
#include <QDateTime>
#include <QUrl>

namespace mj::api {

// Points a member has: free to spend, and held for pictures that are being made.
struct Balance {
    Points available;
    Points held;

    static Result<Balance> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
    bool operator==(const Balance &) const = default;
};

// One line of the ledger. The sum of `available` over all entries is the balance, always.
struct PointEntry {
    QString id;
    QString kind;      // "top_up", "reserve", "settle", "release"
    QString reference; // order or generation id
    Points available;  // signed change
    Points held;       // signed change
    Balance after;
    QDateTime at;

    static Result<PointEntry> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

struct Package {
    QString id;
    Krw price;
    Points points; // bonus included
    Points bonus;

    static Result<Package> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

enum class TopUpState { Created, Confirming, Paid, Failed, Canceled, Expired };
QString wireName(TopUpState state);
std::optional<TopUpState> topUpStateFromWire(const QString &name);

// An order. `Confirming` means the outcome is being checked: it is never a reason to pay again.
struct TopUp {
    QString id; // order id, as sent to the payment service
    TopUpState state = TopUpState::Created;
    Krw price;
    Points points;
    QDateTime createdAt;
    QDateTime settledAt;
    QUrl checkoutUrl;    // open this to pay; empty once settled
    QUrl returnUrl;      // navigation to this address ends the checkout
    QString failureCode; // wire name of a Code, when Failed

    bool isOpen() const { return state == TopUpState::Created || state == TopUpState::Confirming; }
    static Result<TopUp> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

// GET /v1/points -> 200 Balance.
struct ReadBalance {
    using Reply = Balance;
    Call call() const;
};

// GET /v1/points/entries?cursor=&limit= -> newest first.
struct ListPointEntries {
    using Reply = Listing<PointEntry>;
    QString cursor;
    int limit = 50;
    Call call() const;
};

// GET /v1/top-ups/packages.
struct ListPackages {
    using Reply = Listing<Package>;
    Call call() const;
};

// POST /v1/top-ups with Idempotency-Key -> 201 TopUp. The amount is the server's, never the client's.
struct CreateTopUp {
    using Reply = TopUp;
    QString packageId;
    QString language;
    QByteArray idempotencyKey;
    Call call() const;
    static Result<CreateTopUp> fromJson(const QJsonObject &object);
};

// GET /v1/top-ups?cursor=&limit= -> newest first.
struct ListTopUps {
    using Reply = Listing<TopUp>;
    QString cursor;
    int limit = 50;
    Call call() const;
};

// GET /v1/top-ups/{id}. The server asks the payment service when the state is open, so this is also "check again".
struct ReadTopUp {
    using Reply = TopUp;
    QString id;
    Call call() const;
};

} // namespace mj::api
