#include "checkout/shop.h"

#include <QLabel>
#include <QLocale>
#include <QNetworkProxy>
#include <QWebEngineProfile>

using namespace mj;

namespace {

struct Locale {
    QLocale before;
    explicit Locale(const QLocale &now) { QLocale::setDefault(now); }
    ~Locale() { QLocale::setDefault(before); }
};

QByteArray header(const StandInSite &site, const QByteArray &path, const QByteArray &name)
{
    for (const QByteArray &head : site.requests()) {
        if (!head.startsWith("GET " + path + ' '))
            continue;
        for (const QByteArray &line : head.split('\n')) {
            if (line.toLower().startsWith(name.toLower() + ':'))
                return line.mid(name.size() + 1).trimmed();
        }
    }
    return {};
}

QLabel *address(QWidget &in)
{
    return in.findChild<QLabel *>(QStringLiteral("checkout_address"));
}

} // namespace

TEST_CASE("pages are asked for in the program's language")
{
    SECTION("Korean")
    {
        const Locale korean(QLocale(QLocale::Korean, QLocale::SouthKorea));
        Shop shop;
        shop.openShop();
        CHECK(header(shop.site, "/pay", "Accept-Language") == "ko-KR,ko,en");
        CHECK(shop.checkout.run(QStringLiteral("navigator.language + '|' + navigator.languages.join()")).toString() == QStringLiteral("ko-KR|ko-KR,ko,en"));
    }
    SECTION("English")
    {
        const Locale english(QLocale(QLocale::English, QLocale::UnitedStates));
        Shop shop;
        shop.openShop();
        CHECK(header(shop.site, "/pay", "Accept-Language") == "en-US,en");
        // Changed while a checkout is open: from the next page on.
        QLocale::setDefault(QLocale(QLocale::Korean, QLocale::SouthKorea));
        QEvent changed(QEvent::LanguageChange);
        QCoreApplication::sendEvent(&shop.checkout.page(), &changed);
        shop.frame(QStringLiteral("/next"));
        CHECK(waitFor([&] { return header(shop.site, "/next", "Accept-Language") == "ko-KR,ko,en"; }));
    }
}

TEST_CASE("a checkout goes through the program's proxy, except on this computer")
{
    StandInSite proxy;
    QNetworkProxy::setApplicationProxy(QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), proxy.serverPort()));
    {
        OpenedCheckout checkout;
        checkout.open(QUrl(QStringLiteral("https://studio.example/checkout/o/pay")), QUrl(QStringLiteral("https://studio.example/checkout/o/return")));
        CHECK(waitFor([&] { return !proxy.requests().isEmpty() && proxy.requests().first().startsWith("CONNECT studio.example:443"); }));
        Shop shop;
        shop.openShop(); // on the loopback
        for (const QByteArray &head : proxy.requests())
            CHECK_FALSE(head.contains("127.0.0.1:" + QByteArray::number(shop.site.serverPort())));
    }
    QNetworkProxy::setApplicationProxy(QNetworkProxy(QNetworkProxy::NoProxy));
}

TEST_CASE("the bar says whose page it is and how safe the line is, for eyes and for ears")
{
    OpenedCheckout checkout;
    QLabel *name = address(checkout.page());
    SECTION("over https")
    {
        checkout.open(QUrl(QStringLiteral("https://studio.invalid/pay")), QUrl(QStringLiteral("https://studio.invalid/return")));
        CHECK(name->text() == QStringLiteral("studio.invalid"));
        CHECK(name->accessibleName() == QStringLiteral("Encrypted page of studio.invalid"));
    }
    SECTION("from this computer")
    {
        checkout.open(QUrl(QStringLiteral("http://127.0.0.1:1/pay")), QUrl(QStringLiteral("http://127.0.0.1:1/return")));
        CHECK(name->text() == QStringLiteral("127.0.0.1 (this computer)"));
        CHECK(name->accessibleName() == name->text());
    }
    SECTION("over an open line")
    {
        checkout.open(QUrl(QStringLiteral("http://studio.invalid/pay")), QUrl(QStringLiteral("http://studio.invalid/return")));
        CHECK(name->text() == QStringLiteral("studio.invalid (not encrypted)"));
        CHECK(name->accessibleName() == name->text());
    }
    SECTION("a name in letters of another script is shown as it is on the wire")
    {
        checkout.open(QUrl(QStringLiteral("https://st\u0443dio.invalid/pay")), QUrl(QStringLiteral("https://st\u0443dio.invalid/return")));
        CHECK(name->text().startsWith(QStringLiteral("xn--")));
    }
    SECTION("a name without room loses its beginning")
    {
        checkout.open(QUrl(QStringLiteral("https://pay.tosspayments.com.%1.evil.invalid/pay").arg(QString(60, QLatin1Char('a')))), QUrl(QStringLiteral("https://x.invalid/")));
        checkout.window().resize(520, 500);
        letPass(50);
        CHECK(name->text().endsWith(QStringLiteral("evil.invalid")));
        CHECK_FALSE(name->text().startsWith(QStringLiteral("pay.toss")));
        CHECK(name->accessibleName().contains(QStringLiteral("pay.tosspayments.com.aaa")));
    }
}

TEST_CASE("the bar never names a site that is not shown")
{
    Shop shop;
    shop.openShop();
    StandInSite silent;
    silent.put(QStringLiteral("/never"), {{}, {}, 200, true});
    shop.go(QStringLiteral("https://evil.example/"));
    letPass(300);
    CHECK(address(shop.checkout.page())->text().startsWith(QStringLiteral("127.0.0.1")));

    // A bank's window that goes on to a site which does not answer still shows the bank.
    shop.site.put(QStringLiteral("/isp"), "<p id=isp>isp</p>");
    shop.checkout.run(QStringLiteral("window.w = window.open('/isp'); true"));
    REQUIRE(waitFor([&] { return shop.checkout.popup() && address(*shop.checkout.popup())->text().startsWith(QStringLiteral("127.0.0.1")); }));
    shop.checkout.run(QStringLiteral("w.location = '%1'; true").arg(silent.url(QStringLiteral("/never"), QStringLiteral("localhost")).toString()));
    REQUIRE(waitFor([&] { return silent.hits(QStringLiteral("/never")) == 1; }));
    letPass(200);
    CHECK(address(*shop.checkout.popup())->text().startsWith(QStringLiteral("127.0.0.1")));
    CHECK(shop.checkout.popup()->windowTitle() == QStringLiteral("127.0.0.1"));
}
