#include "support/catch.h"
#include "ui/top_up/points_page.h"
#include "ui/generation/rich_member.h"
#include <QLabel>

using namespace mj;
using namespace mj::ui;
using State = studio::TopUp::State;

namespace {

QString texts(const QWidget &root)
{
    QString all;
    for (const QLabel *label : root.findChildren<QLabel *>()) {
        if (label->isVisibleTo(&root))
            all += label->accessibleName() + QLatin1Char(' ') + label->text() + QLatin1Char('\n');
    }
    return all;
}

} // namespace

TEST_CASE("Without a service: the reason and Retry")
{
    RealServer server;
    StudioDesk desk(server.url());
    joinAs(desk, server, QStringLiteral("pages@example.com"));
    server.stop();
    studio::TopUp topUp(desk.api, desk.session);
    PointsPage page({desk.session, topUp, desk.generation, desk.gallery, desk.privacy, desk.membership, desk.google, desk.accounts, desk.ledger,
                     desk.refund, desk.upscale});
    page.show();
    page.activate();
    auto *retry = named<QAbstractButton>(page, "state_retry");
    REQUIRE(QTest::qWaitFor([&] { return topUp.loadFailure() && retry->isVisible(); }, 25000));
    CHECK(page.findChildren<QAbstractButton *>(QStringLiteral("package_p10000")).isEmpty());
    server.restart();
    REQUIRE(clickOn(page, QStringLiteral("state_retry")));
    CHECK(QTest::qWaitFor([&] { return !page.findChildren<QAbstractButton *>(QStringLiteral("package_p10000")).isEmpty(); }, 15000));
}

TEST_CASE("Package, review, pay in the browser when no plugin is there, checking, points")
{
    RealServer server;
    StudioDesk desk(server.url());
    joinAs(desk, server, QStringLiteral("pages@example.com"));
    QUrl sent;
    PointsDoors doors;
    doors.pluginFolders = {desk.folder.path()};
    doors.openInBrowser = [&](const QUrl &url) {
        sent = url;
        return true;
    };
    PointsPage page(desk.features(), nullptr, doors);
    page.resize(1180, 900);
    page.show();
    page.activate();
    REQUIRE(QTest::qWaitFor([&] { return page.findChild<QAbstractButton *>(QStringLiteral("package_p10000")) != nullptr; }, 10000));
    CHECK(named<QLabel>(page, "points_available")->text() == QStringLiteral("0 P"));

    REQUIRE(QTest::qWaitFor([&] { return clickOn(page, QStringLiteral("package_p10000")); }, 2000));
    auto *pay = named<QAbstractButton>(page, "review_pay");
    REQUIRE(pay->isVisible());
    CHECK(pay->text() == QStringLiteral("Pay ₩10,000"));
    for (const char *fact : {"1,050 P", "50 P", "₩9.5", "7 days", "Under 19"})
        CHECK(texts(page).contains(QString::fromUtf8(fact)));
    CHECK(desk.topUp.state() == State::Idle); // nothing ordered yet
    REQUIRE(clickOn(page, QStringLiteral("review_back")));
    CHECK_FALSE(pay->isVisible());
    REQUIRE(clickOn(page, QStringLiteral("package_p10000")));
    REQUIRE(clickOn(page, QStringLiteral("review_pay")));
    REQUIRE(QTest::qWaitFor([&] { return desk.topUp.state() == State::Paying; }, 10000));

    REQUIRE(clickOn(page, QStringLiteral("checkout_in_browser")));
    CHECK(sent == desk.topUp.current()->checkoutUrl);
    REQUIRE(server.pay(desk.topUp.current()->id, 10000));
    REQUIRE(clickOn(page, QStringLiteral("checkout_check")));
    CHECK(named<QLabel>(page, "outcome_title")->text() == QStringLiteral("Checking your payment"));
    REQUIRE(QTest::qWaitFor([&] { return desk.topUp.state() == State::Done; }, 10000));
    CHECK(named<QLabel>(page, "outcome_title")->text() == QStringLiteral("1,050 P added"));
    REQUIRE(clickOn(page, QStringLiteral("outcome_dismiss")));
    page.activate();
    REQUIRE(QTest::qWaitFor([&] { return named<QLabel>(page, "points_available")->text() == QStringLiteral("1,050 P"); }, 5000));
    auto *tabs = named<QTabBar>(page, "points_tabs");
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
    CHECK(tells(page, QStringLiteral("Paid")));
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(2).center());
    CHECK(tells(page, QStringLiteral("Points bought")));
    CHECK(tells(page, QStringLiteral("+1,050 P")));
}

TEST_CASE("A closed checkout ends in a sentence and can be continued")
{
    RealServer server;
    StudioDesk desk(server.url());
    joinAs(desk, server, QStringLiteral("pages@example.com"));
    PointsDoors doors;
    doors.pluginFolders.clear();
    doors.openInBrowser = [](const QUrl &) { return false; };
    PointsPage page(desk.features(), nullptr, doors);
    page.resize(1180, 900);
    page.show();
    desk.topUp.start(QStringLiteral("p5000"), QStringLiteral("en"));
    REQUIRE(QTest::qWaitFor([&] { return desk.topUp.state() == State::Paying; }, 10000));
    REQUIRE(clickOn(page, QStringLiteral("checkout_in_browser")));
    CHECK(texts(page).contains(QStringLiteral("The browser did not open")));
    REQUIRE(clickOn(page, QStringLiteral("checkout_check")));
    REQUIRE(QTest::qWaitFor([&] { return desk.topUp.state() == State::Failed; }, 15000));
    CHECK(named<QLabel>(page, "outcome_title")->text() == QStringLiteral("The payment was cancelled"));
    const QString order = desk.topUp.current()->id;
    CHECK(named<QAbstractButton>(page, "outcome_next")->text() == QStringLiteral("Continue this order"));
    REQUIRE(clickOn(page, QStringLiteral("outcome_next")));
    REQUIRE(QTest::qWaitFor([&] { return desk.topUp.state() == State::Paying; }, 10000));
    CHECK(desk.topUp.current()->id == order);
    CHECK(named<QAbstractButton>(page, "checkout_in_browser")->isVisible());
}
