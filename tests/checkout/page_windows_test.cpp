#include "checkout/opened_checkout.h"
#include "checkout/stand_in_site.h"
#include "support/catch.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
#include <QWebEngineProfile>

using namespace mj;

namespace {

struct Bank {
    StandInSite site;
    OpenedCheckout checkout;

    Bank()
    {
        site.put(QStringLiteral("/pay"), "<!doctype html><p id=here>here</p><script>window.told = []; onmessage = function (e) { told.push(e.data); };</script>");
        checkout.open(site.url(QStringLiteral("/pay")), site.url(QStringLiteral("/return")));
        REQUIRE(checkout.shows(QStringLiteral("#here")));
    }

    QWidget *dialog() { return checkout.window().findChild<QWidget *>(QStringLiteral("page_dialog")); }

    // Runs the script, which opens a dialog, and acts while the page waits inside it.
    void ask(const QString &script, const std::function<void(QWidget &)> &act)
    {
        bool acted = false;
        QTimer look;
        QObject::connect(&look, &QTimer::timeout, [&] {
            QWidget *open = dialog();
            if (!acted && open && open->isVisible()) {
                acted = true;
                act(*open);
            }
        });
        look.start(20);
        checkout.view()->page()->runJavaScript(QStringLiteral("setTimeout(function () { window.answer = %1; window.asked = true; }, 0)").arg(script));
        REQUIRE(waitFor([&] { return acted && !dialog(); }));
    }
};

void press(const QWidget &dialog, const char *button)
{
    dialog.findChild<QPushButton *>(QLatin1String(button))->click();
}

} // namespace

TEST_CASE("a bank's window opens, speaks to the page that opened it and closes itself")
{
    Bank bank;
    bank.site.put(QStringLiteral("/isp"), "<title>bank</title><p id=isp>isp</p><script>setTimeout(function () { opener.postMessage('authenticated', '*'); window.close(); }, 400);</script>");
    bank.checkout.run(QStringLiteral("window.open('/isp', 'isp', 'width=500,height=600'); true"));
    REQUIRE(waitFor([&] { return bank.checkout.popup() && bank.checkout.popup()->isVisible(); }));
    CHECK(bank.checkout.popup()->isWindow());
    CHECK(waitFor([&] { return bank.checkout.popup() && bank.checkout.popup()->windowTitle() == QStringLiteral("127.0.0.1"); }));
    CHECK(bank.checkout.holds(QStringLiteral("told[0] === 'authenticated'")));
    CHECK(waitFor([&] { return !bank.checkout.popup(); }));
    CHECK(bank.checkout.closed == 0);
    CHECK(bank.checkout.failures.isEmpty());
}

TEST_CASE("a form may be sent into a window of its own, and the return address is caught there too")
{
    Bank bank;
    bank.site.redirect(QStringLiteral("/acs"), bank.site.url(QStringLiteral("/return")));
    bank.checkout.run(QStringLiteral("(function () { var f = document.createElement('form'); f.method = 'post'; f.action = '/acs'; f.target = 'acs';"
                                     "document.body.appendChild(f); window.open('', 'acs'); f.submit(); return true; })()"));
    CHECK(waitFor([&] { return bank.checkout.returned == 1; }));
    CHECK(bank.site.hits(QStringLiteral("/return")) == 0);
}

TEST_CASE("a window that the person closes is closed for the page as well")
{
    Bank bank;
    bank.site.put(QStringLiteral("/isp"), "<p>isp</p>");
    bank.checkout.run(QStringLiteral("window.w = window.open('/isp'); true"));
    REQUIRE(waitFor([&] { return bank.checkout.popup() && bank.site.hits(QStringLiteral("/isp")) == 1; }));
    CHECK_FALSE(bank.checkout.run(QStringLiteral("w.closed")).toBool());
    bank.checkout.popup()->close();
    CHECK(bank.checkout.holds(QStringLiteral("w.closed")));
    CHECK_FALSE(bank.checkout.popup());
}

TEST_CASE("a window opened for an app's address does not stay empty")
{
    Bank bank;
    bank.checkout.run(QStringLiteral("window.open('supertoss://pay'); true"));
    CHECK(waitFor([&] { return bank.checkout.notice().contains(QStringLiteral("open a payment app")); }));
    CHECK(waitFor([&] { return !bank.checkout.popup(); }));
    bank.checkout.press(QStringLiteral("checkout_notice_second"));
    bank.checkout.run(QStringLiteral("window.open('market://pay'); true"));
    CHECK(waitFor([&] { return bank.checkout.notice().contains(QStringLiteral("app on a phone")); }));
    CHECK(waitFor([&] { return !bank.checkout.popup(); }));
}

TEST_CASE("what a page says or asks is plain text under its origin")
{
    Bank bank;
    SECTION("alert")
    {
        bank.ask(QStringLiteral("alert('<b>결제</b> <img src=x>')"), [](QWidget &dialog) {
            CHECK(dialog.findChild<QLabel *>(QStringLiteral("page_dialog_origin"))->text().contains(QStringLiteral("127.0.0.1")));
            CHECK(dialog.findChild<QLabel *>(QStringLiteral("page_dialog_message"))->text().contains(QStringLiteral("&lt;b&gt;결제")));
            press(dialog, "page_dialog_ok");
        });
        CHECK(bank.checkout.holds(QStringLiteral("asked && answer === undefined")));
    }
    SECTION("confirm, yes")
    {
        bank.ask(QStringLiteral("confirm('sure?')"), [](QWidget &dialog) { press(dialog, "page_dialog_ok"); });
        CHECK(bank.checkout.holds(QStringLiteral("asked && answer === true")));
    }
    SECTION("confirm, no")
    {
        bank.ask(QStringLiteral("confirm('sure?')"), [](QWidget &dialog) { press(dialog, "page_dialog_cancel"); });
        CHECK(bank.checkout.holds(QStringLiteral("asked && answer === false")));
    }
    SECTION("prompt")
    {
        bank.ask(QStringLiteral("prompt('birth date', '99')"), [](QWidget &dialog) {
            auto *input = dialog.findChild<QLineEdit *>(QStringLiteral("page_dialog_input"));
            CHECK(input->text() == QStringLiteral("99"));
            input->setText(QStringLiteral("000101"));
            press(dialog, "page_dialog_ok");
        });
        CHECK(bank.checkout.holds(QStringLiteral("asked && answer === '000101'")));
    }
    CHECK(bank.checkout.failures.isEmpty());
}

TEST_CASE("the checkout may be left while a page waits for an answer")
{
    Bank bank;
    bank.ask(QStringLiteral("confirm('sure?')"), [&](QWidget &) { bank.checkout.close(); });
    letPass(500);
    OpenedCheckout next; // and the web engine still works
    next.open(bank.site.url(QStringLiteral("/pay")), bank.site.url(QStringLiteral("/return")));
    CHECK(next.shows(QStringLiteral("#here")));
}

TEST_CASE("a page that asks without end does not hold the program")
{
    Bank bank;
    int seen = 0;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, [&] {
        if (QWidget *open = bank.dialog(); open && open->isVisible()) {
            ++seen;
            press(*open, "page_dialog_ok");
        }
    });
    look.start(10);
    bank.checkout.view()->page()->runJavaScript(QStringLiteral("setTimeout(function () { for (var i = 0; i < 200; i++) alert(i); window.asked = true; }, 0)"));
    CHECK(bank.checkout.holds(QStringLiteral("window.asked === true"), 20'000));
    CHECK(seen == 20);
}

TEST_CASE("a bank's window that the person closes leaves a sentence and two ways on")
{
    Bank bank;
    bank.site.put(QStringLiteral("/isp"), "<p>isp</p>");
    bank.checkout.run(QStringLiteral("window.w = window.open('/isp'); window.old = true"));
    REQUIRE(waitFor([&] { return bank.checkout.popup() && bank.site.hits(QStringLiteral("/isp")) == 1; }));
    CHECK(bank.checkout.notice() == QString());
    bank.checkout.popup()->close();
    CHECK(waitFor([&] { return bank.checkout.notice().contains(QStringLiteral("was closed")); }));
    CHECK(bank.checkout.run(QStringLiteral("old")).toBool()); // the page itself stays as it is, and usable
    SECTION("again: the page begins anew")
    {
        bank.checkout.press(QStringLiteral("checkout_notice_action"));
        CHECK(bank.checkout.holds(QStringLiteral("window.old === undefined && document.readyState === 'complete' && !!document.getElementById('here')")));
        CHECK(bank.site.hits(QStringLiteral("/pay")) == 2);
        CHECK(bank.checkout.notice() == QString());
        CHECK(bank.checkout.closed == 0);
        bank.checkout.run(QStringLiteral("window.open('/isp'); true"));
        CHECK(waitFor([&] { return bank.checkout.popup() != nullptr; }));
    }
    SECTION("cancel: the service is asked what became of the order")
    {
        bank.checkout.press(QStringLiteral("checkout_notice_second"));
        bank.checkout.press(QStringLiteral("checkout_notice_second"));
        CHECK(waitFor([&] { return bank.checkout.closed == 1; }));
        letPass(200);
        CHECK(bank.checkout.closed == 1);
    }
    CHECK(bank.checkout.failures.isEmpty());
    CHECK(bank.checkout.returned == 0);
}

TEST_CASE("a bank's window that ends by itself needs no sentence")
{
    Bank bank;
    bank.site.put(QStringLiteral("/isp"), "<p>isp</p>");
    bank.checkout.run(QStringLiteral("window.w = window.open('/isp'); true"));
    REQUIRE(waitFor([&] { return bank.checkout.popup() && bank.site.hits(QStringLiteral("/isp")) == 1; }));
    bank.checkout.run(QStringLiteral("w.close(); true"));
    CHECK(waitFor([&] { return !bank.checkout.popup(); }));
    letPass(200);
    CHECK(bank.checkout.notice() == QString());
}

TEST_CASE("a form is posted into a bank's window with all that is in it, by the same profile")
{
    Bank bank;
    bank.site.put(QStringLiteral("/acs"), "<p id=acs>acs</p>");
    bank.checkout.run(QStringLiteral("(function () { document.cookie = 'session=s1'; var f = document.createElement('form'); f.method = 'post'; f.action = '/acs'; f.target = 'acs';"
                                     "var i = document.createElement('input'); i.name = 'PaReq'; i.value = 'card-1'; f.appendChild(i);"
                                     "document.body.appendChild(f); window.open('', 'acs', 'width=400,height=500'); f.submit(); return true; })()"));
    REQUIRE(waitFor([&] { return bank.site.hits(QStringLiteral("/acs")) == 1; }));
    const QByteArray request = bank.site.requests().last();
    CHECK(request.startsWith("POST /acs "));
    CHECK(request.contains("session=s1"));
    REQUIRE(bank.checkout.popup());
    auto *view = bank.checkout.popup()->findChild<QWebEngineView *>();
    CHECK(view->page()->profile() == bank.checkout.view()->page()->profile());
    CHECK(view->page()->profile()->isOffTheRecord());
    CHECK(waitFor([&] { return OpenedCheckout::run(view, QStringLiteral("!!document.getElementById('acs') && !!window.opener")).toBool(); }));
}

TEST_CASE("a bank's window takes the size it asks for, and no more than ours")
{
    Bank bank;
    bank.site.put(QStringLiteral("/isp"), "<p>isp</p>");
    bank.checkout.run(QStringLiteral("window.w = window.open('/isp', 'isp', 'width=500,height=600'); true"));
    REQUIRE(waitFor([&] { return bank.checkout.popup() && bank.site.hits(QStringLiteral("/isp")) == 1; }));
    CHECK(waitFor([&] { return bank.checkout.popup()->width() == 500; }));
    bank.checkout.run(QStringLiteral("w.resizeTo(640, 700); true"));
    CHECK(waitFor([&] { return bank.checkout.popup()->width() == 640; }));
    bank.checkout.window().resize(560, 540);
    bank.checkout.run(QStringLiteral("w.resizeTo(5000, 5000); true"));
    CHECK(waitFor([&] { return bank.checkout.popup()->size() == bank.checkout.window().size(); }));
}

TEST_CASE("windows without end end the checkout, instead of a page that waits for one it never gets")
{
    Bank bank;
    bank.site.put(QStringLiteral("/isp"), "<p>isp</p>");
    bank.checkout.run(QStringLiteral("for (var i = 0; i < 30; i++) window.open('/isp', 'w' + i); true"));
    CHECK(waitFor([&] { return !bank.checkout.failures.isEmpty(); }));
    letPass(300);
    CHECK(bank.checkout.failures == QStringList{QStringLiteral("too_many_windows")});
    CHECK(bank.checkout.page().findChildren<QWidget *>(QStringLiteral("checkout_popup")).size() == 8);
}

TEST_CASE("what a frame says stands under the frame's own origin")
{
    Bank bank;
    StandInSite issuer;
    issuer.put(QStringLiteral("/3ds"), "<p>3ds</p><script>onmessage = function () { confirm('sure?'); };</script>");
    QString says;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, [&] {
        QWidget *open = bank.dialog();
        if (!open || !open->isVisible() || !says.isEmpty())
            return;
        says = open->findChild<QLabel *>(QStringLiteral("page_dialog_origin"))->text();
        press(*open, "page_dialog_ok");
    });
    look.start(20);
    const QString frame = QStringLiteral("(function () { var f = document.createElement('iframe'); %1; f.onload = function () { f.contentWindow.postMessage(1, '*'); };"
                                         "document.body.appendChild(f); return true; })()");
    SECTION("of another site")
    {
        bank.checkout.run(frame.arg(QStringLiteral("f.src = '%1'").arg(issuer.url(QStringLiteral("/3ds"), QStringLiteral("localhost")).toString())));
        REQUIRE(waitFor([&] { return !says.isEmpty(); }));
        CHECK(says.contains(QStringLiteral("localhost")));
        CHECK_FALSE(says.contains(QStringLiteral("127.0.0.1")));
    }
    SECTION("that is shut in and has none")
    {
        bank.checkout.run(frame.arg(QStringLiteral("f.sandbox = 'allow-scripts allow-modals'; f.src = '%1'").arg(issuer.url(QStringLiteral("/3ds")).toString())));
        waitFor([&] { return !says.isEmpty(); }, 1500);
        // Chromium may show nothing at all; what it shows is not said in another site's name.
        CHECK_FALSE(says.contains(QStringLiteral("127.0.0.1 says")));
    }
}

// Qt WebEngine 6.4.2 fell here as soon as it painted what was written.
TEST_CASE("a window that the page writes into before anything is loaded takes nobody down")
{
    Bank bank;
    bank.site.put(QStringLiteral("/isp"), "<p id=isp>isp</p>");
    bank.checkout.run(QStringLiteral("window.w = window.open('about:blank', 'w', 'width=600,height=500'); w.document.write('<h1>loading</h1>'); true"));
    REQUIRE(waitFor([&] { return bank.checkout.popup() != nullptr; }));
    bank.checkout.popup()->resize(420, 430);
    letPass(800);
    bank.checkout.popup()->resize(520, 530);
    letPass(500);
    auto *view = bank.checkout.popup()->findChild<QWebEngineView *>();
    CHECK_FALSE(view->isVisible());
    // Then the bank's own page, and only then may the page write into it again.
    bank.checkout.run(QStringLiteral("w.document.write('<form method=post action=/isp></form>'); w.document.forms[0].submit(); true"));
    CHECK(waitFor([&] { return view->isVisible() && bank.site.hits(QStringLiteral("/isp")) == 1; }));
    CHECK(waitFor([&] { return OpenedCheckout::run(view, QStringLiteral("!!document.querySelector('#isp')")).toBool(); }));
    bank.checkout.run(QStringLiteral("w.location = 'about:blank'; setTimeout(function () { w.document.write('<h1>bye</h1>'); }, 400); true"));
    letPass(800);
    bank.checkout.popup()->resize(420, 430);
    letPass(500);
    CHECK(bank.checkout.popup());
    CHECK(bank.checkout.failures.isEmpty());
    CHECK(bank.checkout.run(QStringLiteral("location.pathname")).toString() == QStringLiteral("/pay"));
}
