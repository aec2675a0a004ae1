#pragma once
#include <QByteArray>

namespace mj {

// The public half of an RSA key, both numbers big-endian without a length: `n` and `e` of a JSON Web Key after base64url.
struct RsaPublicKey {
    QByteArray modulus;
    QByteArray exponent;
};

// RS256: RSASSA-PKCS1-v1_5 with SHA-256 (RFC 7518, 3.3). False also for a key of less than 2,048 or more than 8,192 bits, or an even
// or oversized exponent.
bool verifyRs256(const RsaPublicKey &key, const QByteArray &message, const QByteArray &signature);

} // namespace mj
