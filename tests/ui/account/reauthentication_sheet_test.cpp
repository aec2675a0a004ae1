#include "studio/scripted_service.h"
#include "ui/account/account_steps.h"
#include "ui/account/reauthentication_sheet.h"
#include "ui/common/error_text.h"

using namespace mj;
using namespace mj::ui;

namespace {

struct Asked {
    explicit Asked(StudioDesk &asking) : desk(asking)
    {
        page.resize(length::minimumWidth, length::minimumHeight);
        page.show();
        page.activateWindow();
        REQUIRE(QTest::qWaitForWindowActive(&page));
    }
    void ask()
    {
        ReauthenticationSheet::ask(desk.features(), &page, [this] { ++times; });
        REQUIRE(until([this] { return isShown(page, "reauthentication_cancel"); }));
    }
    bool isGone() const { return until([this] { return !named<QWidget>(page, "reauthentication"); }); }

    StudioDesk &desk;
    QWidget page;
    int times = 0; // that it went on
};

} // namespace

TEST_CASE("the right password goes on once; an empty or a wrong one is said and goes nowhere", "[ui]")
{
    RealServer server;
    StudioDesk desk(server.url());
    joinAs(desk, server, QStringLiteral("proof@example.com"));
    Asked here(desk);
    here.ask();
    REQUIRE(until([&] { return entry(here.page, "reauthentication_password")->hasFocus(); }));
    for (const char *language : {"en", "ko"}) {
        desk.speak(QLatin1String(language));
        entry(here.page, "reauthentication_password")->clear();
        press(here.page, "reauthentication_submit");
        CHECK(lineOf(here.page, "reauthentication_password") == words("mj::ui::ReauthenticationSheet", "Enter your password."));
        fillIn(here.page, "reauthentication_password", QStringLiteral("not the sentence"));
        QTest::keyClick(entry(here.page, "reauthentication_password"), Qt::Key_Return);
        const QString wrong = words("mj::ui::ReauthenticationSheet", "This is not your password. Check it and try again.");
        REQUIRE(until([&] { return lineOf(here.page, "reauthentication_password") == wrong; }));
    }
    CHECK(here.times == 0);
    CHECK(firstCut(desk, here.page) == QString());
    server.stop();
    fillIn(here.page, "reauthentication_password", passwordOfAll());
    press(here.page, "reauthentication_submit");
    REQUIRE(until([&] { return isShown(here.page, "reauthentication_problem"); }, 20'000));
    CHECK(named<Banner>(here.page, "reauthentication_problem")->text() == errorText(error(Code::Offline)).inlineText());
    server.restart();
    press(here.page, "reauthentication_submit");
    REQUIRE(here.isGone());
    CHECK(here.times == 1);
}

TEST_CASE("three ways back, and none goes on", "[ui]")
{
    RealServer server;
    StudioDesk desk(server.url());
    joinAs(desk, server, QStringLiteral("back@example.com"));
    Asked here(desk);
    const QString way = QLatin1String(GENERATE("reauthentication_cancel", "reauthentication_close", "escape"));
    here.ask();
    fillIn(here.page, "reauthentication_password", passwordOfAll());
    if (way == QLatin1String("escape"))
        QTest::keyClick(entry(here.page, "reauthentication_password"), Qt::Key_Escape);
    else
        press(here.page, way);
    CHECK(here.isGone());
    CHECK(here.times == 0);
    here.ask(); // asked again, it begins empty
    CHECK(entry(here.page, "reauthentication_password")->text().isEmpty());
}

TEST_CASE("too many wrong passwords: how long to wait is said, and the button waits", "[ui]")
{
    RealServer server;
    StudioDesk desk(server.url());
    joinAs(desk, server, QStringLiteral("many@example.com"));
    Asked here(desk);
    here.ask();
    auto *submit = named<QAbstractButton>(here.page, "reauthentication_submit");
    for (int attempt = 0; attempt < 12 && !isShown(here.page, "reauthentication_problem"); ++attempt) {
        fillIn(here.page, "reauthentication_password", QStringLiteral("wrong attempt %1").arg(attempt));
        press(here.page, "reauthentication_submit");
        REQUIRE(until([&] { return submit->isEnabled() || isShown(here.page, "reauthentication_problem"); }));
    }
    REQUIRE(isShown(here.page, "reauthentication_problem"));
    CHECK_FALSE(submit->isEnabled());
    const QString said = words("mj::ui::Pause", "There were too many tries. You can try again in %1.");
    CHECK(named<Banner>(here.page, "reauthentication_problem")->text().startsWith(said.section(QStringLiteral("%1"), 0, 0)));
    CHECK(here.times == 0);
}

TEST_CASE("who has no password confirms with Google", "[ui]")
{
    studio::ScriptedService service;
    service.account.hasPassword = false;
    service.account.hasGoogle = true;
    api::SignInMethods methods;
    methods.googleClientId = QStringLiteral("client-1.apps.googleusercontent.com");
    methods.googleAuthorizationUrl = QUrl(QStringLiteral("https://accounts.google.com/o/oauth2/v2/auth"));
    service.instead[QByteArray("GET /v1/sign-in-methods")] = studio::ScriptedService::told(methods);
    StudioDesk desk(service.url());
    signInAs(desk, service.account.email);
    desk.google.askMethods();
    REQUIRE(until([&] { return desk.google.isOffered(); }));
    Asked here(desk);
    here.ask();
    CHECK_FALSE(isShown(here.page, "reauthentication_password"));
    CHECK_FALSE(isShown(here.page, "reauthentication_submit"));
    QUrl asked;
    QObject::connect(&desk.google, &studio::GoogleSignIn::browserRequested, [&asked](const QUrl &page) { asked = page; });
    press(here.page, "reauthentication_google");
    CHECK(asked.host() == QStringLiteral("accounts.google.com"));
    CHECK(isShown(here.page, "reauthentication_google_waiting"));
    press(here.page, "reauthentication_google_cancel");
    CHECK_FALSE(isShown(here.page, "reauthentication_google_waiting"));
    CHECK(here.times == 0);
    CHECK(firstCut(desk, here.page) == QString());
}
