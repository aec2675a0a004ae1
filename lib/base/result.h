#pragma once
#include "base/error.h"
#include <tl/expected.hpp>

namespace mj {

// A value or an Error. `if (!r) return fail(r);` hands a failure on.
template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(Code code, QString detail = {}, QString field = {})
{
    return tl::unexpected<Error>(error(code, std::move(detail), std::move(field)));
}

inline tl::unexpected<Error> fail(Error e)
{
    return tl::unexpected<Error>(std::move(e));
}

template <class T>
tl::unexpected<Error> fail(const Result<T> &failed)
{
    return tl::unexpected<Error>(failed.error());
}

} // namespace mj
