#include "studio/mail_deliveries.h"
#include "support/catch.h"
#include "ui/generation/rich_member.h"
#include "ui/privacy/privacy_page.h"
#include <QCheckBox>
#include <QLabel>
#include <QTabBar>
#include <QTest>

using namespace mj;
using namespace mj::ui;

TEST_CASE("the switch for mails with pictures shows and changes what the service holds")
{
    RealServer server;
    StudioDesk desk(server.url());
    joinAs(desk, server, QStringLiteral("switching@example.com"));
    PrivacyPage page(desk.features());
    page.resize(1180, 900);
    page.show();
    auto *box = named<QCheckBox>(page, "result_mails");
    CHECK_FALSE(box->isEnabled()); // nothing is known yet
    page.activate();
    page.openItem(QStringLiteral("result_mails"));
    CHECK(named<QTabBar>(page, "privacy_tabs")->currentIndex() == 1);
    REQUIRE(QTest::qWaitFor([&] { return box->isEnabled(); }, 10'000));
    CHECK(box->isChecked());
    QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
    REQUIRE(QTest::qWaitFor([&] { return box->isEnabled() && !box->isChecked(); }, 10'000));
    CHECK_FALSE(desk.generation.mails().isOn().value_or(true));
    CHECK(named<QLabel>(page, "result_mails_state")->accessibleName().contains(QStringLiteral("None is sent")));

    server.stop();
    QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
    REQUIRE(QTest::qWaitFor([&] { return named<QLabel>(page, "result_mails_problem")->isVisible(); }, 30'000));
    CHECK_FALSE(box->isChecked()); // still as the service has it
}
