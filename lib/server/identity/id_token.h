#pragma once
#include "base/result.h"
#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>

namespace mj::server {

// An OpenID Connect id token taken apart, not yet believed. Only RS256 with a key id is read: an "alg" of the token's own choice
// (none, HS256 with the public key) is how such checks are got around. Error: WrongCredentials.
struct IdToken {
    QString keyId;
    QJsonObject claims;
    QByteArray signedPart;
    QByteArray signature;

    static Result<IdToken> parse(const QByteArray &text);
};

// What a token must say to be meant for us, now and in answer to this sign-in.
struct IdTokenDemand {
    QString issuer;
    QString audience;
    QString nonce;
    QDateTime now;
};

// iss, aud (azp when there are several), exp, iat within two minutes of leeway, nonce, sub. The detail names the claim. WrongCredentials.
Result<void> checkClaims(const QJsonObject &claims, const IdTokenDemand &demand);

} // namespace mj::server
