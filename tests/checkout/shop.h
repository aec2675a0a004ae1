#pragma once
#include "checkout/opened_checkout.h"
#include "checkout/stand_in_site.h"
#include "support/catch.h"

namespace mj {

// A shop of the test's own, open in a checkout, and a second site on another port, which stands for everybody else.
struct Shop {
    StandInSite site;
    StandInSite other;
    OpenedCheckout checkout;

    void openShop()
    {
        site.put(QStringLiteral("/pay"), "<!doctype html><title>pay</title><p id=here>here</p>");
        checkout.open(site.url(QStringLiteral("/pay")), site.url(QStringLiteral("/return")));
        REQUIRE(checkout.shows(QStringLiteral("#here")));
    }

    void go(const QString &address) const { checkout.run(QStringLiteral("setTimeout(function () { location.href = \"%1\"; }, 0); true").arg(address)); }

    void frame(const QString &address) const
    {
        checkout.run(QStringLiteral("(function () { var f = document.createElement('iframe'); f.src = \"%1\"; document.body.appendChild(f); return true; })()").arg(address));
    }

    // Still the shop's own page, alive, with nothing reported.
    void staysOpen() const
    {
        CHECK(checkout.run(QStringLiteral("location.pathname")).toString() == QStringLiteral("/pay"));
        CHECK(checkout.shows(QStringLiteral("#here")));
        CHECK(checkout.returned == 0);
        CHECK(checkout.closed == 0);
        CHECK(checkout.failures.isEmpty());
    }
};

} // namespace mj
