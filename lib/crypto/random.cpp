#include "crypto/random.h"

#include <cstdlib>
#include <openssl/rand.h>

namespace mj {

QByteArray randomBytes(int count)
{
    QByteArray bytes(count, '\0');
    if (count > 0 && RAND_bytes(reinterpret_cast<unsigned char *>(bytes.data()), count) != 1)
        std::abort();
    return bytes;
}

} // namespace mj
