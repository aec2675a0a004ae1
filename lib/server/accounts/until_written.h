#pragma once
#include "base/result.h"

namespace mj::server {

// Reads and writes again until nobody changed what was read in between. Error: unavailable, when somebody always did.
template <class Attempt>
Result<void> untilWritten(Attempt attempt, int tries = 16)
{
    for (int i = 0; i < tries; ++i) {
        const Result<void> written = attempt();
        if (written || written.error().code != Code::Conflict)
            return written;
    }
    return fail(Code::Unavailable);
}

} // namespace mj::server
