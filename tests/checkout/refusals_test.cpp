#include "checkout/shop.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QTest>
#include <QWebEngineSettings>

using namespace mj;

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
        // What is no address to Qt cannot be handed to an app of this computer either.
        for (const char *address : {"ispmobile://TID=1", "market://details?id=com.kbcard", "supertoss://pay?x=1", "intent://pay#Intent;scheme=kb-acp;package=com.kbcard;end"}) {
            INFO(address);
            const QString sentence = QByteArray(address).startsWith("ispmobile") || QByteArray(address).startsWith("market") ? QStringLiteral("app on a phone")
                                                                                                                            : QStringLiteral("open a payment app");
            shop.go(QString::fromLatin1(address));
            CHECK(waitFor([&] { return shop.checkout.notice().contains(sentence); }));
            letPass(200);
            CHECK(shop.checkout.notice().contains(sentence));
            shop.staysOpen();
        }
    }
    SECTION("by a frame")
    {
        shop.frame(QStringLiteral("kakaotalk://pay"));
        CHECK(waitFor([&] { return shop.checkout.notice().contains(QStringLiteral("open a payment app")); }));
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

TEST_CASE("no file of this computer can be chosen, dropped or handed to a page")
{
    Shop shop;
    shop.openShop();
    shop.checkout.run(QStringLiteral("document.body.insertAdjacentHTML('beforeend', '<input type=file id=file><button id=picker>p</button>'); window.told = [];"
                                     "document.getElementById('picker').onclick = function () { if (!window.showOpenFilePicker) { told.push('none'); return; }"
                                     "showOpenFilePicker().then(function () { told.push('file'); }, function () { told.push('none'); }); }; true"));
    shop.checkout.click(QStringLiteral("#file"));
    letPass(400);
    CHECK(shop.checkout.run(QStringLiteral("document.getElementById('file').files.length")).toInt() == 0);
    CHECK(QApplication::activeModalWidget() == nullptr);
    shop.checkout.click(QStringLiteral("#picker"));
    CHECK(shop.checkout.holds(QStringLiteral("told.join() === 'none'")));
    CHECK(QApplication::activeModalWidget() == nullptr);
    CHECK_FALSE(shop.checkout.view()->acceptDrops());
    CHECK_FALSE(shop.checkout.view()->settings()->testAttribute(QWebEngineSettings::NavigateOnDropEnabled));
    shop.staysOpen();
}

TEST_CASE("the right button opens no menu, in the page and in a bank's window")
{
    Shop shop;
    shop.openShop();
    shop.site.put(QStringLiteral("/isp"), "<p id=isp>isp</p><a id=link href='/x'>link</a>");
    shop.checkout.run(QStringLiteral("document.body.insertAdjacentHTML('beforeend', '<a id=link href=/x>link</a>'); window.asked = 0;"
                                     "oncontextmenu = function () { asked++; }; window.open('/isp'); true"));
    REQUIRE(waitFor([&] { return shop.checkout.popup() && shop.site.hits(QStringLiteral("/isp")) == 1; }));
    auto *bank = shop.checkout.popup()->findChild<QWebEngineView *>();
    REQUIRE(waitFor([&] { return OpenedCheckout::run(bank, QStringLiteral("!!document.getElementById('link')")).toBool(); }));
    for (QWebEngineView *view : {shop.checkout.view(), bank}) {
        const QPoint at = centreOf(view, QStringLiteral("#link"));
        QWidget *target = view->focusProxy() ? view->focusProxy() : view;
        QTest::mouseClick(target, Qt::RightButton, {}, at);
        QContextMenuEvent menu(QContextMenuEvent::Mouse, at, target->mapToGlobal(at));
        QCoreApplication::sendEvent(target, &menu);
        letPass(400);
        CHECK(QApplication::activePopupWidget() == nullptr);
        for (const QWidget *widget : QApplication::topLevelWidgets())
            CHECK_FALSE((widget->inherits("QMenu") && widget->isVisible()));
    }
    CHECK(shop.checkout.holds(QStringLiteral("asked > 0"))); // the page was told, and nothing else happened
    shop.staysOpen();
}

TEST_CASE("printing, reading the clipboard and filling the screen are not for a payment page")
{
    Shop shop;
    shop.openShop();
    shop.checkout.run(QStringLiteral("window.told = []; document.documentElement.requestFullscreen().then(function () { told.push('full'); }, function () { told.push('no full'); });"
                                     "navigator.clipboard.readText().then(function () { told.push('read'); }, function () { told.push('no read'); });"
                                     "try { navigator.registerProtocolHandler('web+pay', '/x?%s'); } catch (e) {} window.print(); true"));
    CHECK(shop.checkout.holds(QStringLiteral("told.length === 2")));
    CHECK(shop.checkout.run(QStringLiteral("told.sort().join()")).toString() == QStringLiteral("no full,no read"));
    CHECK(QApplication::activeModalWidget() == nullptr);
    shop.staysOpen();
}

TEST_CASE("a part without a valid certificate is not loaded, and does not end the checkout")
{
    Shop shop;
    StandInSite stranger(StandInSite::Line::SelfSigned);
    stranger.put(QStringLiteral("/x"), "<p>x</p>");
    shop.openShop();
    SECTION("a frame") { shop.frame(stranger.url(QStringLiteral("/x")).toString()); }
    SECTION("a picture")
    {
        shop.checkout.run(QStringLiteral("new Image().src = '%1'; true").arg(stranger.url(QStringLiteral("/x")).toString()));
    }
    SECTION("a bank's window") { shop.checkout.run(QStringLiteral("window.open('%1'); true").arg(stranger.url(QStringLiteral("/x")).toString())); }
    letPass(1000);
    CHECK(stranger.requests().isEmpty());
    shop.staysOpen();
}
