#include "checkout/shop.h"

#include <QTest>

using namespace mj;

namespace {

void key(const OpenedCheckout &checkout, Qt::Key which)
{
    QWidget *target = checkout.view()->focusProxy() ? checkout.view()->focusProxy() : checkout.view();
    QTest::keyClick(target, which);
}

void closedOnce(const OpenedCheckout &checkout)
{
    CHECK(waitFor([&] { return checkout.closed > 0; }));
    letPass(300);
    CHECK(checkout.closed == 1);
    CHECK(checkout.returned == 0);
    CHECK(checkout.failures.isEmpty());
}

} // namespace

TEST_CASE("however the person leaves, it is told once")
{
    Shop shop;
    shop.openShop();
    SECTION("Escape")
    {
        key(shop.checkout, Qt::Key_Escape);
        key(shop.checkout, Qt::Key_Escape);
    }
    SECTION("the key for back") { key(shop.checkout, Qt::Key_Back); }
    SECTION("Escape beside the page") { QTest::keyClick(shop.checkout.page().findChild<QWidget *>(QStringLiteral("checkout_close")), Qt::Key_Escape); }
    SECTION("closing the widget")
    {
        shop.checkout.page().close();
        shop.checkout.page().close();
    }
    SECTION("the page closes itself")
    {
        shop.site.put(QStringLiteral("/end"), "<p>end</p><script>window.close();</script>");
        shop.checkout.run(QStringLiteral("window.close(); true"));
        letPass(300);
        if (shop.checkout.closed == 0) // Chromium lets a page close itself only when it has no history
            shop.checkout.press(QStringLiteral("checkout_close"));
    }
    SECTION("the button, and the return address after it")
    {
        shop.checkout.press(QStringLiteral("checkout_close"));
        shop.go(shop.site.url(QStringLiteral("/return")).toString());
    }
    SECTION("with a bank's window open")
    {
        shop.site.put(QStringLiteral("/isp"), "<p>isp</p>");
        shop.checkout.run(QStringLiteral("window.open('/isp'); true"));
        REQUIRE(waitFor([&] { return shop.checkout.popup() != nullptr; }));
        shop.checkout.press(QStringLiteral("checkout_close"));
    }
    closedOnce(shop.checkout);
}

TEST_CASE("the return address first, closing after it: only the first counts")
{
    Shop shop;
    shop.openShop();
    shop.go(shop.site.url(QStringLiteral("/return")).toString());
    REQUIRE(waitFor([&] { return shop.checkout.returned > 0; }));
    shop.checkout.press(QStringLiteral("checkout_close"));
    key(shop.checkout, Qt::Key_Escape);
    shop.checkout.page().close();
    letPass(300);
    CHECK(shop.checkout.returned == 1);
    CHECK(shop.checkout.closed == 0);
}

TEST_CASE("a key that the page itself uses closes nothing")
{
    Shop shop;
    shop.openShop();
    shop.checkout.run(QStringLiteral("window.keys = 0; onkeydown = function (e) { keys++; e.preventDefault(); }; true"));
    key(shop.checkout, Qt::Key_Escape);
    CHECK(shop.checkout.holds(QStringLiteral("keys === 1")));
    letPass(300);
    shop.staysOpen();
}

TEST_CASE("going back inside the page closes nothing")
{
    Shop shop;
    shop.openShop();
    shop.checkout.run(QStringLiteral("history.back(); history.go(-3); true"));
    letPass(300);
    shop.staysOpen();
}

TEST_CASE("a page that is half loaded can be left, and nothing is told later")
{
    OpenedCheckout checkout;
    checkout.page().setProperty("patience", 3000);
    StandInSite site;
    site.put(QStringLiteral("/silent.js"), {{}, {}, 200, true});
    site.put(QStringLiteral("/silent"), {{}, {}, 200, true});
    site.put(QStringLiteral("/pay"), "<!doctype html><p id=here>here</p><script src='/silent.js'></script>");
    SECTION("while a script is missing")
    {
        checkout.open(site.url(QStringLiteral("/pay")), site.url(QStringLiteral("/return")));
        REQUIRE(checkout.holds(QStringLiteral("document.readyState === 'loading' && !!document.getElementById('here')")));
    }
    SECTION("before anything has come") { checkout.open(site.url(QStringLiteral("/silent")), site.url(QStringLiteral("/return"))); }
    checkout.press(QStringLiteral("checkout_close"));
    closedOnce(checkout);
    letPass(3200);
    CHECK(checkout.failures.isEmpty());
}

TEST_CASE("the program may go away at any moment of a checkout")
{
    StandInSite site;
    site.put(QStringLiteral("/pay"), "<!doctype html><p id=here>here</p>");
    site.put(QStringLiteral("/isp"), "<p>isp</p>");
    for (const int ms : {0, 1, 5, 20, 60, 150, 300}) {
        OpenedCheckout checkout;
        checkout.open(site.url(QStringLiteral("/pay")), site.url(QStringLiteral("/return")));
        letPass(ms);
        checkout.view()->page()->runJavaScript(QStringLiteral("window.open('/isp'); location.href = '/return'"));
        letPass(ms);
        checkout.close();
    }
    letPass(300);
    SUCCEED("nothing fell");
}
