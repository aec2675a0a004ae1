#include "studio/scripted_service.h"
#include "ui/common/busy_button.h"
#include "ui/common/error_text.h"
#include "way_in.h"

using namespace mj;
using namespace mj::ui;

namespace {

const QString kEmail = QStringLiteral("minji@example.com");
const QByteArray kSignIn = "POST /v1/sessions";

QString told(Code code)
{
    return errorText(error(code)).inlineText();
}

// A member who joined on another computer, and this one's sign-in page.
struct Door {
    ClockedService service;
    WayIn way{service.server.url()};

    Door()
    {
        StudioDesk elsewhere(service.server.url());
        joinAs(elsewhere, service.server, kEmail);
        way.openSignIn();
    }
    MainWindow &window() { return *way.window; }
    QString passwordLine() { return lineOf(window(), "sign_in_password"); }
    // Until the page takes another try.
    void submit()
    {
        press(window(), "sign_in_submit");
        REQUIRE(until([&] { return !way.desk.session.isBusy(); }));
    }
};

} // namespace

TEST_CASE("an empty sign-in says what is missing and asks nobody", "[ui]")
{
    studio::ScriptedService service;
    WayIn way(service.url());
    way.openSignIn();
    press(*way.window, "sign_in_submit");
    inBoth(way.desk, [&] {
        CHECK(lineOf(*way.window, "sign_in_email") == words("mj::ui::SignInPage", "Enter your e-mail address."));
        CHECK(lineOf(*way.window, "sign_in_password") == words("mj::ui::SignInPage", "Enter your password."));
    });
    CHECK(entry(*way.window, "sign_in_email")->hasFocus());
    fillIn(*way.window, "sign_in_email", kEmail);
    press(*way.window, "sign_in_submit");
    CHECK(entry(*way.window, "sign_in_password")->hasFocus());
    CHECK_FALSE(way.isMarked("sign_in_email"));
    CHECK(service.seen(kSignIn) == 0);
    CHECK(firstCut(way.desk, *way.window) == QString());
}

TEST_CASE("a wrong password and an unknown address are told with the same words, and what was typed stays", "[ui]")
{
    Door door;
    QStringList lines;
    for (const QString &email : {kEmail, QStringLiteral("nobody@example.com")}) {
        door.way.fillSignIn(email, QStringLiteral("not the sentence"));
        door.submit();
        CHECK(door.way.isTyped("sign_in_email", email));
        CHECK(door.way.isMarked("sign_in_password"));
        CHECK_FALSE(door.way.isMarked("sign_in_email"));
        lines.append(door.passwordLine());
        inBoth(door.way.desk, [&] { CHECK(door.passwordLine() == told(Code::WrongCredentials)); });
    }
    CHECK(lines.first() == lines.last());
    CHECK(entry(door.window(), "sign_in_password")->hasFocus());
    CHECK(entry(door.window(), "sign_in_password")->selectedText().size() > 0); // typing replaces it
    door.way.fillSignIn(kEmail, passwordOfAll());
    QTest::keyClick(entry(door.window(), "sign_in_password"), Qt::Key_Return);
    CHECK(door.way.isIn());
}

TEST_CASE("a pause ends by itself, and the same press works then", "[ui]")
{
    studio::ScriptedService service;
    WayIn way(service.url());
    way.openSignIn();
    way.fillSignIn(kEmail, passwordOfAll());
    BrokenServer::Answer slowDown = BrokenServer::error(429, "too_many_requests");
    slowDown.headers.append("Retry-After: 2");
    service.instead[kSignIn] = slowDown;
    press(*way.window, "sign_in_submit");
    const auto *submit = named<BusyButton>(*way.window, "sign_in_submit");
    REQUIRE(until([&] { return !submit->isEnabled() && isShown(*way.window, "sign_in_problem") && !way.desk.session.isBusy(); }));
    REQUIRE(until([&] { return submit->isEnabled(); }, 5000));
    CHECK_FALSE(isShown(*way.window, "sign_in_problem"));
    CHECK(way.isTyped("sign_in_password", passwordOfAll()));
    service.instead.clear();
    press(*way.window, "sign_in_submit");
    CHECK(until([&] { return way.window->workspace() != nullptr; }));
}

TEST_CASE("too many tries pause the button and say for how long, and Return is no way around", "[ui]")
{
    Door door;
    const auto submit = [&] { return named<BusyButton>(door.window(), "sign_in_submit"); };
    for (int tried = 0; tried < 8 && submit()->isEnabled(); ++tried) {
        door.way.fillSignIn(kEmail, QStringLiteral("wrong attempt %1").arg(tried));
        door.submit();
    }
    REQUIRE_FALSE(submit()->isEnabled());
    inBoth(door.way.desk, [&] {
        CHECK(isShown(door.window(), "sign_in_problem"));
        const QString sentence = words("mj::ui::Pause", "There were too many tries. You can try again in %1.");
        CHECK(sight(door.window()).contains(sentence.section(QStringLiteral("%1"), 0, 0)));
    });
    CHECK(firstCut(door.way.desk, door.window()) == QString());
    QTest::keyClick(entry(door.window(), "sign_in_password"), Qt::Key_Return);
    CHECK_FALSE(door.way.desk.session.isBusy());
    CHECK(door.way.isTyped("sign_in_email", kEmail));
}

TEST_CASE("whatever breaks is told with its next step, nothing typed is lost, and the same press works once it is whole", "[ui]")
{
    studio::ScriptedService service;
    WayIn way(service.url());
    way.openSignIn();
    way.fillSignIn(kEmail, passwordOfAll());
    struct Row {
        BrokenServer::Answer answer;
        Code code;
    };
    const QList<Row> rows{{BrokenServer::error(500, "internal"), Code::Internal},
                          {BrokenServer::error(503, "unavailable"), Code::Unavailable},
                          {BrokenServer::json("{\"id\":", 201), Code::BadReply},
                          {BrokenServer::json("{}", 201), Code::BadReply}};
    for (const Row &row : rows) {
        INFO(int(row.code));
        service.instead[kSignIn] = row.answer;
        press(*way.window, "sign_in_submit");
        REQUIRE(until([&] { return isShown(*way.window, "sign_in_problem") && !way.desk.session.isBusy(); }));
        inBoth(way.desk, [&] { CHECK(sight(*way.window).contains(told(row.code))); });
        CHECK(way.isTyped("sign_in_email", kEmail));
        CHECK(way.isTyped("sign_in_password", passwordOfAll()));
        CHECK_FALSE(way.isMarked("sign_in_password"));
    }
    CHECK(firstCut(way.desk, *way.window) == QString());
    service.instead.clear();
    press(*way.window, "sign_in_submit");
    CHECK(until([&] { return way.window->workspace() != nullptr; }));
}

TEST_CASE("without a connection the page says so and keeps what was typed", "[ui]")
{
    WayIn way;
    way.openSignIn();
    way.fillSignIn(kEmail, passwordOfAll());
    press(*way.window, "sign_in_submit");
    REQUIRE(until([&] { return isShown(*way.window, "sign_in_problem"); }, 30'000));
    inBoth(way.desk, [&] { CHECK(sight(*way.window).contains(told(Code::Offline))); });
    CHECK(way.isTyped("sign_in_password", passwordOfAll()));
    CHECK(named<BusyButton>(*way.window, "sign_in_submit")->isEnabled());
}

TEST_CASE("how long somebody stays is their choice: straight in, asked again, or nothing kept", "[ui]")
{
    if (!hasKeychain())
        return;
    ClockedService service;
    {
        StudioDesk elsewhere(service.server.url());
        joinAs(elsewhere, service.server, kEmail);
    }
    const QString how = QLatin1String(GENERATE("keep", "until_quit", "shared"));
    INFO(how.toStdString());
    const auto place = std::make_shared<QTemporaryDir>();
    {
        WayIn way(service.server.url(), StudioDesk::Keep::InKeychain, place);
        way.openSignIn();
        if (how == QLatin1String("until_quit"))
            way.tick("sign_in_keep", false);
        if (how == QLatin1String("shared")) {
            way.tick("sign_in_shared");
            CHECK_FALSE(named<QCheckBox>(*way.window, "sign_in_keep")->isEnabled());
            inBoth(way.desk, [&] { CHECK(isShown(*way.window, "sign_in_shared_words")); });
            CHECK(firstCut(way.desk, *way.window) == QString());
        }
        way.fillSignIn(kEmail, passwordOfAll());
        press(*way.window, "sign_in_submit");
        REQUIRE(way.isIn());
        CHECK(isShown(*way.window, "keychain_notice") == (how == QLatin1String("shared")));
        way.window.reset();
    }
    WayIn again(service.server.url(), StudioDesk::Keep::InKeychain, place);
    again.window = std::make_unique<MainWindow>(again.desk.features(), again.desk.surroundings());
    bool flashed = false;
    again.window->show();
    again.desk.session.start();
    REQUIRE(until([&] {
        flashed = flashed || isShown(*again.window, "sign_in_email") || isShown(*again.window, "join_email");
        return again.desk.session.state() != studio::Session::State::Starting;
    }));
    if (how == QLatin1String("keep")) {
        CHECK(again.isIn());
        CHECK_FALSE(flashed);
        again.desk.session.signOut(true);
        REQUIRE(until([&] { return !again.desk.session.isBusy(); }));
    } else {
        CHECK(again.desk.session.state() == studio::Session::State::SignedOut);
        REQUIRE(until([&] { return isShown(*again.window, "sign_in_email") || isShown(*again.window, "join_email"); }));
        const bool isKnown = !again.desk.accounts.accounts().isEmpty();
        CHECK_FALSE((how == QLatin1String("shared") && isKnown));
    }
}

TEST_CASE("the password can be looked at, and the doors lead to joining, recovering and back", "[ui]")
{
    Door door;
    QLineEdit *password = entry(door.window(), "sign_in_password");
    fillIn(door.window(), "sign_in_password", QStringLiteral("half a sent"));
    CHECK(password->echoMode() == QLineEdit::Password);
    press(door.window(), "sign_in_password_show");
    CHECK(password->echoMode() == QLineEdit::Normal);
    press(door.window(), "sign_in_password_show");
    CHECK(password->echoMode() == QLineEdit::Password);
    CHECK(password->text() == QStringLiteral("half a sent"));
    fillIn(door.window(), "sign_in_email", kEmail);
    press(door.window(), "sign_in_forgotten");
    CHECK(door.way.isTyped("reset_email", kEmail)); // not typed twice
    press(door.window(), "reset_to_sign_in");
    CHECK(door.way.isTyped("sign_in_email", kEmail));
    press(door.window(), "sign_in_to_join");
    CHECK(isShown(door.window(), "join_email"));
    press(door.window(), "join_to_sign_in");
    CHECK(isShown(door.window(), "sign_in_email"));
}

TEST_CASE("a press right after a sign-out waits for it instead of being lost", "[ui]")
{
    Door door;
    door.way.fillSignIn(kEmail, passwordOfAll());
    press(door.window(), "sign_in_submit");
    REQUIRE(door.way.isIn());
    press(door.window(), "nav_account");
    openTab(door.window(), AccountTab::Profile);
    press(door.window(), "account_sign_out");
    press(door.window(), "account_sign_out_erase");
    REQUIRE(until([&] { return isShown(door.window(), "sign_in_email"); }));
    door.way.fillSignIn(kEmail, passwordOfAll());
    press(door.window(), "sign_in_submit"); // whether or not the sign-out has been answered
    CHECK(door.way.isIn());
}
