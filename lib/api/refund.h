#pragma once
#include "api/call.h"
#include <QDateTime>

namespace mj::api {

// What of an order can become money again, reckoned by the service: bought points that are not spent, at their price; the whole of it
// within `fullUntil`, afterwards `sharePercent` of it. Given points of the order lapse with the refund.
struct RefundQuote {
    QString orderId;
    Points points;   // bought points that go
    Points bonus;    // given points that lapse
    Krw worth;       // of `points` at the price paid
    Krw won;         // what comes back
    int sharePercent = 100;
    QDateTime fullUntil;
    bool needsAccount = false; // paid by deposit: the bank account to send the money to must be told
    QString refusal;           // wire name of a Code when nothing can be refunded; then points and won are 0

    static Result<RefundQuote> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

// Requested: points are taken, the payment service is asked. Checking: it has not said yet. Failed: the points are back.
enum class RefundState { Requested, Checking, Done, Failed };
QString wireName(RefundState state);
std::optional<RefundState> refundStateFromWire(const QString &name);

struct Refund {
    QString id;
    RefundState state = RefundState::Requested;
    Points points;
    Points bonus;
    Krw won;
    QDateTime requestedAt;
    QDateTime settledAt;
    bool byTransfer = false; // the bank sends it: about two days after Done
    QString failureCode;     // wire name of a Code, when Failed

    bool isOpen() const { return state == RefundState::Requested || state == RefundState::Checking; }
    static Result<Refund> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

// Where the money of a deposited order goes. Not kept once the payment service has it.
struct RefundAccount {
    QString bank;   // two characters of the payment service's list
    QString number; // digits, at most 20
    QString holder; // at most 60 characters

    bool isEmpty() const { return bank.isEmpty() && number.isEmpty() && holder.isEmpty(); }
    static RefundAccount read(Reader &in);
    QJsonObject toJson() const;
};

// GET /v1/top-ups/{id}/refund.
struct ReadRefundQuote {
    using Reply = RefundQuote;
    QString orderId;
    Call call() const;
};

// POST /v1/top-ups/{id}/refunds with Idempotency-Key -> 201 Refund. `points` and `won` are what the person saw: a service that reckons
// otherwise by now refuses with quote_expired.
struct CreateRefund {
    using Reply = Refund;
    QString orderId; // in the path
    Points points;
    Krw won;
    RefundAccount account;
    QByteArray idempotencyKey;
    Call call() const;
    static Result<CreateRefund> fromJson(const QJsonObject &object);
};

} // namespace mj::api
