#include "ui/account/account_steps.h"
#include "ui/account/email_card.h"
#include "ui/common/error_text.h"

using namespace mj;
using namespace mj::ui;

namespace {

const QString kOld = QStringLiteral("old@example.com");
const QString kNew = QStringLiteral("new@example.com");

struct Changing {
    ClockedService service;
    StudioDesk desk{service.server.url()};
    std::unique_ptr<EmailCard> card;
    QStringList changes;

    Changing()
    {
        joinAs(desk, service.server, kOld);
        card = std::make_unique<EmailCard>(desk.features(), desk.surroundings());
        QObject::connect(card.get(), &EmailCard::changed, [this](const QString &email) { changes.append(email); });
        card->resize(1000, 720);
        card->show();
    }
    void ask(const QString &address)
    {
        if (isShown(*card, "account_email_change"))
            press(*card, "account_email_change");
        fillIn(*card, "account_email_new", address);
        press(*card, "account_email_submit");
    }
    bool asksForCode() { return until([this] { return isShown(*card, "email_code"); }); }
    QString shown() { return named<QLabel>(*card, "account_email")->text(); }
    static QString sentWords(const QString &address)
    {
        return words("mj::ui::EmailCard", "If %1 can be used, a code is on its way to it. Your address changes when you enter it.").arg(address);
    }
};

QString otherThan(const QString &code)
{
    return code == QStringLiteral("123456") ? QStringLiteral("654321") : QStringLiteral("123456");
}

} // namespace

TEST_CASE("another address: the password when the proof is old, a code to the new one, a word to the old one", "[ui]")
{
    Changing here;
    EmailCard &card = *here.card;
    const QString language = QLatin1String(GENERATE("en", "ko"));
    here.desk.speak(language);
    CHECK(here.shown() == kOld);
    const int before = int(here.service.server.mails(kOld).size());
    here.service.passMinutes(6);
    here.ask(kNew);
    REQUIRE(until([&] { return isShown(card, "reauthentication_password"); }));
    CHECK(sight(card).contains(words("mj::ui::ReauthenticationSheet", "Please show that it is you")));
    fillIn(card, "reauthentication_password", QStringLiteral("not the sentence"));
    press(card, "reauthentication_submit");
    const QString wrong = words("mj::ui::ReauthenticationSheet", "This is not your password. Check it and try again.");
    REQUIRE(until([&] { return lineOf(card, "reauthentication_password") == wrong; }));
    CHECK(here.service.server.mails(kNew).isEmpty());
    fillIn(card, "reauthentication_password", passwordOfAll());
    press(card, "reauthentication_submit");
    REQUIRE(here.asksForCode()); // went on by itself
    CHECK(sight(card).contains(Changing::sentWords(kNew)));
    CHECK(here.shown() == kOld);

    const QString code = here.service.server.code(kNew);
    QTest::keyClicks(entry(card, "email_code"), otherThan(code)); // the sixth digit sends
    REQUIRE(until([&] { return lineOf(card, "email_code") == errorText(error(Code::WrongCode)).inlineText(); }));
    CHECK(here.desk.session.account().email == kOld);
    fillIn(card, "email_code", code);
    REQUIRE(until([&] { return here.shown() == kNew; }));
    CHECK(here.changes == QStringList{kNew});
    CHECK_FALSE(isShown(card, "email_code"));
    CHECK(named<QLabel>(card, "account_email_proven")->text() == words("mj::ui::EmailCard", "Proven"));
    const QList<server::Mail> told = here.service.server.mails(kOld);
    REQUIRE(told.size() == before + 1);
    CHECK(sixDigits(told.first().text).isEmpty()); // a notice, nothing to enter
    StudioDesk again(here.service.server.url());
    signInAs(again, kNew);
}

TEST_CASE("an address that somebody has looks the same, and its owner is told", "[ui]")
{
    Changing here;
    EmailCard &card = *here.card;
    StudioDesk other(here.service.server.url());
    joinAs(other, here.service.server, QStringLiteral("owner@example.com"), QStringLiteral("Owner"));
    const int before = int(here.service.server.mails(QStringLiteral("owner@example.com")).size());
    here.ask(QStringLiteral("owner@example.com"));
    REQUIRE(here.asksForCode());
    CHECK(sight(card).contains(Changing::sentWords(QStringLiteral("owner@example.com"))));
    const QList<server::Mail> told = here.service.server.mails(QStringLiteral("owner@example.com"));
    REQUIRE(told.size() == before + 1);
    CHECK(sixDigits(told.first().text).isEmpty());
    QTest::keyClicks(entry(card, "email_code"), QStringLiteral("123456"));
    REQUIRE(until([&] { return lineOf(card, "email_code") == errorText(error(Code::WrongCode)).inlineText(); }));
    CHECK(here.shown() == kOld);
    CHECK(here.changes.isEmpty());
}

TEST_CASE("the present address, none at all and five digits are said at their field", "[ui]")
{
    Changing here;
    EmailCard &card = *here.card;
    for (const char *language : {"en", "ko"}) {
        here.desk.speak(QLatin1String(language));
        here.ask(QStringLiteral("OLD@example.com"));
        CHECK(lineOf(card, "account_email_new") == words("mj::ui::EmailCard", "This is your address already. Enter another one."));
        here.ask(QStringLiteral("nobody"));
        CHECK(lineOf(card, "account_email_new") == words("mj::ui::EmailCard", "Enter an e-mail address such as name@example.com."));
        CHECK(entry(card, "account_email_new")->text() == QStringLiteral("nobody"));
        press(card, "account_email_cancel");
    }
    CHECK_FALSE(isShown(card, "account_email_new"));
    here.ask(kNew);
    REQUIRE(here.asksForCode());
    QTest::keyClicks(entry(card, "email_code"), QStringLiteral("12345"));
    press(card, "account_email_submit");
    CHECK(lineOf(card, "email_code") == words("mj::ui::CodeField", "A code has six digits."));
    press(card, "account_email_cancel");
    CHECK(here.shown() == kOld);
    CHECK(here.desk.session.account().email == kOld);
}

TEST_CASE("a young proof needs no password, and a service that is away loses nothing typed", "[ui]")
{
    Changing here;
    EmailCard &card = *here.card;
    here.service.server.stop();
    here.ask(kNew);
    REQUIRE(until([&] { return isShown(card, "account_email_problem"); }, 20'000));
    for (const char *language : {"en", "ko"}) {
        here.desk.speak(QLatin1String(language));
        CHECK(named<Banner>(card, "account_email_problem")->text() == errorText(error(Code::Offline)).inlineText());
    }
    CHECK(entry(card, "account_email_new")->text() == kNew);
    here.service.server.restart();
    press(card, "account_email_submit");
    REQUIRE(here.asksForCode());
    CHECK_FALSE(named<QWidget>(card, "reauthentication"));
}
