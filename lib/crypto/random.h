#pragma once
#include <QByteArray>

namespace mj {

// `count` bytes from OpenSSL's generator, fit for keys and nonces. Ends the process when the system has no randomness.
QByteArray randomBytes(int count);

} // namespace mj
