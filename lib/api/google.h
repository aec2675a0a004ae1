#pragma once
#include "api/account.h"

namespace mj::api {

// GET /v1/sign-in-methods -> 200. What this service offers beside e-mail and password.
struct SignInMethods {
    QString googleClientId; // empty: no sign-in with Google here
    QUrl googleAuthorizationUrl;

    static Result<SignInMethods> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

struct ReadSignInMethods {
    using Reply = SignInMethods;
    Call call() const;
};

// What a sign-in with Google came to: a session, or a grant (10 minutes) to go on with.
struct GoogleAnswer {
    std::optional<Session> session;
    QString grant; // for CreateAccount (next "join"), CreateSession (next "link") or Reauthenticate
    QString next;  // "" with a session; "join": nobody has this Google account; "link": a member has its address, sign in once with the password
    QString email;
    QString name;

    static Result<GoogleAnswer> fromJson(const QJsonObject &object);
    QJsonObject toJson() const;
};

// POST /v1/sessions/google -> 200 GoogleAnswer. RFC 8252: the desktop brings the code of its loopback redirect, the service exchanges it
// with the client secret, which the desktop never sees. Errors: not_found (not offered), wrong_credentials (Google refused the code, or
// nonce, audience, issuer or signature are wrong), unavailable (Google cannot be reached).
struct SignInWithGoogle {
    using Reply = GoogleAnswer;
    QString code;
    QString codeVerifier; // PKCE, 43..128 characters
    QString redirectUri;  // http://127.0.0.1:<port>/...
    QString nonce;
    QString purpose; // "sign_in", or "reauthenticate": never a session, always a grant
    QString deviceName;
    QString deviceId;

    Call call() const;
    static Result<SignInWithGoogle> fromJson(const QJsonObject &object);
};

} // namespace mj::api
