#include "support/catch.h"
#include "ui/common/money_text.h"
#include "ui/generation/rich_member.h"
#include "ui/top_up/balance_card.h"

using namespace mj;
using namespace mj::ui;

TEST_CASE("points that end within thirty days are warned of with their day, in both languages")
{
    RealServer server;
    StudioDesk desk(server.url());
    joinAs(desk, server, QStringLiteral("ending@example.com"));
    REQUIRE(buyPoints(desk, server));
    desk.ledger.load();
    REQUIRE(until([&] { return desk.ledger.hasLots() && !desk.ledger.isLoading(); }));
    QDateTime first = desk.ledger.lots().first().expiresAt;
    for (const api::PointLot &lot : desk.ledger.lots())
        first = std::min(first, lot.expiresAt);

    studio::PointLedger later(desk.api, desk.session, [first] { return first.addDays(-20); });
    BalanceCard now(desk.session, desk.ledger);
    BalanceCard soon(desk.session, later);
    for (BalanceCard *card : {&now, &soon}) {
        card->resize(700, 260);
        card->show();
    }
    CHECK_FALSE(isShown(soon, "points_split")); // not known yet
    later.load();
    CHECK(tells(soon, QStringLiteral("50 P expire on %1.").arg(dayText(first.toLocalTime().date()))));
    CHECK(tells(soon, QStringLiteral("1,000 P bought · 50 P given")));
    CHECK_FALSE(isShown(now, "points_endings"));
    CHECK(firstCut(desk, soon) == QString());
    desk.speak(QStringLiteral("ko"));
    CHECK(tells(soon, QStringLiteral("%1에 50 P 소멸됩니다.").arg(dayText(first.toLocalTime().date()))));
    desk.speak(QStringLiteral("en"));
}
