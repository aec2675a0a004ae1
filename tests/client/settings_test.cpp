#include "client/settings.h"

#include "base/ids.h"
#include "support/catch.h"
#include <QFileInfo>
#include <QTemporaryDir>

using namespace mj;
using namespace mj::client;

TEST_CASE("settings have their defaults, are kept, and are the owner's alone")
{
    QTemporaryDir folder;
    const QString file = folder.path() + QStringLiteral("/deep/settings.ini");
    const QString account = newId(QLatin1String("acc"));
    {
        Settings settings(file);
        CHECK(settings.language() == QStringLiteral("system"));
        CHECK(settings.theme() == QStringLiteral("system"));
        CHECK(settings.serviceUrl().isEmpty());
        CHECK(settings.galleryZoom() == 192);
        CHECK(settings.aiMark());
        CHECK(settings.exportPattern().isEmpty());
        CHECK_FALSE(settings.exportRecipe());
        settings.setAiMark(false);
        settings.setExportPattern(QStringLiteral("{date} 그림 {n}"));
        settings.setExportRecipe(true);
        CHECK(settings.lastAccountId().isEmpty());
        settings.setLanguage(QStringLiteral("ko"));
        settings.setTheme(QStringLiteral("dark"));
        settings.setServiceUrl(QUrl(QStringLiteral("https://name:secret@studio.example:8443/x")));
        settings.setGalleryZoom(10'000);
        settings.setWindowGeometry(QByteArray("\x00\x01\xff", 3));
        settings.setLastAccountId(account);
    }
    Settings settings(file);
    CHECK(settings.language() == QStringLiteral("ko"));
    CHECK(settings.theme() == QStringLiteral("dark"));
    CHECK(settings.serviceUrl() == QUrl(QStringLiteral("https://studio.example:8443/x")));
    CHECK(settings.galleryZoom() == 320);
    CHECK_FALSE(settings.aiMark());
    CHECK(settings.exportPattern() == QStringLiteral("{date} 그림 {n}"));
    CHECK(settings.exportRecipe());
    CHECK(settings.windowGeometry() == QByteArray("\x00\x01\xff", 3));
    CHECK(settings.lastAccountId() == account);
    CHECK_FALSE(QFileInfo(file).permissions() &
                (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::WriteGroup | QFileDevice::WriteOther));
    QFile in(file);
    REQUIRE(in.open(QIODevice::ReadOnly));
    CHECK_FALSE(in.readAll().contains("secret"));
}

TEST_CASE("a value that makes no sense is the default, an account id that is none is forgotten")
{
    QTemporaryDir folder;
    const QString file = folder.path() + QStringLiteral("/settings.ini");
    {
        QSettings raw(file, QSettings::IniFormat);
        raw.setValue(QStringLiteral("view/language"), QStringLiteral("xx"));
        raw.setValue(QStringLiteral("view/theme"), 7);
        raw.setValue(QStringLiteral("gallery/zoom"), QStringLiteral("large"));
        raw.setValue(QStringLiteral("service/lastAccount"), QStringLiteral("someone@example.com"));
    }
    Settings settings(file);
    CHECK(settings.language() == QStringLiteral("system"));
    CHECK(settings.theme() == QStringLiteral("system"));
    CHECK(settings.galleryZoom() == 192);
    CHECK(settings.lastAccountId().isEmpty());
    settings.setLastAccountId(QStringLiteral("someone@example.com"));
    CHECK(settings.lastAccountId().isEmpty());
}

TEST_CASE("the device has one random id, made when it is first asked for, and the accounts that are kept are listed")
{
    QTemporaryDir folder;
    const QString file = folder.path() + QStringLiteral("/settings.ini");
    const QString one = newId(QLatin1String("acc"));
    const QString two = newId(QLatin1String("acc"));
    QString device;
    {
        Settings settings(file);
        settings.addAccountId(one);
        settings.addAccountId(two);
        settings.addAccountId(one);
        settings.addAccountId(QStringLiteral("someone@example.com"));
        CHECK(settings.accountIds() == QStringList{one, two});
        CHECK_FALSE(QSettings(file, QSettings::IniFormat).contains(QStringLiteral("service/device")));
        device = settings.deviceId();
        CHECK(isId(device));
        CHECK(settings.deviceId() == device);
    }
    Settings settings(file);
    CHECK(settings.deviceId() == device);
    settings.removeAccountId(one);
    CHECK(settings.accountIds() == QStringList{two});
    settings.removeAccountId(two);
    CHECK(settings.accountIds().isEmpty());
    CHECK(Settings(folder.path() + QStringLiteral("/other.ini")).deviceId() != device);
}

TEST_CASE("a change is told once, no change is not told")
{
    QTemporaryDir folder;
    Settings settings(folder.path() + QStringLiteral("/settings.ini"));
    int told = 0;
    QObject::connect(&settings, &Settings::languageChanged, &settings, [&] { ++told; });
    QObject::connect(&settings, &Settings::themeChanged, &settings, [&] { ++told; });
    settings.setLanguage(QStringLiteral("ko"));
    settings.setLanguage(QStringLiteral("ko"));
    settings.setTheme(QStringLiteral("light"));
    settings.setTheme(QStringLiteral("light"));
    CHECK(told == 2);
}
