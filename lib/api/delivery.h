#pragma once
#include "api/call.h"
#include <QDateTime>

namespace mj::api {

// How one mail with the pictures of a job fares.
struct Delivery {
    QString id;
    QString state;    // "waiting", "sent", "bounced" (nobody has that address), "paused" (no mail goes out for now), "failed", "dropped"
    int reply = 0;    // the mail server's code, 0: it gave none
    QString enhanced; // its enhanced code ("5.1.1"), or empty
    QDateTime at;     // of the state
    QDateTime until;  // when one that waits or is paused goes on; invalid: not known
    QString address;  // as much of it as its owner needs to know it by

    static Result<Delivery> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

// GET /v1/generations/{id}/deliveries -> newest first; none when no mail was wanted.
struct ListDeliveries {
    using Reply = Listing<Delivery>;
    QString generationId;
    Call call() const;
};

// POST /v1/generations/{id}/deliveries -> 200 the deliveries as they stand: the mail once more, to the address the account has now; one that
// still waits is replaced. Errors: not_found (no mail was wanted), invalid_field "address" (it bounced), email_unverified, too_many_requests
// (5 a day).
struct SendAgain {
    using Reply = Listing<Delivery>;
    QString generationId;
    Call call() const;
};

// The account's switch for mails with pictures, on until somebody turns it off, in the app or by the link in such a mail. While it is off no
// such mail is sent by itself, whatever a submit says; one that waited is dropped.
struct ResultMails {
    bool isOn = true;

    static Result<ResultMails> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

// GET /v1/me/result-mails.
struct ReadResultMails {
    using Reply = ResultMails;
    Call call() const;
};

// POST /v1/me/result-mails -> 200 as it is now.
struct SetResultMails {
    using Reply = ResultMails;
    ResultMails wish;
    Call call() const;
};

} // namespace mj::api
