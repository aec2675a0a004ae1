#include "support/service_client.h"
#include "ui/account/account_page.h"
#include "ui/account/account_steps.h"

using namespace mj;
using namespace mj::ui;

namespace {

const QString kEmail = QStringLiteral("devices@example.com");

struct Devices {
    ClockedService service;
    StudioDesk desk{service.server.url()};
    StudioDesk phone{service.server.url()};
    std::unique_ptr<AccountPage> page;
    QStringList notices;

    Devices()
    {
        joinAs(desk, service.server, kEmail);
        signInAs(phone, kEmail);
        page = std::make_unique<AccountPage>(desk.features(), desk.surroundings());
        QObject::connect(page.get(), &Page::noticeRequested, [this](const QString &text) { notices.append(text); });
        page->resize(1100, 800);
        page->show();
        openTab(*page, AccountTab::Devices);
        REQUIRE(until([this] { return ends().size() == 1; }));
    }
    // The buttons that end one device.
    QList<QAbstractButton *> ends() const
    {
        QList<QAbstractButton *> all;
        for (QAbstractButton *button : page->findChildren<QAbstractButton *>()) {
            if (button->objectName().startsWith(QLatin1String("device_end_")) && button->isVisible())
                all.append(button);
        }
        return all;
    }
    int listed() const { return int(sight(*page).count(words("mj::ui::DeviceList", "Signed in %1 · last used %2 · address %3").section(QStringLiteral("%1"), 0, 0)
                                                       + QStringLiteral("20"))); }
    void endOthers()
    {
        press(*page, "devices_end_others");
        press(*page, "devices_confirm_deed");
    }
};

} // namespace

TEST_CASE("both devices are listed, this one is marked and cannot end itself, the other can be ended", "[ui]")
{
    Devices here;
    for (const char *language : {"en", "ko"}) {
        here.desk.speak(QLatin1String(language));
        REQUIRE(until([&] { return here.ends().size() == 1; }));
        const QString seen = sight(*here.page);
        CHECK(seen.count(words("mj::ui::DeviceList", "This one")) == 1);
        CHECK(seen.contains(QStringLiteral("127.0.0.1")));
        CHECK(here.ends().first()->text() == words("mj::ui::DeviceList", "Sign out"));
        CHECK(isShown(*here.page, "devices_end_others"));
    }
    QTest::mouseClick(here.ends().first(), Qt::LeftButton);
    REQUIRE(until([&] { return here.ends().isEmpty() && !isShown(*here.page, "devices_end_others"); }));
    CHECK(here.notices == QStringList{words("mj::ui::AccountPage", "That device was signed out.")});
    CHECK(isEnded(here.phone)); // at its next call
    CHECK(staysSignedIn(here.desk));
}

TEST_CASE("ending all others asks first, then for the password; going back ends nobody", "[ui]")
{
    Devices here;
    StudioDesk tablet(here.service.server.url());
    signInAs(tablet, kEmail);
    here.service.passMinutes(6);
    const QString language = QLatin1String(GENERATE("en", "ko"));
    here.desk.speak(language);
    press(*here.page, "devices_end_others");
    CHECK(sight(*here.page).contains(words("mj::ui::DeviceList", "Every device but this one is signed out at once and needs the password again.")));
    press(*here.page, "devices_confirm_cancel");
    CHECK_FALSE(isShown(*here.page, "devices_confirm_deed"));

    here.endOthers();
    REQUIRE(until([&] { return isShown(*here.page, "reauthentication_password"); }));
    fillIn(*here.page, "reauthentication_password", QStringLiteral("not the sentence"));
    press(*here.page, "reauthentication_submit");
    const QString wrong = words("mj::ui::ReauthenticationSheet", "This is not your password. Check it and try again.");
    REQUIRE(until([&] { return lineOf(*here.page, "reauthentication_password") == wrong; }));
    press(*here.page, "reauthentication_cancel");
    REQUIRE(until([&] { return !named<QWidget>(*here.page, "reauthentication"); }));
    CHECK(staysSignedIn(here.phone));
    CHECK(staysSignedIn(tablet));
    CHECK(here.notices.isEmpty());

    here.endOthers();
    REQUIRE(until([&] { return isShown(*here.page, "reauthentication_password"); }));
    fillIn(*here.page, "reauthentication_password", passwordOfAll());
    QTest::keyClick(entry(*here.page, "reauthentication_password"), Qt::Key_Return);
    REQUIRE(until([&] { return here.ends().isEmpty(); }));
    CHECK(here.notices == QStringList{words("mj::ui::AccountPage", "All other devices were signed out.")});
    CHECK(isEnded(here.phone));
    CHECK(isEnded(tablet));
    CHECK(staysSignedIn(here.desk));
}

TEST_CASE("a device that cannot be ended now is said so and can be ended later", "[ui]")
{
    Devices here;
    here.service.server.stop();
    QTest::mouseClick(here.ends().first(), Qt::LeftButton);
    REQUIRE(until([&] { return isShown(*here.page, "devices_problem"); }, 20'000));
    REQUIRE(here.ends().size() == 1);
    CHECK(here.ends().first()->isEnabled());
    here.service.server.restart();
    QTest::mouseClick(here.ends().first(), Qt::LeftButton);
    REQUIRE(until([&] { return here.ends().isEmpty(); }));
    CHECK_FALSE(isShown(*here.page, "devices_problem"));
    CHECK(isEnded(here.phone));
}
