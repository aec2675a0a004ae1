#pragma once
#include <algorithm>
#include <chrono>

namespace mj::studio {

// Pauses between tries: the first, then twice as long each time up to the longest. A value.
class BackOff
{
public:
    using Pause = std::chrono::milliseconds;

    BackOff(Pause first, Pause longest) : m_first(first), m_longest(longest), m_next(first) {}

    Pause next()
    {
        const Pause pause = m_next;
        m_next = std::min(m_next * 2, m_longest);
        return pause;
    }
    void reset() { m_next = m_first; }

private:
    Pause m_first;
    Pause m_longest;
    Pause m_next;
};

} // namespace mj::studio
