#include "api/password_rule.h"
#include "ui/account/account_steps.h"
#include "ui/account/password_card.h"
#include "ui/common/error_text.h"

using namespace mj;
using namespace mj::ui;

namespace {

const QString kEmail = QStringLiteral("kingfisher@example.com");

struct Flawed {
    const char *password;
    api::PasswordFlaw flaw;
    const char *words; // empty: of the plural
};

const QList<Flawed> kFlawed{{"nine char", api::PasswordFlaw::TooShort, ""},
    {"ababababababab", api::PasswordFlaw::TooUniform, "This is too uniform. Use at least five different characters."},
    {"Password2024!", api::PasswordFlaw::TooCommon, "This is one of the passwords that are tried first. Use words of your own."},
    {"kingfisher1", api::PasswordFlaw::AboutYou, "This is made of your name or address. Use words that are not about you."}};

struct Changing {
    RealServer server;
    StudioDesk desk{server.url()};
    std::unique_ptr<PasswordCard> card;
    int changes = 0;

    Changing()
    {
        joinAs(desk, server, kEmail);
        card = std::make_unique<PasswordCard>(desk.features());
        QObject::connect(card.get(), &PasswordCard::changed, [this] { ++changes; });
        card->resize(900, 700);
        card->show();
        press(*card, "password_change");
    }
    void enter(const QString &current, const QString &next)
    {
        fillIn(*card, "password_current", current);
        fillIn(*card, "password_new", next);
        press(*card, "password_save");
    }
};

} // namespace

TEST_CASE("a new password needs the present one, each flaw has its sentence, and other devices end", "[ui]")
{
    Changing here;
    PasswordCard &card = *here.card;
    StudioDesk phone(here.server.url());
    signInAs(phone, kEmail);
    press(card, "password_save");
    CHECK(lineOf(card, "password_current") == QStringLiteral("Enter your present password."));
    for (const char *language : {"en", "ko"}) {
        here.desk.speak(QLatin1String(language));
        for (const Flawed &flawed : kFlawed) {
            INFO(flawed.password);
            const QString password = QLatin1String(flawed.password);
            REQUIRE(api::passwordFlaw(password, {kEmail, QStringLiteral("Minji")}) == flawed.flaw);
            here.enter(passwordOfAll(), password);
            const QString expected = *flawed.words ? words("mj::ui::PasswordField", flawed.words)
                                                   : QCoreApplication::translate("mj::ui::PasswordField", "A password needs at least %n character(s).",
                                                         nullptr, api::shortestPassword);
            CHECK(lineOf(card, "password_new") == expected);
            CHECK(entry(card, "password_new")->text() == password);
        }
    }
    here.enter(QStringLiteral("not the sentence"), QStringLiteral("winter lake at dawn"));
    const QString wrong = words("mj::ui::PasswordCard", "This is not your password. Check it and try again.");
    REQUIRE(until([&] { return lineOf(card, "password_current") == wrong; }));
    CHECK(entry(card, "password_new")->text() == QStringLiteral("winter lake at dawn"));
    CHECK(staysSignedIn(phone));
    CHECK(here.changes == 0);

    fillIn(card, "password_current", passwordOfAll());
    press(card, "password_save");
    REQUIRE(until([&] { return here.changes == 1; }));
    CHECK_FALSE(isShown(card, "password_current"));
    CHECK(staysSignedIn(here.desk));
    CHECK(isEnded(phone));
    phone.session.signInAgain(passwordOfAll());
    REQUIRE(until([&] { return !phone.session.isBusy(); }));
    CHECK(phone.session.isExpired());
    phone.session.signInAgain(QStringLiteral("winter lake at dawn"));
    CHECK(until([&] { return !phone.session.isExpired(); }));
}

TEST_CASE("a password is hidden until the eye is pressed, and nothing of it stays in a form that was left", "[ui]")
{
    Changing here;
    PasswordCard &card = *here.card;
    fillIn(card, "password_current", passwordOfAll());
    fillIn(card, "password_new", QStringLiteral("winter lake at dawn"));
    CHECK(entry(card, "password_new")->echoMode() == QLineEdit::Password);
    press(card, "password_new_show");
    CHECK(entry(card, "password_new")->echoMode() == QLineEdit::Normal);
    press(card, "password_cancel");
    CHECK_FALSE(isShown(card, "password_new"));
    press(card, "password_change");
    CHECK(entry(card, "password_current")->text().isEmpty());
    CHECK(entry(card, "password_new")->text().isEmpty());
    CHECK(here.changes == 0);
}

TEST_CASE("too many wrong ones: how long to wait is said and the button waits with it", "[ui]")
{
    Changing here;
    PasswordCard &card = *here.card;
    auto *save = named<QAbstractButton>(card, "password_save");
    for (int attempt = 0; attempt < 12 && !isShown(card, "password_problem"); ++attempt) {
        here.enter(QStringLiteral("wrong attempt %1").arg(attempt), QStringLiteral("winter lake at dawn"));
        REQUIRE(until([&] { return entry(card, "password_current")->property("invalid").toBool() || isShown(card, "password_problem"); }));
        REQUIRE(until([&] { return save->isEnabled() || isShown(card, "password_problem"); }));
    }
    REQUIRE(isShown(card, "password_problem"));
    CHECK_FALSE(save->isEnabled());
    for (const char *language : {"en", "ko"}) {
        here.desk.speak(QLatin1String(language));
        const QString said = words("mj::ui::Pause", "There were too many tries. You can try again in %1.");
        CHECK(named<Banner>(card, "password_problem")->text().startsWith(said.section(QStringLiteral("%1"), 0, 0)));
    }
    CHECK(entry(card, "password_new")->text() == QStringLiteral("winter lake at dawn"));
}
