#pragma once
#include "api/top_up.h"

namespace mj::ui {

// What is about to be ordered: a package, or an amount of one's own choice. A value.
struct Purchase {
    QString packageId; // empty: one's own amount
    Krw won;
    Points points; // bonus included; of an own amount as the offer prices it, the service decides
    Points bonus;

    static Purchase of(const api::Package &package) { return {package.id, package.price, package.points, package.bonus}; }
    static Purchase of(Krw amount, const api::CustomAmount &custom)
    {
        const qint64 price = custom.wonPerPoint.value();
        return {{}, amount, Points(price > 0 ? amount.value() / price : 0), Points(0)};
    }
};

} // namespace mj::ui
