#pragma once
#include "base/result.h"
#include <deque>
#include <functional>
#include <mutex>

namespace mj::client {
class PromptStore;
}

namespace mj::studio {

// Changes on their way to the disk, in the order in which they were made although the store has several threads. Any thread.
class PromptWrites
{
public:
    using Change = std::function<Result<void>(client::PromptStore &)>;

    void add(Change change);
    // Does what waits, after what another thread is doing: when this returns, everything that was added before is done. The first failure.
    Result<void> drain(client::PromptStore &store);

private:
    std::mutex m_running;
    std::mutex m_guard; // of m_waiting
    std::deque<Change> m_waiting;
};

} // namespace mj::studio
