#include "ui/common/error_text.h"
#include "way_in.h"

using namespace mj;
using namespace mj::ui;

namespace {

const QString kEmail = QStringLiteral("minji@example.com");
const QString kNext = QStringLiteral("a quite different sentence");

QString told(Code code)
{
    return errorText(error(code)).inlineText();
}

// Somebody who has forgotten the password, signed in on another device all the same.
struct Forgotten {
    ClockedService service;
    StudioDesk other{service.server.url()};
    WayIn way{service.server.url()};

    Forgotten()
    {
        joinAs(other, service.server, kEmail);
        way.openSignIn();
        press(window(), "sign_in_forgotten");
    }
    MainWindow &window() { return *way.window; }
    void ask(const QString &email = kEmail)
    {
        fillIn(window(), "reset_email", email);
        press(window(), "reset_submit");
        REQUIRE(until([&] { return isShown(window(), "reset_code"); }));
    }
    QString code() { return service.server.code(kEmail); }
    QString wrongCode() { return code() == QStringLiteral("000000") ? QStringLiteral("111111") : QStringLiteral("000000"); }
    void submit(const QString &code, const QString &password)
    {
        fillIn(window(), "reset_password", password);
        fillIn(window(), "reset_code", code); // the sixth digit sends a form that is complete
        REQUIRE(until([&] { return !isShown(window(), "reset_code") || !entry(window(), "reset_code")->isReadOnly(); }));
    }
};

} // namespace

TEST_CASE("no address, no code: the page says what it needs", "[ui]")
{
    Forgotten here;
    press(here.window(), "reset_submit");
    inBoth(here.way.desk, [&] { CHECK(lineOf(here.window(), "reset_email") == words("mj::ui::ResetPage", "Enter your e-mail address.")); });
    CHECK(isShown(here.window(), "reset_email"));
    CHECK(firstCut(here.way.desk, here.window()) == QString());
}

TEST_CASE("a known and an unknown address are answered the same", "[ui]")
{
    QStringList sights;
    for (const QString &email : {kEmail, QStringLiteral("nobody@example.com")}) {
        Forgotten here;
        here.ask(email);
        CHECK(sight(here.window()).contains(words("mj::ui::ResetPage", "If there is an account with %1, a code is on its way to it.").arg(email)));
        sights.append(sight(here.window()).replace(email, QStringLiteral("@")));
    }
    CHECK(sights.first() == sights.last());
}

TEST_CASE("a wrong code is told and keeps what was typed; the right one sets the password, signs in and ends the other device", "[ui]")
{
    Forgotten here;
    here.ask();
    inBoth(here.way.desk, [&] {
        CHECK(sight(here.window()).contains(words("mj::ui::ResetPage", "Every other device is signed out, and a mail tells you so.")));
    });
    here.submit(here.wrongCode(), kNext);
    inBoth(here.way.desk, [&] { CHECK(lineOf(here.window(), "reset_code") == told(Code::WrongCode)); });
    CHECK(here.way.isTyped("reset_password", kNext));
    CHECK(firstCut(here.way.desk, here.window()) == QString());
    here.submit(here.code(), kNext);
    REQUIRE(here.way.isIn());
    CHECK(here.way.desk.session.account().email == kEmail);
    CHECK(isEnded(here.other));
    StudioDesk old(here.service.server.url());
    begin(old);
    std::optional<Error> refused;
    QObject::connect(&old.session, &studio::Session::failed, [&](const Error &why) { refused = why; });
    old.session.signIn(kEmail, passwordOfAll());
    REQUIRE(until([&] { return refused.has_value(); }));
    CHECK(refused->code == Code::WrongCredentials);
}

TEST_CASE("a password that is too weak is refused beside its field before anything is sent", "[ui]")
{
    Forgotten here;
    here.ask();
    for (const char *weak : {"short", "password123", "1234567890", "aaaaaaaaaaaa"}) {
        INFO(weak);
        here.submit(here.code(), QLatin1String(weak));
        press(here.window(), "reset_submit");
        CHECK(here.way.isMarked("reset_password"));
        CHECK(isShown(here.window(), "reset_code"));
    }
    CHECK(firstCut(here.way.desk, here.window()) == QString());
    here.submit(here.code(), kNext); // the code still counts: it was never tried
    CHECK(here.way.isIn());
}

TEST_CASE("five wrong codes end the code, another one is offered at once and works", "[ui]")
{
    Forgotten here;
    here.ask();
    const QString first = here.code();
    for (int tried = 0; tried < 5; ++tried)
        here.submit(here.wrongCode(), kNext);
    here.submit(first, kNext); // the sixth try, though right
    inBoth(here.way.desk, [&] { CHECK(lineOf(here.window(), "reset_code") == told(Code::CodeExpired)); });
    CHECK(isShown(here.window(), "reset_code"));
    here.service.passMinutes(2);
    REQUIRE(until([&] { return named<QPushButton>(here.window(), "reset_resend")->isEnabled(); }));
    press(here.window(), "reset_resend");
    REQUIRE(until([&] { return here.code() != first; }));
    REQUIRE(until([&] { return lineOf(here.window(), "reset_code") != told(Code::CodeExpired); }));
    here.submit(here.code(), kNext);
    CHECK(here.way.isIn());
}

TEST_CASE("a code that is too old is told; another address begins anew", "[ui]")
{
    Forgotten here;
    here.ask();
    const QString code = here.code();
    here.service.passMinutes(11);
    here.submit(code, kNext);
    CHECK(lineOf(here.window(), "reset_code") == told(Code::CodeExpired));
    press(here.window(), "reset_other_address");
    CHECK(here.way.isTyped("reset_email", kEmail));
    press(here.window(), "reset_to_sign_in");
    CHECK(isShown(here.window(), "sign_in_email"));
}

TEST_CASE("without a connection nothing typed is lost at either step", "[ui]")
{
    Forgotten here;
    here.ask();
    const QString code = here.code();
    here.service.server.stop();
    here.submit(code, kNext);
    REQUIRE(until([&] { return isShown(here.window(), "reset_problem"); }, 30'000));
    inBoth(here.way.desk, [&] { CHECK(sight(here.window()).contains(told(Code::Offline))); });
    CHECK(here.way.isTyped("reset_code", code));
    CHECK(here.way.isTyped("reset_password", kNext));
    here.service.server.restart();
    press(here.window(), "reset_submit");
    CHECK(here.way.isIn());
}
