#pragma once
#include "base/result.h"
#include <type_traits>

namespace mj {

// Call inside a catch block: what the exception means. Unavailable (busy), Storage (disk), Corrupt, Conflict (constraint).
Error storeError();

template <class T>
struct GuardedResult {
    using Type = Result<T>;
};
template <class T>
struct GuardedResult<Result<T>> {
    using Type = Result<T>;
};

// Runs code that may throw SQLiteCpp's exceptions. `work` returns a T, a Result<T> or nothing; the answer is a Result<T>.
template <class F>
auto guarded(F &&work) -> typename GuardedResult<std::invoke_result_t<F>>::Type
{
    try {
        if constexpr (std::is_void_v<std::invoke_result_t<F>>) {
            work();
            return {};
        } else {
            return work();
        }
    } catch (...) {
        return fail(storeError());
    }
}

} // namespace mj
