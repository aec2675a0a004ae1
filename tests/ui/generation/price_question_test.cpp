#include "support/catch.h"
#include "ui/common/error_text.h"
#include "ui/generation/create_page.h"
#include "ui/generation/prompt_box.h"
#include "ui/generation/rich_member.h"

using namespace mj;
using namespace mj::ui;

namespace {

// A member with points and limits, who has written a prompt for four pictures of 48 P.
struct Asked {
    RealServer server;
    StudioDesk desk{server.url()};
    std::unique_ptr<CreatePage> page;

    Asked(Points perDay, Points askAbove)
    {
        joinAs(desk, server, QStringLiteral("asked@example.com"));
        REQUIRE(buyPoints(desk, server));
        limit(desk, perDay, askAbove);
        page = std::make_unique<CreatePage>(desk.features());
        page->resize(864, 560);
        page->show();
        page->activate();
        REQUIRE(until([&] { return prompt()->isVisible(); }));
        prompt()->setPlainText(QStringLiteral("a lake at dusk"));
        REQUIRE(until([&] { return isShown(*page, "create_count_4"); }));
        named<QAbstractButton>(*page, "create_size_512x512")->click();
        named<QAbstractButton>(*page, "create_count_4")->click();
        REQUIRE(until([&] { return desk.generation.quote() && desk.generation.quote()->points == Points(48); }));
    }
    static void limit(StudioDesk &desk, Points perDay, Points askAbove)
    {
        desk.ledger.saveLimits(perDay, Points(0), askAbove);
        REQUIRE(until([&] { return !desk.ledger.isSaving() && desk.ledger.limits() && desk.ledger.limits()->askAbove == askAbove; }));
    }
    PromptBox *prompt() const { return named<PromptBox>(*page, "create_prompt"); }
};

} // namespace

TEST_CASE("a price above the own line is asked about, and only Confirm spends")
{
    Asked here(Points(0), Points(40));
    press(*here.page, "create_send");
    CHECK_FALSE(here.desk.generation.isSubmitting());
    CHECK(tells(*here.page, QStringLiteral("This costs 48 P, more than the 40 P you wanted to be asked about.")));
    CHECK_FALSE(isShown(*here.page, "create_send"));
    CHECK(firstCut(here.desk, *here.page) == QString());
    here.desk.speak(QStringLiteral("ko"));
    CHECK(tells(*here.page, QStringLiteral("48 P 필요합니다. 확인을 받기로 한 40 P보다 많습니다.")));
    here.desk.speak(QStringLiteral("en"));

    press(*here.page, "create_back");
    CHECK(isShown(*here.page, "create_send"));
    QTest::keyClick(here.prompt(), Qt::Key_Return, Qt::ControlModifier); // the keyboard's way asks as well
    REQUIRE(isShown(*here.page, "create_question"));
    QTest::keyClick(named<QWidget>(*here.page, "create_back"), Qt::Key_Escape);
    CHECK_FALSE(isShown(*here.page, "create_question"));
    CHECK(here.desk.session.balance().available == Points(1050));
    CHECK(here.prompt()->toPlainText() == QStringLiteral("a lake at dusk"));

    press(*here.page, "create_send");
    press(*here.page, "create_confirm");
    CHECK(here.desk.generation.isSubmitting());
    CHECK(until([&] { return here.desk.gallery.total() == 4; }, 30'000));
    CHECK(until([&] { return isShown(*here.page, "create_send"); }));
}

TEST_CASE("a question never outlives the order it was about")
{
    Asked here(Points(0), Points(40));
    press(*here.page, "create_send");
    REQUIRE(isShown(*here.page, "create_question"));
    here.prompt()->setPlainText(QStringLiteral("another lake"));
    CHECK_FALSE(isShown(*here.page, "create_question"));
    CHECK(isShown(*here.page, "create_send"));
}

TEST_CASE("a line that another device drew is told by the service, and asked about from then on")
{
    Asked here(Points(0), Points(0));
    api::ChangeSpendingLimits call;
    call.askAbove = Points(20);
    bool isChanged = false;
    here.desk.api.send(call, &here.desk.session, [&](const Result<api::SpendingLimits> &answer) { isChanged = bool(answer); });
    REQUIRE(until([&] { return isChanged; }));
    press(*here.page, "create_send");
    CHECK(tells(*here.page, errorText(error(Code::ConfirmationRequired)).sentence));
    CHECK(here.prompt()->toPlainText() == QStringLiteral("a lake at dusk"));
    CHECK(firstCut(here.desk, *here.page) == QString());
    REQUIRE(until([&] { return here.desk.ledger.limits()->askAbove == Points(20) && here.desk.generation.quote(); }));
    REQUIRE(until([&] { return named<QWidget>(*here.page, "create_send")->isEnabled(); }));
    press(*here.page, "create_send");
    press(*here.page, "create_confirm");
    CHECK(until([&] { return here.desk.gallery.total() == 4; }, 30'000));
}

TEST_CASE("an own limit that is reached is told, leads to the limits, and keeps the draft")
{
    Asked here(Points(30), Points(0));
    press(*here.page, "create_send");
    Error reached = error(Code::SpendingLimit);
    reached.field = QStringLiteral("perDay");
    CHECK(tells(*here.page, errorText(reached).sentence));
    CHECK(here.prompt()->toPlainText() == QStringLiteral("a lake at dusk"));
    CHECK(here.desk.generation.recipe().prompt == QStringLiteral("a lake at dusk"));
    CHECK(firstCut(here.desk, *here.page) == QString());
    QSignalSpy places(here.page.get(), &Page::placeRequested);
    REQUIRE(named<QAbstractButton>(*here.page, "create_points")->text() == QStringLiteral("Change the limit"));
    press(*here.page, "create_points");
    REQUIRE(places.count() == 1);
    CHECK(places[0][0].value<Place>() == Place::Points);
    CHECK(here.desk.session.balance().available == Points(1050));
}
