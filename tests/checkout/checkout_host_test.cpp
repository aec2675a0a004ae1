#include "checkout/shop.h"
#include "ui/top_up/checkout_host.h"

#include <QLabel>
#include <QPushButton>
#include <csignal>

using namespace mj;

namespace {

struct Hosted {
    int ended = 0;
    QList<QUrl> browsers;
    ui::CheckoutHost host{{QStringLiteral(MJ_BIN_DIR "/plugins")}, [this](const QUrl &url) {
                              browsers.append(url);
                              return true;
                          }};

    Hosted()
    {
        QObject::connect(&host, &ui::CheckoutHost::ended, &host, [this] { ++ended; });
        host.resize(1000, 700);
        host.show();
    }

    QPushButton *button(const char *name) const { return host.findChild<QPushButton *>(QLatin1String(name)); }
    QString title() const { return host.findChild<QLabel *>(QStringLiteral("checkout_offer_title"))->text(); }
    QString text() const { return host.findChild<QLabel *>(QStringLiteral("checkout_offer_text"))->text(); }
    QWebEngineView *view() const { return host.findChild<QWebEngineView *>(QStringLiteral("checkout_web_view")); }
    bool offers() const { return waitFor([&] { return !host.isEmbedded(); }); }

    void offersAllThree(const QString &sentence) const
    {
        REQUIRE(offers());
        CHECK(title().contains(sentence));
        CHECK(text().contains(QStringLiteral("nothing was charged")));
        for (const char *name : {"checkout_again", "checkout_in_browser", "checkout_check"})
            CHECK(button(name)->isVisible());
        CHECK(button("checkout_check")->text() == QStringLiteral("Close"));
        CHECK(ended == 0);
    }
};

} // namespace

TEST_CASE("a page that never loads: what happened, that nothing is known to be charged, and three ways on")
{
    Hosted hosted;
    StandInSite site;
    QUrl checkout = site.url(QStringLiteral("/pay"));
    SECTION("refused")
    {
        site.close();
        hosted.host.open(checkout, checkout.resolved(QUrl(QStringLiteral("/return"))));
        hosted.offersAllThree(QStringLiteral("could not be opened"));
    }
    SECTION("a name that nobody knows")
    {
        checkout = QUrl(QStringLiteral("https://studio.invalid/pay"));
        hosted.host.open(checkout, checkout.resolved(QUrl(QStringLiteral("/return"))));
        hosted.offersAllThree(QStringLiteral("was not found"));
        CHECK(hosted.text().contains(QStringLiteral("studio.invalid")));
    }
    SECTION("a server that hangs")
    {
        site.put(QStringLiteral("/pay"), {{}, {}, 200, true});
        hosted.host.open(checkout, site.url(QStringLiteral("/return")));
        hosted.view()->parentWidget()->setProperty("patience", 800);
        hosted.host.open(checkout, site.url(QStringLiteral("/return"))); // a second order's page replaces the first without a word
        CHECK(hosted.ended == 0);
        REQUIRE(waitFor([&] { return site.hits(QStringLiteral("/pay")) >= 1; }));
        CHECK(hosted.host.isEmbedded());
        REQUIRE(waitFor([&] { return !hosted.host.isEmbedded(); }, 30'000));
        hosted.offersAllThree(QStringLiteral("does not answer"));
    }
    SECTION("a stranger's certificate")
    {
        StandInSite stranger(StandInSite::Line::SelfSigned);
        checkout = stranger.url(QStringLiteral("/pay"));
        hosted.host.open(checkout, stranger.url(QStringLiteral("/return")));
        hosted.offersAllThree(QStringLiteral("not safe"));
    }
    hosted.button("checkout_in_browser")->click();
    CHECK(hosted.browsers == QList<QUrl>{checkout});
    CHECK(hosted.ended == 0);
    hosted.button("checkout_check")->click();
    CHECK(hosted.ended == 1);
}

TEST_CASE("Try again opens the same order when the service is back")
{
    Hosted hosted;
    StandInSite site;
    const quint16 port = site.serverPort();
    const QUrl checkout = site.url(QStringLiteral("/pay"));
    site.put(QStringLiteral("/pay"), "<!doctype html><p id=here>here</p>");
    site.close();
    hosted.host.open(checkout, checkout.resolved(QUrl(QStringLiteral("/return"))));
    REQUIRE(hosted.offers());
    hosted.button("checkout_again")->click();
    REQUIRE(hosted.host.isEmbedded());
    REQUIRE(hosted.offers()); // still gone
    REQUIRE(site.listen(QHostAddress::LocalHost, port));
    hosted.button("checkout_again")->click();
    REQUIRE(waitFor([&] { return site.hits(QStringLiteral("/pay")) == 1; }));
    REQUIRE(waitFor([&] { return OpenedCheckout::run(hosted.view(), QStringLiteral("!!document.querySelector('#here')")).toBool(); }));
    CHECK(hosted.ended == 0);
    hosted.view()->page()->runJavaScript(QStringLiteral("location.href = '/return'"));
    CHECK(waitFor([&] { return hosted.ended == 1; }));
    letPass(200);
    CHECK(hosted.ended == 1); // and the client asks the service, whatever the address said
}

TEST_CASE("a renderer that dies twice: the same order in the browser, and the order is to be checked first")
{
    Hosted hosted;
    StandInSite site;
    const QUrl checkout = site.url(QStringLiteral("/pay"));
    site.put(QStringLiteral("/pay"), "<!doctype html><p id=here>here</p>");
    hosted.host.open(checkout, site.url(QStringLiteral("/return")));
    for (int death = 1; death <= 2; ++death) {
        REQUIRE(waitFor([&] { return site.hits(QStringLiteral("/pay")) == death; }));
        REQUIRE(waitFor([&] { return OpenedCheckout::run(hosted.view(), QStringLiteral("!!document.querySelector('#here')")).toBool(); }));
        REQUIRE(hosted.host.isEmbedded());
        kill(static_cast<pid_t>(hosted.view()->page()->renderProcessPid()), SIGKILL);
        letPass(300);
    }
    REQUIRE(hosted.offers());
    CHECK(hosted.title().contains(QStringLiteral("stopped")));
    CHECK_FALSE(hosted.text().contains(QStringLiteral("nothing was charged"))); // who knows
    CHECK_FALSE(hosted.button("checkout_again")->isVisible());
    CHECK(hosted.ended == 0);
    hosted.button("checkout_in_browser")->click();
    CHECK(hosted.browsers == QList<QUrl>{checkout});
    hosted.button("checkout_check")->click();
    CHECK(hosted.ended == 1);
}
