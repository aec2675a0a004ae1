#include "studio/scripted_shop.h"
#include "ui/account/account_steps.h"
#include "ui/generation/create_page.h"
#include "ui/generation/prompt_box.h"
#include <QSignalSpy>

using namespace mj;
using namespace mj::ui;

namespace {

// A member with 1,000 points and a prompt that costs 48.
struct Scene {
    studio::ScriptedShop shop;
    std::unique_ptr<StudioDesk> desk;
    std::unique_ptr<CreatePage> page;

    void begin()
    {
        shop.balance.available = Points(1000);
        desk = std::make_unique<StudioDesk>(shop.url());
        signInAs(*desk, shop.account.email);
        page = std::make_unique<CreatePage>(desk->features());
        page->resize(length::minimumWidth - length::rail, length::minimumHeight - 2 * length::control);
        page->show();
        page->activate();
        REQUIRE(until([&] { return isShown(*page, "create_prompt") && desk->points.limits(); }));
        named<PromptBox>(*page, "create_prompt")->setPlainText(prompt());
        named<QAbstractButton>(*page, "create_count_4")->click();
        REQUIRE(until([&] { return desk->generation.quote() && desk->generation.quote()->points == Points(48); }));
    }
    static QString prompt() { return QStringLiteral("a lake at dusk"); }
    QString question() const { return named<QWidget>(*page, "create_confirm")->findChild<QLabel *>()->accessibleName(); }
    int sent() const { return shop.seen("POST /v1/generations"); }
    bool wasConfirmed() const
    {
        return QJsonDocument::fromJson(shop.last("POST /v1/generations").body).object().value(QLatin1String("confirmed")).toBool();
    }
};

} // namespace

TEST_CASE("A price above the member's mark is asked about first, and only a yes sends it")
{
    Scene scene;
    scene.shop.limits.askAbove = Points(40);
    scene.begin();
    press(*scene.page, "create_send");
    REQUIRE(isShown(*scene.page, "create_confirm"));
    CHECK(scene.question() == QStringLiteral("This costs 48 P, more than the 40 P you wanted to be asked about."));
    CHECK(named<QAbstractButton>(*scene.page, "create_confirm_cancel")->hasFocus());
    CHECK_FALSE(isShown(*scene.page, "create_send"));
    CHECK(scene.sent() == 0);
    CHECK(firstCut(*scene.desk, *scene.page).isEmpty());
    scene.desk->speak(QStringLiteral("ko"));
    CHECK(scene.question() == QStringLiteral("48 P 필요합니다. 먼저 확인하도록 정하신 40 P보다 많습니다."));
    scene.desk->speak(QStringLiteral("en"));
    press(*scene.page, "create_confirm_cancel");
    CHECK(isShown(*scene.page, "create_send"));
    CHECK(scene.sent() == 0);

    QTest::keyClick(named<PromptBox>(*scene.page, "create_prompt"), Qt::Key_Return, Qt::ControlModifier); // the keyboard is asked too
    REQUIRE(isShown(*scene.page, "create_confirm"));
    press(*scene.page, "create_confirm_deed");
    REQUIRE(until([&] { return scene.sent() == 1; }));
    CHECK(scene.wasConfirmed());
}

TEST_CASE("A price at the mark is not asked about")
{
    Scene scene;
    scene.shop.limits.askAbove = Points(48);
    scene.begin();
    press(*scene.page, "create_send");
    REQUIRE(until([&] { return scene.sent() == 1; }));
    CHECK_FALSE(scene.wasConfirmed());
}

TEST_CASE("A limit that would be exceeded is told before sending, and leads to the limits")
{
    Scene scene;
    const bool isDay = GENERATE(true, false);
    (isDay ? scene.shop.limits.perDay : scene.shop.limits.perMonth) = Points(100);
    (isDay ? scene.shop.limits.spentToday : scene.shop.limits.spentThisMonth) = Points(53);
    scene.begin();
    CHECK_FALSE(named<QAbstractButton>(*scene.page, "create_send")->isEnabled());
    CHECK(scene.page->findChild<QAbstractButton *>(QStringLiteral("create_send"))->text() == QStringLiteral("Create 4 · 48 P"));
    CHECK(scene.page->findChild<QWidget *>(QStringLiteral("create_send"))->accessibleDescription().contains(
        isDay ? QStringLiteral("With the 53 P of today it would exceed your limit of 100 P a day.")
              : QStringLiteral("With the 53 P of this month it would exceed your limit of 100 P a month.")));
    CHECK(firstCut(*scene.desk, *scene.page).isEmpty());
    QSignalSpy places(scene.page.get(), &Page::placeRequested);
    CHECK(named<QAbstractButton>(*scene.page, "create_points")->text() == QStringLiteral("Change limits"));
    press(*scene.page, "create_points");
    REQUIRE(places.size() == 1);
    CHECK(places[0][0].value<Place>() == Place::Points);
    QTest::keyClick(named<PromptBox>(*scene.page, "create_prompt"), Qt::Key_Return, Qt::ControlModifier);
    CHECK(scene.sent() == 0);
}

TEST_CASE("What the service says about limits is told, and the draft stays")
{
    Scene scene;
    scene.begin();
    scene.shop.instead["POST /v1/generations"] = BrokenServer::error(409, "spending_limit");
    press(*scene.page, "create_send");
    CHECK(tells(*scene.page, QStringLiteral("This would go beyond what you allow yourself to spend.")));
    CHECK(named<PromptBox>(*scene.page, "create_prompt")->toPlainText() == Scene::prompt());
    CHECK(named<QAbstractButton>(*scene.page, "create_points")->text() == QStringLiteral("Change limits"));
    CHECK(firstCut(*scene.desk, *scene.page).isEmpty());

    REQUIRE(until([&] { return scene.desk->generation.quote() && named<QAbstractButton>(*scene.page, "create_send")->isEnabled(); }));
    scene.shop.instead["POST /v1/generations"] = BrokenServer::error(409, "confirmation_required");
    press(*scene.page, "create_send"); // another device has set a mark that is not known here
    REQUIRE(until([&] { return isShown(*scene.page, "create_confirm"); }));
    CHECK(scene.question() == QStringLiteral("This costs 48 P, more than you wanted to be asked about."));
    CHECK(named<PromptBox>(*scene.page, "create_prompt")->toPlainText() == Scene::prompt());
    CHECK_FALSE(scene.wasConfirmed());
    scene.shop.instead.clear();
    const int before = scene.sent();
    press(*scene.page, "create_confirm_deed");
    REQUIRE(until([&] { return scene.sent() == before + 1; }));
    CHECK(scene.wasConfirmed());
}
