#include "checkout/opened_checkout.h"
#include "checkout/stand_in_site.h"
#include "support/catch.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>

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
