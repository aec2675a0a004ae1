#include "studio/prompt_writes.h"

namespace mj::studio {

void PromptWrites::add(Change change)
{
    const std::lock_guard guard(m_guard);
    m_waiting.push_back(std::move(change));
}

Result<void> PromptWrites::drain(client::PromptStore &store)
{
    const std::lock_guard running(m_running);
    std::deque<Change> mine;
    {
        const std::lock_guard guard(m_guard);
        mine.swap(m_waiting);
    }
    Result<void> all;
    for (const Change &change : mine) {
        if (const Result<void> done = change(store); !done && all)
            all = done;
    }
    return all;
}

} // namespace mj::studio
