#pragma once
#include "base/result.h"
#include "crypto/sealing_key.h"
#include <QByteArray>

namespace mj {

// AES-256-GCM. `context` says what the bytes are ("picture:<id>") and is not stored: what is sealed as one thing opens as no other.
// Form: version byte 1, 12 random bytes, ciphertext, 16-byte tag; 29 bytes longer than the plain text.
QByteArray seal(const SealingKey &key, const QByteArray &plain, const QByteArray &context);

// Corrupt after any change of a byte, with another key or another context.
Result<QByteArray> open(const SealingKey &key, const QByteArray &sealed, const QByteArray &context);

} // namespace mj
