#pragma once
#include "api/call.h"
#include <QDateTime>

namespace mj::api {

// One consent as shown and answered: which document, which version, what the person said.
struct Consent {
    QString purpose; // "terms", "privacy", "overseas_transfer" (contract items) ...
    QString version; // effective date of the text that was shown
    bool agreed = false;

    static Result<Consent> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

struct Account {
    QString id;
    QString email;
    QString name;
    QString language; // "ko" or "en"
    QDateTime createdAt;

    static Result<Account> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

// Access token: 15 minutes, in memory only. Refresh token: used once, replaced on every use, kept in the OS keychain.
struct Session {
    QString id;
    QString accessToken;
    QDateTime accessExpiresAt;
    QString refreshToken;
    Account account;

    static Result<Session> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

// POST /v1/accounts -> 201 Session. Errors: email_taken, weak_password (< 10 characters), age_required, consent_required, invalid_field.
struct CreateAccount {
    using Reply = Session;
    QString email;
    QString name;
    QString password;
    bool olderThan14 = false;
    QList<Consent> consents;
    QString language;
    QString deviceName;
    QByteArray idempotencyKey;

    Call call() const;
    static Result<CreateAccount> fromJson(const QJsonObject &object);
};

// POST /v1/sessions -> 201 Session. Error: wrong_credentials, for an unknown address as for a wrong password.
struct CreateSession {
    using Reply = Session;
    QString email;
    QString password;
    QString deviceName;

    Call call() const;
    static Result<CreateSession> fromJson(const QJsonObject &object);
};

// POST /v1/sessions/refresh -> 200 Session. A used token with another nonce ends the whole session: unauthenticated.
struct RefreshSession {
    using Reply = Session;
    QString refreshToken;
    QByteArray nonce; // stored with the token before the first send; the same pair again gives the same answer

    Call call() const;
    static Result<RefreshSession> fromJson(const QJsonObject &object);
};

// DELETE /v1/sessions/current -> 204.
struct EndSession {
    using Reply = Nothing;
    Call call() const;
};

// GET /v1/me -> 200 Account.
struct ReadMe {
    using Reply = Account;
    Call call() const;
};

// PATCH /v1/me -> 200 Account. Only what is set is changed.
struct UpdateMe {
    using Reply = Account;
    std::optional<QString> name;
    std::optional<QString> language;

    Call call() const;
    static Result<UpdateMe> fromJson(const QJsonObject &object);
};

} // namespace mj::api
