#include "way_in.h"
#include "ui/common/error_text.h"

using namespace mj;
using namespace mj::ui;

namespace {

const QString kEmail = QStringLiteral("minji@example.com");

QString told(Code code)
{
    return errorText(error(code)).inlineText();
}

// Somebody who has just joined, with the sheet before them.
struct Joined {
    ClockedService service;
    WayIn way{service.server.url()};

    Joined()
    {
        way.open();
        way.join(kEmail);
        REQUIRE(until([&] { return isShown(window(), "verify_code"); }));
    }
    MainWindow &window() { return *way.window; }
    QString code() { return service.server.code(kEmail); }
    QString wrongCode() { return code() == QStringLiteral("000000") ? QStringLiteral("111111") : QStringLiteral("000000"); }
    // Typed as a person does; the sixth digit sends it.
    void enter(const QString &code)
    {
        REQUIRE(until([&] { return !entry(window(), "verify_code")->isReadOnly(); }));
        fillIn(window(), "verify_code", code);
        REQUIRE(until([&] { return !isShown(window(), "verify_code") || !entry(window(), "verify_code")->isReadOnly(); }));
    }
    bool isSheetGone()
    {
        return until([&] { return !named<QWidget>(window(), "verify"); }, 5000);
    }
    void lookAround()
    {
        press(window(), "verify_later");
        REQUIRE(isSheetGone());
    }
};

} // namespace

TEST_CASE("after joining the sheet asks for the code, and the right one ends sheet and banner", "[ui]")
{
    const bool isKorean = GENERATE(true, false);
    Joined joined;
    joined.way.desk.speak(isKorean ? QStringLiteral("ko") : QStringLiteral("en"));
    CHECK(isShown(joined.window(), "proof_notice"));
    CHECK(entry(joined.window(), "verify_code")->hasFocus());
    CHECK(sight(joined.window()).contains(kEmail));
    CHECK_FALSE(named<QPushButton>(joined.window(), "verify_resend")->isEnabled()); // one has just been sent
    const QString code = joined.code();
    joined.enter(code.left(2) + QLatin1Char(' ') + code.mid(2, 2) + QLatin1Char('-') + code.mid(4));
    CHECK(joined.isSheetGone());
    CHECK_FALSE(isShown(joined.window(), "proof_notice"));
    CHECK(joined.way.desk.session.account().emailVerified);
    CHECK(named<QLabel>(joined.window(), "toast_text")->text() == words("mj::ui::Workspace", "Your e-mail is proven. You can pay and make pictures now."));
}

TEST_CASE("five wrong codes and the right one is refused too; another code helps at once", "[ui]")
{
    Joined joined;
    const QString right = joined.code();
    for (int attempt = 0; attempt < 5; ++attempt) {
        INFO(attempt);
        joined.enter(joined.wrongCode());
        CHECK(lineOf(joined.window(), "verify_code") == told(Code::WrongCode));
    }
    inBoth(joined.way.desk, [&] { CHECK(lineOf(joined.window(), "verify_code") == told(Code::WrongCode)); });
    joined.enter(right);
    inBoth(joined.way.desk, [&] { CHECK(lineOf(joined.window(), "verify_code") == told(Code::CodeExpired)); });
    CHECK_FALSE(joined.way.desk.session.account().emailVerified);
    CHECK(isShown(joined.window(), "proof_notice"));

    auto *resend = named<QPushButton>(joined.window(), "verify_resend");
    press(joined.window(), "verify_resend"); // too early for the service, which says how long
    REQUIRE(until([&] { return lineOf(joined.window(), "verify_code").contains(errorText(error(Code::TooManyRequests)).sentence); }));
    CHECK_FALSE(resend->isEnabled());
    CHECK(resend->text().contains(QLatin1Char(':')));
}

TEST_CASE("another code after the pause: the old one no longer counts, the new one does", "[ui]")
{
    Joined joined;
    const QString old = joined.code();
    joined.lookAround();
    press(joined.window(), "proof_enter");
    REQUIRE(isShown(joined.window(), "verify_code"));
    joined.service.clock.advance(61);
    press(joined.window(), "verify_resend");
    REQUIRE(until([&] { return joined.service.server.mails(kEmail).size() == 2; }));
    REQUIRE(until([&] { return named<QPushButton>(joined.window(), "verify_resend")->text().contains(QLatin1Char(':')); }));
    CHECK_FALSE(named<QPushButton>(joined.window(), "verify_resend")->isEnabled());
    const QString fresh = joined.code();
    if (fresh != old) {
        joined.enter(old);
        CHECK(lineOf(joined.window(), "verify_code") == told(Code::WrongCode));
    }
    joined.enter(fresh);
    CHECK(joined.isSheetGone());
    CHECK(joined.way.desk.session.account().emailVerified);
}

TEST_CASE("a code older than ten minutes is told and its next step is open", "[ui]")
{
    Joined joined;
    joined.service.clock.advance(601);
    joined.enter(joined.code());
    CHECK(lineOf(joined.window(), "verify_code") == told(Code::CodeExpired));
    press(joined.window(), "verify_resend");
    REQUIRE(until([&] { return joined.service.server.mails(kEmail).size() == 2; }));
    joined.enter(joined.code());
    CHECK(joined.isSheetGone());
    CHECK_FALSE(isShown(joined.window(), "proof_notice"));
}

TEST_CASE("looking around first: the banner stays and opens the sheet again, Esc and the cross close it", "[ui]")
{
    Joined joined;
    joined.lookAround();
    CHECK(isShown(joined.window(), "proof_notice"));
    inBoth(joined.way.desk, [&] {
        CHECK(named<Banner>(joined.window(), "proof_notice")->text()
              == words("mj::ui::Workspace", "Your e-mail is not proven yet: you can look around, but not pay or make pictures."));
    });
    press(joined.window(), "nav_gallery");
    CHECK(joined.window().workspace()->place() == Place::Gallery);
    press(joined.window(), "proof_enter");
    REQUIRE(isShown(joined.window(), "verify_code"));
    CHECK(entry(joined.window(), "verify_code")->hasFocus());
    QTest::keyClick(entry(joined.window(), "verify_code"), Qt::Key_Escape);
    REQUIRE(joined.isSheetGone());
    press(joined.window(), "proof_enter");
    press(joined.window(), "verify_close");
    REQUIRE(joined.isSheetGone());
    CHECK(isShown(joined.window(), "proof_notice"));
    CHECK_FALSE(joined.way.desk.session.account().emailVerified);
}

TEST_CASE("before the proof paying is refused with its sentence and the next step", "[ui]")
{
    Joined joined;
    joined.lookAround();
    press(joined.window(), "nav_points");
    REQUIRE(until([&] { return isShown(joined.window(), "package_p10000"); }));
    press(joined.window(), "package_p10000");
    press(joined.window(), "review_pay");
    REQUIRE(until([&] { return joined.way.desk.topUp.state() == studio::TopUp::State::Failed; }));
    inBoth(joined.way.desk, [&] {
        const ErrorText words = errorText(error(Code::EmailUnverified));
        CHECK(tells(joined.window(), words.sentence));
        CHECK(tells(joined.window(), words.nextStep));
    });
    CHECK(joined.way.desk.topUp.orders().isEmpty());
    press(joined.window(), "proof_enter"); // the next step it names
    joined.enter(joined.code());
    REQUIRE(joined.isSheetGone());
    press(joined.window(), "outcome_dismiss");
    press(joined.window(), "package_p10000");
    press(joined.window(), "review_pay");
    CHECK(until([&] { return joined.way.desk.topUp.state() == studio::TopUp::State::Paying; }));
}

TEST_CASE("the sheet clips nothing, with a problem shown, at the smallest window", "[ui]")
{
    Joined joined;
    joined.window().resize(length::minimumWidth, length::minimumHeight);
    CHECK(firstCut(joined.way.desk, joined.window()) == QString());
    joined.enter(joined.wrongCode());
    REQUIRE(lineOf(joined.window(), "verify_code") == told(Code::WrongCode));
    CHECK(firstCut(joined.way.desk, joined.window()) == QString());
}
