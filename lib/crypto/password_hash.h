#pragma once
#include <QByteArray>

namespace mj {

// Argon2id, 19456 KiB, 2 passes, 1 lane (what Firebase can import), as a PHC string "$argon2id$v=19$m=19456,t=2,p=1$salt$hash".
// About 20 ms and 19 MiB a call: servers go through PasswordGate. Ends the process when there is no memory for it.
QByteArray hashPassword(const QByteArray &password);

// False also for a hash that is no Argon2id PHC string or asks for more than 64 MiB, 10 passes or 4 lanes.
bool verifyPassword(const QByteArray &hash, const QByteArray &password);

// True when the hash was not made with today's cost: hash again at the next good login.
bool needsRehash(const QByteArray &hash);

} // namespace mj
