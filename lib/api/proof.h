#pragma once
#include "api/account.h"

namespace mj::api {

// A six-digit code is on its way by mail: 10 minutes, 5 tries, another one after a pause.
struct CodeSent {
    QDateTime expiresAt;
    int resendAfterSeconds = 60;

    static Result<CodeSent> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

// POST /v1/me/verification -> 202 CodeSent. Errors: conflict (is verified already), too_many_requests with Retry-After.
struct SendVerification {
    using Reply = CodeSent;
    Call call() const;
};

// POST /v1/me/verification/confirm -> 200 Account. Errors: wrong_code, code_expired (too old, used, replaced, or wrong too often).
struct ConfirmVerification {
    using Reply = Account;
    QString code;

    Call call() const;
    static Result<ConfirmVerification> fromJson(const QJsonObject &object);
};

// POST /v1/password-resets -> 202 CodeSent, in the same words and time whether anybody has that address. too_many_requests.
struct RequestPasswordReset {
    using Reply = CodeSent;
    QString email;
    QString language;

    Call call() const;
    static Result<RequestPasswordReset> fromJson(const QJsonObject &object);
};

// POST /v1/password-resets/confirm -> 201 Session; every other session ends, the address counts as verified. Errors: weak_password (the
// code stays good), wrong_code, code_expired, also for an address nobody has; too_many_requests.
struct ConfirmPasswordReset {
    using Reply = Session;
    QString email;
    QString code;
    QString password;
    QString deviceName;
    QString deviceId;

    Call call() const;
    static Result<ConfirmPasswordReset> fromJson(const QJsonObject &object);
};

// POST /v1/me/password -> 204; every other session ends. Errors: wrong_credentials, weak_password, too_many_requests.
struct ChangePassword {
    using Reply = Nothing;
    QString current;
    QString next;

    Call call() const;
    static Result<ChangePassword> fromJson(const QJsonObject &object);
};

// POST /v1/me/email -> 202 CodeSent: to the new address, in the same words when somebody has it. Errors: reauthentication_required,
// invalid_field (no address, or the present one), too_many_requests.
struct ChangeEmail {
    using Reply = CodeSent;
    QString email;

    Call call() const;
    static Result<ChangeEmail> fromJson(const QJsonObject &object);
};

// POST /v1/me/email/confirm -> 200 Account; the old address is told. Errors: wrong_code, code_expired, email_taken (taken meanwhile).
struct ConfirmEmail {
    using Reply = Account;
    QString code;

    Call call() const;
    static Result<ConfirmEmail> fromJson(const QJsonObject &object);
};

} // namespace mj::api
