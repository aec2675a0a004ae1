#include "checkout/shop.h"

#include <QPushButton>
#include <QTimer>
#include <QWebEngineProfile>
#include <QWebEngineSettings>
#include <csignal>

using namespace mj;

namespace {

void killRenderer(QWebEngineView *view)
{
    const qint64 renderer = view->page()->renderProcessPid();
    REQUIRE(renderer > 0);
    kill(static_cast<pid_t>(renderer), SIGKILL);
}

} // namespace

TEST_CASE("a page whose renderer dies is opened again, drawn in software; the second time it says so once")
{
    Shop shop;
    shop.openShop();
    shop.checkout.run(QStringLiteral("document.cookie = 'c=1'; true"));
    const QPointer<QWebEngineView> first = shop.checkout.view();
    const QString drawing = QStringLiteral("!!document.createElement('canvas').getContext('webgl')");
    CHECK(first->settings()->testAttribute(QWebEngineSettings::WebGLEnabled));
    killRenderer(first);
    REQUIRE(waitFor([&] { return !first; }));
    REQUIRE(shop.checkout.shows(QStringLiteral("#here")));
    CHECK(shop.site.hits(QStringLiteral("/pay")) == 2);
    CHECK(shop.checkout.notice().contains(QStringLiteral("opened again")));
    CHECK_FALSE(shop.checkout.view()->page()->settings()->testAttribute(QWebEngineSettings::WebGLEnabled));
    CHECK_FALSE(shop.checkout.view()->page()->settings()->testAttribute(QWebEngineSettings::Accelerated2dCanvasEnabled));
    CHECK_FALSE(shop.checkout.run(drawing).toBool());
    CHECK(shop.checkout.run(QStringLiteral("document.cookie")).toString() == QString()); // another profile
    CHECK(shop.checkout.view()->page()->profile()->isOffTheRecord());
    shop.staysOpen();

    killRenderer(shop.checkout.view());
    CHECK(waitFor([&] { return !shop.checkout.failures.isEmpty(); }));
    letPass(300);
    CHECK(shop.checkout.failures == QStringList{QStringLiteral("renderer_died")});
    CHECK(shop.checkout.closed == 0);
}

TEST_CASE("the page that was opened again still ends by its return address, and by nothing of the dead one")
{
    Shop shop;
    shop.openShop();
    killRenderer(shop.checkout.view());
    REQUIRE(waitFor([&] { return shop.site.hits(QStringLiteral("/pay")) == 2; }));
    REQUIRE(shop.checkout.shows(QStringLiteral("#here")));
    shop.go(shop.site.url(QStringLiteral("/return?code=1")).toString());
    CHECK(waitFor([&] { return shop.checkout.returned == 1; }));
    letPass(300);
    CHECK(shop.checkout.returned == 1);
    CHECK(shop.checkout.failures.isEmpty());
}

// Chromium does nothing else while its page waits for an answer: it learns of the death afterwards.
TEST_CASE("a renderer that dies while the page waits for an answer is replaced after the answer")
{
    Shop shop;
    shop.openShop();
    bool isKilled = false;
    QTimer look; // the page waits in a loop of its own
    QObject::connect(&look, &QTimer::timeout, [&] {
        const auto *dialog = shop.checkout.window().findChild<QWidget *>(QStringLiteral("page_dialog"));
        if (!dialog)
            return;
        if (!isKilled) {
            isKilled = true;
            killRenderer(shop.checkout.view());
            return;
        }
        dialog->findChild<QPushButton *>(QStringLiteral("page_dialog_ok"))->click();
    });
    look.start(200);
    shop.checkout.view()->page()->runJavaScript(QStringLiteral("setTimeout(function () { alert('wait'); }, 0)"));
    CHECK(waitFor([&] { return shop.site.hits(QStringLiteral("/pay")) == 2; }));
    CHECK(isKilled);
    CHECK(shop.checkout.shows(QStringLiteral("#here")));
    shop.staysOpen();
}

TEST_CASE("a bank's window whose renderer dies goes away with a sentence, the page stays")
{
    Shop shop;
    shop.openShop();
    shop.other.put(QStringLiteral("/isp"), "<p id=isp>isp</p>");
    // Without an opener it has a renderer of its own; with one both die, and the page is opened again.
    shop.checkout.run(QStringLiteral("window.open('%1', '', 'noopener'); true").arg(shop.other.url(QStringLiteral("/isp"), QStringLiteral("localhost")).toString()));
    REQUIRE(waitFor([&] { return shop.checkout.popup() && shop.other.hits(QStringLiteral("/isp")) == 1; }));
    auto *view = shop.checkout.popup()->findChild<QWebEngineView *>();
    REQUIRE(waitFor([&] { return OpenedCheckout::run(view, QStringLiteral("!!document.querySelector('#isp')")).toBool(); }));
    REQUIRE(view->page()->renderProcessPid() != shop.checkout.view()->page()->renderProcessPid());
    killRenderer(view);
    CHECK(waitFor([&] { return !shop.checkout.popup(); }));
    CHECK(shop.checkout.notice().contains(QStringLiteral("bank stopped")));
    CHECK(shop.site.hits(QStringLiteral("/pay")) == 1);
    shop.staysOpen();
}
