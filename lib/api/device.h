#pragma once
#include "api/call.h"
#include <QDateTime>

namespace mj::api {

// One signed-in device of the caller.
struct Device {
    QString sessionId;
    QString name;    // as the device calls itself
    QString address; // the IP address it was last used from
    QDateTime signedInAt;
    QDateTime lastUsedAt;
    bool isCurrent = false;

    static Result<Device> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

// GET /v1/sessions -> 200 Listing<Device>, the one in use first, then the latest.
struct ListDevices {
    using Reply = Listing<Device>;
    Call call() const;
};

// DELETE /v1/sessions/{id} -> 204. Error: not_found, also for somebody else's.
struct EndDevice {
    using Reply = Nothing;
    QString sessionId;

    Call call() const;
};

// POST /v1/sessions/end-others -> 204. Error: reauthentication_required.
struct EndOtherDevices {
    using Reply = Nothing;
    Call call() const;
};

// POST /v1/sessions/current/reauthentication -> 204; good for five minutes. Errors: wrong_credentials, too_many_requests.
struct Reauthenticate {
    using Reply = Nothing;
    QString password;
    QString googleGrant; // instead of the password: a sign-in with Google of the same person just now

    Call call() const;
    static Result<Reauthenticate> fromJson(const QJsonObject &object);
};

// One line of the account's sign-in history, kept for three months.
struct SignIn {
    QString id;
    QDateTime at;
    QString kind; // joined, signed_in, refused, device_ended, others_ended, password_changed, password_reset, email_changed, exported
    QString deviceName;
    QString address;

    static Result<SignIn> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

// GET /v1/sign-ins?cursor=&limit= -> 200 Listing<SignIn>, newest first.
struct ListSignIns {
    using Reply = Listing<SignIn>;
    QString cursor;
    int limit = 50;

    Call call() const;
};

} // namespace mj::api
