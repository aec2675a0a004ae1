#include "support/catch.h"
#include "ui/common/language.h"
#include "ui/common/money_text.h"
#include <QApplication>

using namespace mj;
using namespace mj::ui;

TEST_CASE("points, won and days are written as each language writes them", "[ui]")
{
    Language language(*qApp);
    language.choose(QStringLiteral("en"));
    CHECK(pointsText(Points(1152)) == QStringLiteral("1,152 P"));
    CHECK(signedPointsText(Points(1152)) == QStringLiteral("+1,152 P"));
    CHECK(signedPointsText(Points(-48)) == QStringLiteral("−48 P"));
    CHECK(signedPointsText(Points(0)) == QStringLiteral("0 P"));
    CHECK(wonText(Krw(10000)) == QStringLiteral("₩10,000"));
    CHECK(dayText(QDate(2026, 11, 24)) == QStringLiteral("November 24, 2026"));
    language.choose(QStringLiteral("ko"));
    CHECK(pointsText(Points(1152)) == QStringLiteral("1,152 P"));
    CHECK(wonText(Krw(10000)) == QStringLiteral("10,000원"));
    CHECK(dayText(QDate(2026, 11, 24)) == QStringLiteral("2026년 11월 24일"));
    language.choose(QStringLiteral("nonsense"));
    CHECK(language.choice() == QStringLiteral("system"));
}
