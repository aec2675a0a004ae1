#include "studio/scripted_service.h"
#include "ui/account/account_page.h"
#include "ui/account/account_steps.h"
#include "ui/common/error_text.h"
#include "ui/common/skeleton.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace.h"

using namespace mj;
using namespace mj::ui;

namespace {

const QString kDevicesPath = QStringLiteral("GET /v1/sessions");

template <class W>
bool sees(const QWidget &root)
{
    for (const W *widget : root.findChildren<W *>()) {
        if (widget->isVisible())
            return true;
    }
    return false;
}

void showTabs(AccountPage &page)
{
    page.resize(900, 700);
    page.show();
    page.activate();
}

} // namespace

TEST_CASE("a name is changed in place, and a refused one stays typed", "[ui]")
{
    RealServer server;
    StudioDesk desk(server.url());
    joinAs(desk, server, QStringLiteral("rename@example.com"), QStringLiteral("Before"));

    AccountPage page(desk.features(), desk.surroundings());
    page.resize(900, 700);
    page.show();
    auto *shown = named<QLabel>(page, "account_name_shown");
    auto *name = named<QLineEdit>(page, "account_name");
    CHECK(shown->text() == QStringLiteral("Before"));
    CHECK(named<QLabel>(page, "account_email")->text() == QStringLiteral("rename@example.com"));
    press(page, "account_name_edit");
    REQUIRE(name->isVisible());
    name->clear();
    press(page, "account_name_save");
    CHECK(name->property("invalid").toBool());
    CHECK(lineOf(page, "account_name") == QStringLiteral("Enter the name you want to be called by."));
    QTest::keyClicks(name, QStringLiteral("After"));
    QTest::keyClick(name, Qt::Key_Return);
    REQUIRE(until([&] { return shown->text() == QStringLiteral("After"); }));
    CHECK(until([&] { return !name->isVisible(); }, 5000));

    server.stop();
    press(page, "account_name_edit");
    name->setText(QStringLiteral("Third"));
    press(page, "account_name_save");
    REQUIRE(until([&] { return name->property("invalid").toBool(); }, 20000));
    CHECK(name->text() == QStringLiteral("Third"));
    CHECK(shown->text() == QStringLiteral("After"));
    desk.speak(QStringLiteral("ko"));
    CHECK(lineOf(page, "account_name") == errorText(error(Code::Offline)).inlineText());
    press(page, "account_name_cancel");
    CHECK_FALSE(name->isVisible());
    CHECK(shown->isVisible());
}

TEST_CASE("four tabs, each with its own matters, named in the language of the moment", "[ui]")
{
    RealServer server;
    StudioDesk desk(server.url());
    joinAs(desk, server, QStringLiteral("tabs@example.com"));
    AccountPage page(desk.features(), desk.surroundings());
    showTabs(page);
    const QList<const char *> matters{"account_name_shown", "password_change", "devices_end_others", "account_keeping"};
    auto *tabs = named<QTabBar>(page, "account_tabs");
    REQUIRE(tabs->count() == 4);
    for (const char *language : {"en", "ko"}) {
        desk.speak(QLatin1String(language));
        const QList<const char *> names{"Profile", "Security", "Devices", "This computer"};
        for (int tab = 0; tab < 4; ++tab) {
            CHECK(tabs->tabText(tab) == words("mj::ui::AccountPage", names[tab]));
            openTab(page, AccountTab(tab));
            for (int other = 0; other < 4; ++other) {
                if (other != int(AccountTab::Devices)) // one device: nothing else to end
                    CHECK(isShown(page, matters[other]) == (other == tab));
            }
        }
        CHECK(page.title() == words("mj::ui::AccountPage", "Account"));
    }
}

TEST_CASE("the devices wait behind a skeleton, and a failure has a reason and Retry", "[ui]")
{
    studio::ScriptedService service;
    service.instead[kDevicesPath.toLatin1()] = BrokenServer::delayed(BrokenServer::json("{\"items\":[],\"nextCursor\":\"\"}"), 400);
    StudioDesk desk(service.url());
    signInAs(desk, QStringLiteral("member@example.com"));
    AccountPage page(desk.features(), desk.surroundings());
    showTabs(page);
    openTab(page, AccountTab::Devices);
    CHECK(sees<Skeleton>(page));
    CHECK_FALSE(isShown(page, "state_retry"));
    REQUIRE(until([&] { return !sees<Skeleton>(page); }));

    service.instead[kDevicesPath.toLatin1()] = BrokenServer::error(500, "internal");
    AccountPage failing(desk.features(), desk.surroundings());
    showTabs(failing);
    openTab(failing, AccountTab::Devices);
    for (const char *language : {"en", "ko"}) {
        desk.speak(QLatin1String(language));
        CHECK(tells(failing, errorText(error(Code::Internal)).inlineText()));
    }
    api::Device device;
    device.sessionId = newId(QLatin1String("ses"));
    device.name = QStringLiteral("The only laptop");
    device.address = QStringLiteral("203.0.113.7");
    device.signedInAt = device.lastUsedAt = QDateTime::currentDateTimeUtc();
    device.isCurrent = true;
    const QJsonObject list{{QStringLiteral("items"), QJsonArray{device.toJson()}}, {QStringLiteral("nextCursor"), QString()}};
    service.instead[kDevicesPath.toLatin1()] = BrokenServer::json(QJsonDocument(list).toJson());
    press(failing, "state_retry");
    CHECK(tells(failing, QStringLiteral("The only laptop")));
    CHECK_FALSE(isShown(failing, "state_retry"));
}

TEST_CASE("without a connection the devices of before stay, with a word about it", "[ui]")
{
    RealServer server;
    StudioDesk desk(server.url());
    joinAs(desk, server, QStringLiteral("line@example.com"));
    AccountPage page(desk.features(), desk.surroundings());
    showTabs(page);
    openTab(page, AccountTab::Devices);
    REQUIRE(tells(page, desk.session.deviceName()));
    const auto offlineWords = [] { return words("mj::ui::StateView", "You are offline. What you see was saved on this device."); };
    CHECK_FALSE(sight(page).contains(offlineWords()));
    server.stop();
    page.activate();
    REQUIRE(until([&] { return desk.session.isOffline(); }, 20000));
    CHECK(tells(page, offlineWords()));
    CHECK(sight(page).contains(desk.session.deviceName()));
    desk.speak(QStringLiteral("ko"));
    CHECK(tells(page, offlineWords()));
    server.restart();
    desk.session.refreshBalance();
    REQUIRE(until([&] { return !desk.session.isOffline(); }, 20000));
    CHECK_FALSE(sight(page).contains(offlineWords()));
}

TEST_CASE("nothing is cut on any tab of the smallest window, closed or being changed, in both languages", "[ui]")
{
    RealServer server;
    StudioDesk desk(server.url());
    desk.askPhoto = [&] { return desk.folder.filePath(QStringLiteral("a-photo-with-quite-a-long-name-from-a-holiday.png")); };
    MainWindow window(desk.features(), desk.surroundings());
    window.resize(length::minimumWidth, length::minimumHeight);
    window.show();
    joinAs(desk, server, QStringLiteral("a.rather.long.address.of.somebody@mail.example.com"), QStringLiteral("A name of a rather long kind"));
    StudioDesk phone(server.url());
    signInAs(phone, desk.session.account().email);
    REQUIRE(window.workspace());
    press(window, "nav_account");
    for (const AccountTab tab : {AccountTab::Profile, AccountTab::Security, AccountTab::Devices, AccountTab::Computer}) {
        openTab(window, tab);
        QTest::qWait(100); // what arrives from the service is laid out too
        CHECK(firstCut(desk, window) == QString());
    }
    openTab(window, AccountTab::Profile);
    press(window, "account_photo_choose");
    press(window, "account_name_edit");
    press(window, "account_email_change");
    press(window, "account_email_submit"); // with its problem shown
    press(window, "account_sign_out");
    CHECK(firstCut(desk, window) == QString());
    openTab(window, AccountTab::Security);
    press(window, "password_change");
    press(window, "password_save");
    CHECK(firstCut(desk, window) == QString());
    openTab(window, AccountTab::Devices);
    REQUIRE(until([&] { return isShown(window, "devices_end_others"); }));
    press(window, "devices_end_others");
    CHECK(firstCut(desk, window) == QString());
}
