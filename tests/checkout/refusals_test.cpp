#include "checkout/opened_checkout.h"
#include "checkout/stand_in_site.h"
#include "support/catch.h"

using namespace mj;

namespace {

// A shop of the test's own and a second one on another port, which stands for everybody else.
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

} // namespace

TEST_CASE("the return address is caught before it is asked for, in the page and in a frame of another site")
{
    Shop shop;
    shop.openShop();
    SECTION("by the page") { shop.go(shop.site.url(QStringLiteral("/return?code=1")).toString()); }
    SECTION("by a redirect of the page")
    {
        shop.site.redirect(QStringLiteral("/away"), shop.site.url(QStringLiteral("/return?code=1")));
        shop.go(shop.site.url(QStringLiteral("/away")).toString());
    }
    SECTION("by a redirect inside a frame")
    {
        shop.other.redirect(QStringLiteral("/away"), shop.site.url(QStringLiteral("/return?code=1")));
        shop.frame(shop.other.url(QStringLiteral("/away"), QStringLiteral("localhost")).toString());
    }
    SECTION("by a frame that sends the whole page")
    {
        // After a click, as banks do: without one Chromium holds a foreign frame back by itself.
        shop.other.put(QStringLiteral("/frame"), "<body style='background:#eee' onclick=\"top.location = '" + shop.site.url(QStringLiteral("/return")).toEncoded() + "'\">frame");
        shop.frame(shop.other.url(QStringLiteral("/frame"), QStringLiteral("localhost")).toString());
        REQUIRE(waitFor([&] { return shop.other.hits(QStringLiteral("/frame")) == 1; }));
        const QPoint at = centreOf(shop.checkout.view(), QStringLiteral("iframe"));
        for (int tries = 0; tries < 8 && shop.checkout.returned == 0; ++tries) {
            clickAt(shop.checkout.view(), at);
            waitFor([&] { return shop.checkout.returned > 0; }, 500);
        }
    }
    REQUIRE(waitFor([&] { return shop.checkout.returned > 0; }));
    shop.go(shop.site.url(QStringLiteral("/return")).toString());
    letPass(300);
    CHECK(shop.checkout.returned == 1);
    CHECK(shop.checkout.failures.isEmpty());
    CHECK(shop.site.hits(QStringLiteral("/return")) == 0);
}

TEST_CASE("an address that only looks like the return address is not it")
{
    Shop shop;
    shop.openShop();
    shop.other.put(QStringLiteral("/return"), "<p id=other>other</p>");
    const QString port = QString::number(shop.site.serverPort());
    for (const QString &address : {QStringLiteral("http://127.0.0.1:%1.evil/return").arg(port), QStringLiteral("http://127.0.0.1.evil.example:%1/return").arg(port),
                                   QStringLiteral("http://127.0.0.1:%1@evil.example/return").arg(port), QStringLiteral("http://evil@127.0.0.1:%1/return").arg(port),
                                   QStringLiteral("http://evil.example/http://127.0.0.1:%1/return").arg(port)}) {
        INFO(address);
        shop.go(address);
        letPass(150);
        shop.staysOpen();
    }
    CHECK(shop.site.hits(QStringLiteral("/return")) == 0);
    shop.frame(shop.other.url(QStringLiteral("/return")).toString()); // another port
    CHECK(waitFor([&] { return shop.other.hits(QStringLiteral("/return")) == 1; }));
    shop.frame(shop.site.url(QStringLiteral("/return/")).toString()); // another path
    CHECK(waitFor([&] { return shop.site.hits(QStringLiteral("/return/")) == 1; }));
    shop.staysOpen();
}

TEST_CASE("schemes that are no web page are refused, and an app's is explained")
{
    Shop shop;
    shop.openShop();
    SECTION("by the page, one after the other")
    {
        for (const char *address : {"supertoss://pay?x=1", "intent://pay#Intent;scheme=kb-acp;package=com.kbcard;end", "ispmobile://TID=1"}) {
            INFO(address);
            shop.go(QString::fromLatin1(address));
            CHECK(waitFor([&] { return shop.checkout.notice().contains(QStringLiteral("app on a phone")); }));
            letPass(200);
            CHECK(shop.checkout.notice().contains(QStringLiteral("app on a phone")));
            shop.staysOpen();
        }
    }
    SECTION("by a frame")
    {
        shop.frame(QStringLiteral("kakaotalk://pay"));
        CHECK(waitFor([&] { return shop.checkout.notice().contains(QStringLiteral("app on a phone")); }));
        shop.staysOpen();
    }
    SECTION("before the page has finished loading")
    {
        StandInSite hasty;
        hasty.put(QStringLiteral("/pay"), "<p id=here>here</p><script>location.href = 'supertoss://pay';</script>");
        OpenedCheckout checkout;
        checkout.open(hasty.url(QStringLiteral("/pay")), hasty.url(QStringLiteral("/return")));
        CHECK(checkout.shows(QStringLiteral("#here")));
        letPass(300);
        CHECK(checkout.failures.isEmpty());
    }
}

TEST_CASE("files, data and scripts are no addresses of a checkout")
{
    Shop shop;
    shop.openShop();
    shop.other.put(QStringLiteral("/plain"), "plain");
    for (const QString &address : {QStringLiteral("file:///etc/hostname"), QStringLiteral("data:text/html,<p id=data>data</p>"),
                                   QStringLiteral("javascript:void(document.title = 'ran')"), QStringLiteral("view-source:http://127.0.0.1/"),
                                   QStringLiteral("chrome://version"), QStringLiteral("http://example.invalid/")}) {
        INFO(address);
        shop.go(address);
        letPass(100);
        shop.frame(address);
        letPass(100);
        shop.staysOpen();
    }
    CHECK(shop.checkout.holds(QStringLiteral("Array.from(document.querySelectorAll('iframe')).every(function (f) { "
                                             "return !f.contentDocument || f.contentDocument.body.textContent === ''; })")));
    shop.go(QStringLiteral("http://example.invalid/"));
    CHECK(waitFor([&] { return shop.checkout.notice().contains(QStringLiteral("not safe")); }));
}

TEST_CASE("a download is refused with a sentence")
{
    Shop shop;
    shop.openShop();
    shop.site.put(QStringLiteral("/setup.exe"), {"MZ", "Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=setup.exe\r\n", 200, false});
    SECTION("in the page") { shop.go(shop.site.url(QStringLiteral("/setup.exe")).toString()); }
    SECTION("in a window of its own, which goes away again")
    {
        shop.checkout.run(QStringLiteral("window.open('/setup.exe'); true"));
        CHECK(waitFor([&] { return shop.site.hits(QStringLiteral("/setup.exe")) > 0 && !shop.checkout.popup(); }));
    }
    CHECK(waitFor([&] { return shop.checkout.notice().contains(QStringLiteral("not allowed")); }));
    letPass(300);
    CHECK(shop.checkout.notice().contains(QStringLiteral("not allowed")));
    shop.staysOpen();
}

TEST_CASE("camera, place and notifications are denied without asking")
{
    Shop shop;
    shop.openShop();
    shop.checkout.run(QStringLiteral("window.told = []; navigator.geolocation.getCurrentPosition(function () { told.push('place'); }, function () { told.push('no place'); });"
                                     "navigator.mediaDevices.getUserMedia({video: true}).then(function () { told.push('camera'); }, function () { told.push('no camera'); });"
                                     "Notification.requestPermission().then(function (p) { told.push(p); }); true"));
    CHECK(shop.checkout.holds(QStringLiteral("told.length === 3")));
    CHECK(shop.checkout.run(QStringLiteral("told.sort().join()")).toString() == QStringLiteral("denied,no camera,no place"));
}
