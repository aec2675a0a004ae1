#include "checkout/ways_to_go.h"

#include <QNetworkProxy>
#include <QSet>
#include <QWebEngineHistory>

using namespace mj;

namespace {

// What the page has shown that is neither ours nor empty.
class Strayed
{
public:
    explicit Strayed(const Shop &shop) : m_page(shop.checkout.view()->page()), m_home(shop.site.url(QStringLiteral("/pay")))
    {
        QObject::connect(m_page, &QWebEnginePage::loadFinished, m_page, [this] { note(); });
        QObject::connect(m_page, &QWebEnginePage::urlChanged, m_page, [this] { note(); });
    }

    QStringList list;

    // Chromium empties a page on its own for some addresses: the view brings it back.
    void isHome(const Shop &shop)
    {
        if (shown() != m_home) {
            ++returns;
            REQUIRE(waitFor([&] { return shown() == m_home; }));
            REQUIRE(shop.checkout.shows(QStringLiteral("#here")));
        }
    }
    int returns = 0;

private:
    QUrl shown() const { return m_page->history()->currentItem().url(); }
    void note()
    {
        const QUrl now = shown();
        if (now.scheme() != QLatin1String("about") && now.authority() != m_home.authority())
            list.append(now.toString());
    }

    QWebEnginePage *m_page;
    QUrl m_home;
};

// Every name but this computer's goes through a site of ours, which hears who was asked for. Chromium never sends the loopback there.
class ListeningProxy
{
public:
    ListeningProxy() { QNetworkProxy::setApplicationProxy(QNetworkProxy(QNetworkProxy::HttpProxy, QStringLiteral("127.0.0.1"), m_site.serverPort())); }
    ~ListeningProxy() { QNetworkProxy::setApplicationProxy(QNetworkProxy(QNetworkProxy::NoProxy)); }

    QStringList asked() const
    {
        QStringList names;
        for (const QByteArray &head : m_site.requests())
            names.append(QString::fromLatin1(head.left(head.indexOf(" HTTP/"))));
        return names;
    }
    bool heard(const QString &name) const { return !asked().filter(name).isEmpty(); }

private:
    StandInSite m_site;
};

QStringList offList(quint16 ours, quint16 another)
{
    const QStringList hosts{QStringLiteral("pay.tosspayments.com.evil.example"), QStringLiteral("pay-tosspayments.com"), QStringLiteral("paytosspayments.com"),
        QStringLiteral("eviltosspayments.com"), QStringLiteral("evil-toss.im"), QStringLiteral("toss.im"), QStringLiteral("tosspayments.com"),
        QStringLiteral("pay.tosspayments.com.kr"), QStringLiteral("pay.tosspayments.co"), QStringLiteral("pay.tosspayments.net"), QStringLiteral("pay.toss-payments.com"),
        QStringLiteral("pay.tosspayrnents.com"), QStringLiteral("pay.t0sspayments.com"), QStringLiteral("pay.tosspayments.corn"), QStringLiteral("pay.toss.im.evil.example"),
        QStringLiteral("pay.toss.in"), QStringLiteral("toss.im.kr"), QStringLiteral("pay.t\u043Esspayments.com"), QStringLiteral("pay.toss.\u0456m"),
        QStringLiteral("pay.tosspayments\u2024com.evil.example"), QStringLiteral("xn--tosspayments-com.evil.example"), QStringLiteral("EVIL.EXAMPLE"),
        QStringLiteral("pay.tosspayments.com."), QStringLiteral("PAY.TOSS.IM."), QStringLiteral("127.0.0.1.evil.example"), QStringLiteral("localhost.evil.example"),
        QStringLiteral("10.0.0.1"), QStringLiteral("169.254.169.254"), QStringLiteral("[2001:db8::1]"), QStringLiteral("tosspayments.com-pay.evil.example")};
    const QStringList tails{QStringLiteral("/"), QStringLiteral("/return?paymentKey=1&orderId=o&amount=10000"), QStringLiteral("/x?u=https://pay.tosspayments.com/"),
                            QStringLiteral("/#.tosspayments.com"), QStringLiteral("/%2F..%2F.tosspayments.com/")};
    QStringList all;
    for (const QString &host : hosts) {
        for (const QString &tail : tails)
            all.append(QStringLiteral("https://") + host + tail);
        all.append(QStringLiteral("HTTP://") + host + tails.first());
    }
    for (const QString &toss : {QStringLiteral("pay.tosspayments.com"), QStringLiteral("static.toss.im")}) {
        for (const char *port : {"80", "444", "8443", "1", "65535"})
            all.append(QStringLiteral("https://%1:%2/").arg(toss, QLatin1String(port)));
        for (const char *form : {"http://%1/", "http://%1:443/", "https://%1@evil.example/", "https://%1:443@evil.example/", "https://evil.example@%1/", "https://u:p@%1/",
                                 "https://evil.example\\\\@%1/", "https://evil.example/%1", "//evil.example/%1", "\\\\\\\\evil.example\\\\%1"})
            all.append(QString::fromLatin1(form).arg(toss));
    }
    for (const QString &us : {QStringLiteral("127.0.0.1:%1").arg(ours), QStringLiteral("localhost:%1").arg(ours)}) {
        for (const char *form : {"https://%1/pay", "http://evil@%1/pay", "http://evil.example@%1/pay", "http://%1@evil.example/pay", "http://evil.example/%1"})
            all.append(QString::fromLatin1(form).arg(us));
    }
    for (const QString &near : {QStringLiteral("localhost:%1").arg(ours), QStringLiteral("[::1]:%1").arg(ours), QStringLiteral("127.0.0.2:%1").arg(ours),
                                QStringLiteral("127.0.0.1:%1").arg(another), QStringLiteral("localhost:%1").arg(another), QStringLiteral("127.0.0.1"), QStringLiteral("127.0.0.1:1")})
        all.append(QStringLiteral("http://%1/hit").arg(near));
    return all;
}

} // namespace

TEST_CASE("two hundred addresses off the list: the page goes to none of them, and stays usable")
{
    ListeningProxy proxy;
    Shop shop;
    shop.openShop();
    const QStringList addresses = offList(shop.site.serverPort(), shop.other.serverPort());
    REQUIRE(addresses.size() >= 200);
    REQUIRE(QSet<QString>(addresses.begin(), addresses.end()).size() == addresses.size());
    Strayed strayed(shop);
    for (qsizetype i = 0; i < addresses.size(); ++i) {
        goBy(shop, Way(i % kPageWays), addresses.at(i));
        letPass(50);
        strayed.isHome(shop);
    }
    CHECK(waitFor([&] { return shop.checkout.notice().contains(QStringLiteral("not safe")); }));
    letPass(500);
    CHECK(strayed.list == QStringList());
    CHECK(proxy.asked() == QStringList());
    CHECK(shop.other.requests().isEmpty());
    CHECK(shop.site.hits(QStringLiteral("/hit")) == 0);
    shop.staysOpen();

    // The proxy would have heard it: the same page may go to Toss, and a frame of it to a bank.
    shop.frame(QStringLiteral("https://acs.bank.example/3ds"));
    CHECK(waitFor([&] { return proxy.heard(QStringLiteral("CONNECT acs.bank.example:443")); }));
    shop.staysOpen();
    goBy(shop, Way::Href, QStringLiteral("https://pay.tosspayments.com/x"));
    CHECK(waitFor([&] { return proxy.heard(QStringLiteral("CONNECT pay.tosspayments.com:443")); }));
    CHECK(shop.checkout.failures.isEmpty());
}

TEST_CASE("a window that the page opens goes where banks are")
{
    ListeningProxy proxy;
    Shop shop;
    shop.openShop();
    shop.checkout.run(QStringLiteral("window.open('https://acs.bank.example/isp'); true"));
    CHECK(waitFor([&] { return proxy.heard(QStringLiteral("CONNECT acs.bank.example:443")); }));
    CHECK(shop.checkout.notice() == QString());
    shop.staysOpen();
}

TEST_CASE("fifty ways to a file: none passes, and the page stays usable")
{
    Shop shop;
    shop.openShop();
    Strayed strayed(shop);
    int tried = 0;
    for (const char *address : {"file:///etc/hostname", "file:/etc/hostname", "FILE:///etc/hostname", "file://localhost/etc/hostname", "file:////etc/hostname",
                                "file:\\\\\\\\etc\\\\hostname", "file:///etc/../etc/hostname", "view-source:file:///etc/hostname", "filesystem:file:///temporary/x", "file://127.0.0.1/etc/hostname"}) {
        for (const Way way : {Way::Href, Way::Form, Way::Redirect, Way::Window, Way::Frame}) {
            goBy(shop, way, QString::fromLatin1(address));
            letPass(60);
            strayed.isHome(shop);
            ++tried;
        }
    }
    CHECK(tried == 50);
    letPass(500);
    CHECK(strayed.list == QStringList());
    CHECK(waitFor([&] { return shop.checkout.run(framesHold()).toString().isEmpty(); }));
    // Chromium itself keeps a window empty that was opened for a file.
    for (auto *view : shop.checkout.page().findChildren<QWebEngineView *>(QStringLiteral("checkout_popup_view")))
        CHECK(OpenedCheckout::run(view, QStringLiteral("document.documentElement ? document.documentElement.innerText : ''")).toString() == QString());
    shop.staysOpen();
}

TEST_CASE("data, scripts, blobs and pages of the browser are not shown, by whichever way")
{
    Shop shop;
    shop.openShop();
    Strayed strayed(shop);
    for (const char *address : {"data:text/html,<p id=data>data</p>", "view-source:http://127.0.0.1/", "chrome://version", "chrome://gpu", "devtools://devtools", "about:config",
                                "about:blank", "qrc:/icons/logo.svg", "ftp://127.0.0.1/", "filesystem:http://127.0.0.1/temporary/x", "chrome-extension://x/y"}) {
        for (const Way way : {Way::Href, Way::Replace, Way::Form, Way::Anchor, Way::Redirect}) {
            INFO(address << ' ' << int(way));
            goBy(shop, way, QString::fromLatin1(address));
            letPass(50);
            strayed.isHome(shop);
        }
    }
    CHECK(strayed.returns > 0);
    CHECK(shop.checkout.notice().contains(QStringLiteral("not safe")));
    shop.checkout.run(QStringLiteral("location.href = URL.createObjectURL(new Blob(['<p>blob</p>'], {type: 'text/html'})); true"));
    letPass(300);
    shop.staysOpen();
    CHECK(strayed.list == QStringList());
}
