#pragma once
#include <QString>

namespace mj::client {

// PKCE (RFC 7636, S256): what only this program knows about a sign-in that goes through the browser. A value.
struct ProofKey {
    QString verifier; // 43 characters
    QString challenge;

    static ProofKey fresh();
};

// 256 random bits, safe in a URL: a state or a nonce.
QString newUrlToken();

} // namespace mj::client
