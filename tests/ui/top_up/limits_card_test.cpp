#include "support/catch.h"
#include "ui/common/error_text.h"
#include "ui/generation/rich_member.h"
#include "ui/top_up/limits_card.h"
#include <QProgressBar>

using namespace mj;
using namespace mj::ui;

namespace {

struct Limits {
    RealServer server;
    StudioDesk desk{server.url()};
    std::unique_ptr<LimitsCard> card;

    Limits()
    {
        joinAs(desk, server, QStringLiteral("limits@example.com"));
        card = std::make_unique<LimitsCard>(desk.ledger);
        card->resize(820, 360);
        card->show();
        REQUIRE(until([&] { return desk.ledger.limits().has_value(); }));
    }
    void save() const { press(*card, "limits_save"); }
};

} // namespace

TEST_CASE("limits are written, saved and found again; empty and 0 are none")
{
    Limits here;
    CHECK(entry(*here.card, "limit_day")->text().isEmpty());
    fillIn(*here.card, "limit_day", QStringLiteral("100"));
    fillIn(*here.card, "limit_month", QStringLiteral("2000"));
    fillIn(*here.card, "limit_ask", QStringLiteral("0"));
    here.save();
    CHECK(named<QAbstractButton>(*here.card, "limits_save")->text() == QStringLiteral("Saving"));
    CHECK(tells(*here.card, QStringLiteral("Saved. It holds on every device of yours.")));
    CHECK(here.desk.ledger.limits()->perDay == Points(100));
    CHECK(here.desk.ledger.limits()->askAbove == Points(0));
    CHECK(entry(*here.card, "limit_ask")->text().isEmpty());
    CHECK(tells(*here.card, QStringLiteral("0 P of 100 P spent today")));
    CHECK(firstCut(here.desk, *here.card) == QString());

    LimitsCard again(here.desk.ledger);
    CHECK(named<QLineEdit>(again, "limit_month")->text() == QStringLiteral("2000"));
    fillIn(*here.card, "limit_day", QString());
    QTest::keyClick(entry(*here.card, "limit_day"), Qt::Key_Return);
    CHECK(until([&] { return here.desk.ledger.limits()->perDay == Points(0); }));
}

TEST_CASE("what is no limit is refused with a sentence and stays where it was written")
{
    Limits here;
    for (const char *language : {"en", "ko"}) {
        here.desk.speak(QLatin1String(language));
        fillIn(*here.card, "limit_day", QStringLiteral("12a"));
        fillIn(*here.card, "limit_month", QStringLiteral("-5"));
        fillIn(*here.card, "limit_ask", QStringLiteral("100000001"));
        here.save();
        const QString digits = words("mj::ui::LimitsCard", "Write digits only, or leave it empty for no limit.");
        CHECK(lineOf(*here.card, "limit_day") == digits);
        CHECK(lineOf(*here.card, "limit_month") == digits);
        CHECK(lineOf(*here.card, "limit_ask").contains(QStringLiteral("100,000,000 P")));
        CHECK(entry(*here.card, "limit_day")->text() == QStringLiteral("12a"));
        CHECK_FALSE(here.desk.ledger.isSaving());
    }
    here.desk.speak(QStringLiteral("en"));
    CHECK(lineOf(*here.card, "limit_ask").startsWith(QStringLiteral("At most"))); // the refusals follow the language
    CHECK(firstCut(here.desk, *here.card) == QString());
    fillIn(*here.card, "limit_day", QStringLiteral("99999999999999999999999"));
    fillIn(*here.card, "limit_month", QString());
    fillIn(*here.card, "limit_ask", QStringLiteral("100000000"));
    here.save();
    CHECK(lineOf(*here.card, "limit_day").startsWith(QStringLiteral("At most")));
    CHECK_FALSE(here.desk.ledger.isSaving());
}

TEST_CASE("when saving fails the reason is told and what was typed stays")
{
    Limits here;
    fillIn(*here.card, "limit_day", QStringLiteral("321"));
    here.server.stop();
    here.save();
    REQUIRE(until([&] { return sight(*here.card).contains(errorText(error(Code::Offline)).sentence); }, 30'000));
    CHECK(entry(*here.card, "limit_day")->text() == QStringLiteral("321"));
    CHECK(named<QAbstractButton>(*here.card, "limits_save")->text() == QStringLiteral("Save limits"));
    CHECK(here.desk.ledger.limits()->perDay == Points(0));
    CHECK(firstCut(here.desk, *here.card) == QString());
    here.server.restart();
    here.desk.ledger.readLimits(); // a reading does not overwrite it
    QTest::qWait(300);
    CHECK(entry(*here.card, "limit_day")->text() == QStringLiteral("321"));
    here.save();
    CHECK(until([&] { return here.desk.ledger.limits()->perDay == Points(321); }));
}

TEST_CASE("what was spent fills the bars")
{
    Limits here;
    REQUIRE(buyPoints(here.desk, here.server));
    fillIn(*here.card, "limit_day", QStringLiteral("48"));
    here.save();
    REQUIRE(until([&] { return here.desk.ledger.limits()->perDay == Points(48); }));
    REQUIRE(makePictures(here.desk, 2, QStringLiteral("half of the day")));
    CHECK(tells(*here.card, QStringLiteral("24 P of 48 P spent today")));
    const auto *bar = named<QProgressBar>(*here.card, "limit_day_spent");
    CHECK(bar->value() * 2 == bar->maximum());
    CHECK(bar->accessibleName() == QStringLiteral("24 P of 48 P spent today"));
    CHECK_FALSE(isShown(*here.card, "limit_month_spent"));
    CHECK(tells(*here.card, QStringLiteral("24 P spent this month")));
}
