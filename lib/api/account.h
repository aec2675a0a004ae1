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
    bool emailVerified = false; // until then: looking around, but neither paying nor making pictures
    bool hasPassword = true;    // false: joined with Google and never set one
    bool hasGoogle = false;
    QString photoId;      // empty: none; another one after each change
    QStringList consents; // purposes agreed to at this moment

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

// POST /v1/accounts -> 201 Session; a code goes to the address. Errors: email_taken, weak_password (see password_rule), age_required,
// consent_required (terms, privacy), invalid_field, too_many_requests.
struct CreateAccount {
    using Reply = Session;
    QString email;
    QString name;
    QString password;
    bool olderThan14 = false;
    QList<Consent> consents;
    QString language;
    QString deviceName;
    QString deviceId;    // random, of this installation: a device seen before gets no notice mail; empty on a shared computer
    QString googleGrant; // from SignInWithGoogle, instead of a password
    QByteArray idempotencyKey;

    Call call() const;
    static Result<CreateAccount> fromJson(const QJsonObject &object);
};

// POST /v1/sessions -> 201 Session. Errors: wrong_credentials, for an unknown address as for a wrong password; too_many_requests with Retry-After.
struct CreateSession {
    using Reply = Session;
    QString email;
    QString password;
    QString deviceName;
    QString deviceId;
    QString googleGrant; // connects that Google account when the password is right

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

// POST /v1/me/consents -> 200 Account. For the choices ("overseas_transfer", "photo"): withdrawn as easily as given. invalid_field for a
// contract item, which ends with the membership only.
struct SetConsent {
    using Reply = Account;
    Consent consent;

    Call call() const;
    static Result<SetConsent> fromJson(const QJsonObject &object);
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
