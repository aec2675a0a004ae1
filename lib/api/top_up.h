#pragma once
#include "api/points.h"
#include "api/refund.h"
#include <QUrl>

namespace mj::api {

struct Package {
    QString id;
    Krw price;
    Points points; // bonus included
    Points bonus;

    static Result<Package> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

// An amount of one's own choice, in steps; `wonPerPoint` is its price, without bonus.
struct CustomAmount {
    Krw minimum;
    Krw maximum;
    Krw step;
    Krw wonPerPoint;

    static Result<CustomAmount> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

// What can be bought, and the rules that are shown before paying.
struct Offer {
    QList<Package> packages;
    CustomAmount custom;
    int fullRefundDays = 0;     // unused points become their whole price within these days of buying
    int laterSharePercent = 0;  // and this share of it afterwards
    int paidMonths = 0;         // bought points expire after
    int bonusMonths = 0;        // given ones after

    static Result<Offer> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

// Created: never opened. Paying: its payment page was opened. Confirming: the payment service is being asked to take the money.
// Unknown: it has not said what became of that. Both are never a reason to pay again. WaitingDeposit: an account number was given out.
enum class TopUpState { Created, Paying, Confirming, Unknown, WaitingDeposit, Paid, Failed, Canceled, Expired, Refunding, Refunded, PartlyRefunded };
QString wireName(TopUpState state);
std::optional<TopUpState> topUpStateFromWire(const QString &name);

// Where a deposit is awaited.
struct Deposit {
    QString bank;    // two characters of the payment service's list
    QString account; // number
    QDateTime dueAt;

    bool isEmpty() const { return account.isEmpty(); }
    static Result<Deposit> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

// An order.
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
    Points bonus;        // of `points`
    QString method;      // card, easy_pay, transfer, virtual_account, phone, gift_certificate; empty until known
    QUrl receiptUrl;     // the payment service's receipt, for the system's browser
    Deposit deposit;     // when WaitingDeposit
    bool isApproved = false; // the person approved it, the money has not moved: FinishTopUp takes it, otherwise it lapses
    QList<Refund> refunds;   // oldest first

    // Its end is not known yet: worth asking again.
    bool isOpen() const { return isUnpaid() || isChecking() || state == TopUpState::WaitingDeposit || state == TopUpState::Refunding; }
    bool isUnpaid() const { return state == TopUpState::Created || state == TopUpState::Paying; }
    bool isChecking() const { return state == TopUpState::Confirming || state == TopUpState::Unknown; }
    bool isPaid() const { return state == TopUpState::Paid || state == TopUpState::PartlyRefunded || state == TopUpState::Refunding || state == TopUpState::Refunded; }
    static Result<TopUp> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

// GET /v1/top-ups/offer.
struct ReadOffer {
    using Reply = Offer;
    Call call() const;
};

// POST /v1/top-ups with Idempotency-Key -> 201 TopUp. The amount is the server's, never the client's.
struct CreateTopUp {
    using Reply = TopUp;
    QString packageId; // or empty with
    Krw amount;        // one's own choice, within Offer::custom
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

// POST /v1/top-ups/{id}/finish -> 200 TopUp: takes the money of an approved order whose way back was lost. Same order again = same answer.
struct FinishTopUp {
    using Reply = TopUp;
    QString id;
    Call call() const;
};

} // namespace mj::api
