#pragma once
#include "checkout/opened_checkout.h"
#include "support/catch.h"
#include "support/service_client.h"

#include <QWebEngineProfile>

namespace mj {

// An order of a member at the real service, its checkout open in the real plugin.
struct Paying {
    FakeClock clock{QDateTime::currentDateTimeUtc()};
    RealServer service{[this] {
        server::Config config;
        config.clock = &clock;
        return config;
    }()};
    Member member = join(service);
    api::TopUp order = member.client.order(QStringLiteral("p10000"));
    OpenedCheckout checkout;
    QWebEngineProfile besideProfile;
    QWebEnginePage besidePage{&besideProfile};
    QWebEngineView beside{&besidePage}; // the same sandbox page in the open, to learn where its buttons are

    Paying()
    {
        checkout.open(order.checkoutUrl, order.returnUrl);
        REQUIRE(checkout.shows(QStringLiteral("[data-test=pay-card]")));
    }

    QString frame() const { return checkout.run(QStringLiteral("(document.getElementById('toss-sandbox-checkout') || {}).src || ''")).toString(); }

    // The sandbox's page in its cross-site frame, ready to be clicked.
    void choose(const QString &method)
    {
        checkout.run(QStringLiteral("window.framed = 0; new MutationObserver(function (all) { all.forEach(function (m) { m.addedNodes.forEach(function (n) {"
                                    "if (n.tagName === 'IFRAME') n.addEventListener('load', function () { window.framed++; }); }); }); })"
                                    ".observe(document.body, {childList: true}); true"));
        checkout.click(method);
        REQUIRE(checkout.holds(QStringLiteral("window.framed > 0")));
        CHECK(QUrl(frame()).host() == QStringLiteral("localhost")); // another site than the page: third-party, as in production
        beside.resize(checkout.view()->size());
        beside.show();
        beside.load(QUrl(frame()));
        const QString there = QStringLiteral("location.href === '%1' && document.readyState === 'complete' && !!document.getElementById('approve')").arg(frame());
        REQUIRE(waitFor([&] { return OpenedCheckout::run(&beside, there).toBool(); }));
    }

    void press(const QString &button, const std::function<bool()> &done)
    {
        const QPoint at = centreOf(&beside, QStringLiteral("[data-test=%1]").arg(button));
        beside.hide();
        // A frame that has just loaded may miss the first click.
        for (int tries = 0; tries < 8 && !done(); ++tries) {
            clickAt(checkout.view(), at);
            waitFor(done, 1500);
        }
        REQUIRE(done());
    }

    bool isBack() const { return checkout.returned > 0; }
    QString state() const { return api::wireName(member.client.topUp(order.id).state); }
};

} // namespace mj
