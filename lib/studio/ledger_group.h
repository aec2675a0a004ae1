#pragma once
#include "api/points.h"

namespace mj::studio {

// What a movement of points was for, in the few kinds that people look for.
enum class LedgerGroup { All, Bought, Used, Held, Returned, Refunded, Expired };

// A deposit that the bank took back stands with what was bought, a refund that did not happen with the refunds. A kind that this version
// does not know is only in All.
inline LedgerGroup groupOf(const api::PointEntry &entry)
{
    const auto is = [&entry](const char *kind) { return entry.kind == QLatin1String(kind); };
    if (is("top_up") || is("reverse"))
        return LedgerGroup::Bought;
    if (is("settle"))
        return LedgerGroup::Used;
    if (is("reserve"))
        return LedgerGroup::Held;
    if (is("release"))
        return LedgerGroup::Returned;
    if (is("refund") || is("refund_return"))
        return LedgerGroup::Refunded;
    return is("expire") ? LedgerGroup::Expired : LedgerGroup::All;
}

inline bool isIn(LedgerGroup group, const api::PointEntry &entry)
{
    return group == LedgerGroup::All || groupOf(entry) == group;
}

// The picture order that a movement belongs to; empty for the others.
inline QString generationOf(const api::PointEntry &entry)
{
    const LedgerGroup group = groupOf(entry);
    const bool isOfPictures = group == LedgerGroup::Used || group == LedgerGroup::Held || group == LedgerGroup::Returned;
    return isOfPictures ? entry.reference : QString();
}

// The order that a movement belongs to; empty for the others.
inline QString orderOf(const api::PointEntry &entry)
{
    if (!entry.orderId.isEmpty())
        return entry.orderId;
    return entry.kind == QLatin1String("top_up") || entry.kind == QLatin1String("reverse") ? entry.reference : QString();
}

} // namespace mj::studio
