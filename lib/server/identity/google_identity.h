#pragma once
#include "api/google.h"
#include "base/clock.h"
#include "server/config.h"
#include "server/identity/personal_data.h"
#include <memory>

namespace mj::server {

// A person as Google vouches for them. `subject` never changes, the address may.
struct GooglePerson {
    QString subject;
    QString email;
    bool isEmailVerified = false;
    QString name;
    QDateTime signedInAt;
};

// The server's half of a sign-in with Google (OpenID Connect, RFC 8252 client): exchanges the code, checks the id token (RS256 by the
// issuer's keys, iss, aud, exp, iat, nonce). Discovery and keys are read when first needed and kept for an hour. Thread-safe; blocking.
class GoogleIdentity
{
public:
    GoogleIdentity(GoogleConfig config, const PersonalData &personal, const Clock &clock);
    ~GoogleIdentity();

    bool isOn() const;
    Result<api::SignInMethods> methods() const; // empty when off; unavailable
    // Errors: those of api::SignInWithGoogle.
    Result<GooglePerson> exchange(const api::SignInWithGoogle &request) const;

    // A person sealed for ten minutes, to come back with a later call; good for one purpose: "join", "link" or "reauthenticate".
    QString grant(const GooglePerson &person, const QString &purpose) const;
    Result<GooglePerson> redeem(const QString &grant, const QString &purpose) const; // wrong_credentials

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace mj::server
