#include "support/catch.h"
#include "ui/common/clipping.h"
#include "ui/common/studio_desk.h"
#include "ui/settings/settings_page.h"
#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace mj;
using namespace mj::ui;

TEST_CASE("language and theme switch at once and are remembered", "[ui]")
{
    StudioDesk desk;
    SettingsPage page(desk.surroundings());
    page.resize(800, 700);
    page.show();
    CHECK(named<QPushButton>(page, "settings_theme_system")->isChecked());
    QTest::mouseClick(named<QPushButton>(page, "settings_theme_dark"), Qt::LeftButton);
    CHECK(desk.theme.isDark());
    CHECK(desk.settings.theme() == QStringLiteral("dark"));
    QTest::mouseClick(named<QPushButton>(page, "settings_language_ko"), Qt::LeftButton);
    QCoreApplication::sendPostedEvents();
    CHECK(desk.settings.language() == QStringLiteral("ko"));
    CHECK(page.title() == QStringLiteral("설정"));
    CHECK(named<QPushButton>(page, "settings_theme_dark")->text() == QStringLiteral("어둡게"));
    CHECK(QTest::qWaitFor([&] { return clippedTexts(page).isEmpty(); }, 2000));
    QTest::mouseClick(named<QPushButton>(page, "settings_language_en"), Qt::LeftButton);
    QCoreApplication::sendPostedEvents();
    CHECK(page.title() == QStringLiteral("Settings"));
    CHECK(QTest::qWaitFor([&] { return clippedTexts(page).isEmpty(); }, 2000));
}

TEST_CASE("a service elsewhere is shown by its address, the local one by its badge", "[ui]")
{
    StudioDesk desk;
    desk.settings.setServiceUrl(QUrl(QStringLiteral("https://studio.example.com")));
    SettingsPage remote(desk.surroundings(false));
    CHECK(named<QLabel>(remote, "settings_service")->text() == QStringLiteral("https://studio.example.com"));
    CHECK(named<QLabel>(remote, "settings_service")->isVisibleTo(&remote));
    SettingsPage local(desk.surroundings(true));
    CHECK_FALSE(named<QLabel>(local, "settings_service")->isVisibleTo(&local));
}
