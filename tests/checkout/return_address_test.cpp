#include "checkout/shop.h"

#include <QSet>

using namespace mj;

namespace {

// Addresses that are not the return address, each wrong in its host, port, scheme or path; none is written so that it means the same.
QStringList forged(quint16 ours, quint16 another)
{
    const QString us = QStringLiteral("127.0.0.1:%1").arg(ours);
    const QStringList paths{QStringLiteral("/return/"), QStringLiteral("/Return"), QStringLiteral("/RETURN"), QStringLiteral("/retur"), QStringLiteral("/returns"),
                            QStringLiteral("/return;x"), QStringLiteral("/return%2F"), QStringLiteral("/return%00"), QStringLiteral("/return%20"), QStringLiteral("/return."),
                            QStringLiteral("//return"), QStringLiteral("/%2Freturn"), QStringLiteral("/x/return"), QStringLiteral("/return/x"), QStringLiteral("/return%3Fcode=1"),
                            QStringLiteral("/r%65turn2"), QStringLiteral("/%252Freturn"), QStringLiteral("/pay/return"), QStringLiteral("/"), QStringLiteral("/return&")};
    const QStringList sites{QStringLiteral("http://127.0.0.1:%1").arg(another), QStringLiteral("http://localhost:%1").arg(ours), QStringLiteral("http://[::1]:%1").arg(ours),
                            QStringLiteral("https://%1").arg(us), QStringLiteral("http://127.0.0.2:%1").arg(ours), QStringLiteral("http://127.0.0.1"),
                            QStringLiteral("http://x@%1").arg(us), QStringLiteral("http://%1@evil.invalid").arg(us), QStringLiteral("http://%1.evil.invalid").arg(us),
                            QStringLiteral("http://127.0.0.1.evil.invalid:%1").arg(ours), QStringLiteral("http://evil.invalid/%1").arg(us),
                            QStringLiteral("http://evil.invalid/http://%1").arg(us), QStringLiteral("http://evil.invalid/?u=http://%1").arg(us),
                            QStringLiteral("http://evil.invalid/#http://%1").arg(us), QStringLiteral("mjstudio://%1").arg(us), QStringLiteral("ftp://%1").arg(us),
                            QStringLiteral("ws://%1").arg(us), QStringLiteral("file://%1").arg(us), QStringLiteral("blob:http://%1").arg(us),
                            QStringLiteral("view-source:http://%1").arg(us), QStringLiteral("filesystem:http://%1").arg(us), QStringLiteral("data:text/plain,http://%1").arg(us),
                            QStringLiteral("about:http://%1").arg(us), QStringLiteral("http://%1").arg(QString(us).insert(3, QLatin1Char('0'))),
                            QStringLiteral("intent://%1").arg(us)};
    QStringList all;
    for (int i = 0; i < 25; ++i) {
        for (const QString &path : paths)
            all.append(QStringLiteral("http://%1%2?paymentKey=k%3&orderId=o&amount=10000").arg(us, path).arg(i));
        for (int j = 0; j < 20; ++j)
            all.append(sites.at(i) + (j % 2 ? paths.at(j) : QStringLiteral("/return")) + QStringLiteral("?paymentKey=k%1&orderId=o&amount=1000%1").arg(j));
    }
    return all;
}

// How often an address that begins so was asked for under the site's own name; it also hears what is meant for "localhost".
int asked(const StandInSite &site, const QByteArray &begin)
{
    int count = 0;
    for (const QByteArray &head : site.requests())
        count += head.startsWith("GET " + begin) && head.contains("Host: 127.0.0.1:" + QByteArray::number(site.serverPort()) + '\r') ? 1 : 0;
    return count;
}

} // namespace

TEST_CASE("a thousand forged return addresses end nothing, the right one ends it once")
{
    Shop shop;
    shop.openShop();
    const QStringList addresses = forged(shop.site.serverPort(), shop.other.serverPort());
    REQUIRE(addresses.size() == 1000);
    REQUIRE(QSet<QString>(addresses.begin(), addresses.end()).size() == 1000);
    constexpr int kAtOnce = 25;
    for (qsizetype i = 0; i < addresses.size(); i += kAtOnce) {
        const QStringList some = addresses.mid(i, kAtOnce);
        shop.checkout.run(QStringLiteral("setTimeout(function () { document.querySelectorAll('iframe').forEach(function (f) { f.remove(); }); [\"%1\"].forEach(function (a) { var f = "
                                         "document.createElement('iframe'); f.src = a; document.body.appendChild(f); }); }, 0); true").arg(some.join(QStringLiteral("\",\""))));
        letPass(200);
        INFO(some.join(QLatin1Char('\n')));
        REQUIRE(shop.checkout.returned == 0);
    }
    // They were really asked for, and by the page: nobody had refused to ask.
    CHECK(waitFor([&] { return asked(shop.site, "/return/?") == 25 && asked(shop.site, "/Return?") == 25; }));
    letPass(500);
    shop.staysOpen();
    CHECK(asked(shop.site, "/return?") == 0);
    CHECK(shop.other.requests().size() >= 10);

    shop.frame(shop.site.url(QStringLiteral("/return?paymentKey=k&orderId=o&amount=1")).toString());
    REQUIRE(waitFor([&] { return shop.checkout.returned > 0; }));
    shop.frame(shop.site.url(QStringLiteral("/return")).toString());
    shop.go(shop.site.url(QStringLiteral("/return?again=1")).toString());
    letPass(300);
    CHECK(shop.checkout.returned == 1);
    CHECK(shop.checkout.closed == 0);
    CHECK(asked(shop.site, "/return?") + asked(shop.site, "/return ") == 0);
}

TEST_CASE("forged addresses of the page itself end nothing")
{
    Shop shop;
    shop.openShop();
    for (const QString &address : forged(shop.site.serverPort(), shop.other.serverPort())) {
        // Those of our own origin would be pages of ours.
        if (address.startsWith(QStringLiteral("http://127.0.0.1:%1/").arg(shop.site.serverPort())) || shop.checkout.returned > 0)
            continue;
        shop.go(address);
        letPass(10);
    }
    letPass(500);
    shop.staysOpen();
    CHECK(shop.other.requests().isEmpty());
}
