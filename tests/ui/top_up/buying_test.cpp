#include "shop_steps.h"
#include "ui/top_up/bank_words.h"
#include <QClipboard>
#include <QGuiApplication>

using namespace mj;
using namespace mj::ui;
using State = studio::TopUp::State;

namespace {

QString labelOf(const QWidget &page, const char *name)
{
    return named<QLabel>(page, name)->accessibleName();
}

} // namespace

TEST_CASE("An amount of one's own says what it buys, why not, and goes by the review")
{
    ShopScene scene;
    scene.begin();
    const QList<std::pair<const char *, const char *>> refusals{
        {"900", "At least ₩1,000."}, {"600000", "At most ₩500,000 at once."}, {"1500", "Only in steps of ₩1,000."}};
    for (const auto &[typed, why] : refusals) {
        fillIn(*scene.page, "amount_input", QLatin1String(typed));
        CHECK(lineOf(*scene.page, "amount_input") == QString::fromUtf8(why));
        CHECK_FALSE(named<QAbstractButton>(*scene.page, "amount_next")->isEnabled());
        CHECK(scene.cut().isEmpty());
    }
    entry(*scene.page, "amount_input")->clear();
    QGuiApplication::clipboard()->setText(QStringLiteral("₩12,000"));
    QTest::keyClick(entry(*scene.page, "amount_input"), Qt::Key_V, Qt::ControlModifier);
    CHECK(entry(*scene.page, "amount_input")->text() == QStringLiteral("12000"));
    CHECK(labelOf(*scene.page, "amount_gets") == QStringLiteral("₩12,000 buys 1,200 P, at ₩10 a point."));
    CHECK(lineOf(*scene.page, "amount_input") == QStringLiteral("₩1,000 to ₩500,000, in steps of ₩1,000."));
    scene.desk->speak(QStringLiteral("ko"));
    CHECK(labelOf(*scene.page, "amount_gets") == QStringLiteral("12,000원으로 1,200 P를 충전합니다. 포인트당 10원입니다."));
    scene.desk->speak(QStringLiteral("en"));
    QTest::keyClick(entry(*scene.page, "amount_input"), Qt::Key_Return);
    CHECK(named<QAbstractButton>(*scene.page, "review_pay")->text() == QStringLiteral("Pay ₩12,000"));
    CHECK(labelOf(*scene.page, "review_expiry") == QStringLiteral("Bought points expire after 60 months."));
    CHECK(scene.desk->topUp.state() == State::Idle); // nothing ordered yet
    press(*scene.page, "review_pay");
    REQUIRE(until([&] { return scene.desk->topUp.state() == State::Paying; }));
    const QJsonObject body = QJsonDocument::fromJson(scene.shop.last("POST /v1/top-ups").body).object();
    CHECK(body.value(QLatin1String("amount")).toInt() == 12000);
    CHECK(body.value(QLatin1String("language")).toString() == QStringLiteral("en"));
}

TEST_CASE("The review has the rules of the offer with their numbers, and cuts nothing")
{
    ShopScene scene;
    scene.shop.offer.fullRefundDays = 14;
    scene.shop.offer.laterSharePercent = 85;
    scene.begin();
    CHECK(scene.cut().isEmpty());
    press(*scene.page, "package_p10000");
    CHECK(labelOf(*scene.page, "review_refund").contains(QStringLiteral("within 14 days of buying and at 85 %")));
    CHECK(labelOf(*scene.page, "review_expiry") == QStringLiteral("Bought points expire after 60 months, bonus points after 12."));
    for (const char *fact : {"₩10,000", "1,050 P", "50 P", "₩9.5", "Under 19"})
        CHECK(sight(*scene.page).contains(QString::fromUtf8(fact)));
    CHECK(named<QAbstractButton>(*scene.page, "review_back")->hasFocus());
    CHECK(scene.cut().isEmpty());
    scene.desk->speak(QStringLiteral("ko"));
    CHECK(labelOf(*scene.page, "review_refund").contains(QStringLiteral("구매 후 14일 안에는 전액, 그 뒤에는 85 %")));
    scene.desk->speak(QStringLiteral("en"));
}

TEST_CASE("A payment that is not told yet says not to pay again; the same key is sent until it is known")
{
    ShopScene scene;
    scene.begin();
    scene.shop.losesAnswers = {"POST /v1/top-ups"};
    press(*scene.page, "package_p10000");
    press(*scene.page, "review_pay");
    REQUIRE(until([&] { return scene.desk->topUp.state() == State::Checking; }));
    CHECK(named<QLabel>(*scene.page, "outcome_title")->text() == QStringLiteral("Checking your payment"));
    CHECK(labelOf(*scene.page, "outcome_text").contains(QStringLiteral("Please do not pay again")));
    CHECK_FALSE(isShown(*scene.page, "outcome_next"));
    CHECK(scene.cut().isEmpty());
    scene.shop.losesAnswers.clear();
    REQUIRE(until([&] { return scene.desk->topUp.state() == State::Paying; }));
    CHECK(scene.shop.orders.size() == 1);
}

TEST_CASE("Without prices the page says why, and the rest of it works")
{
    ShopScene scene;
    scene.shop.add(QStringLiteral("ord_1"), api::TopUpState::Paid);
    scene.begin();
    scene.shop.instead["GET /v1/top-ups/offer"] = BrokenServer::error(403, "forbidden");
    studio::TopUp topUp(scene.desk->api, scene.desk->session);
    Features features{scene.desk->session, topUp,                  scene.desk->generation, scene.desk->gallery, scene.desk->privacy,
                      scene.desk->membership, scene.desk->google, scene.desk->accounts,   scene.desk->ledger,  scene.desk->refund,
                      scene.desk->upscale};
    PointsPage page(features);
    page.resize(ShopScene::smallest());
    page.show();
    page.activate();
    REQUIRE(until([&] { return isShown(page, "points_no_offer") && topUp.loadFailure(); }));
    CHECK(labelOf(page, "points_no_offer").contains(QStringLiteral("This account may not do that.")));
    CHECK_FALSE(isShown(page, "amount_card"));
    auto *tabs = named<QTabBar>(page, "points_tabs");
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(ShopScene::Orders).center());
    CHECK(isShown(page, "order_ord_1"));
    CHECK(firstCut(*scene.desk, page).isEmpty());
}

TEST_CASE("The local studio leads to its play bank, a real service shows nothing of it")
{
    ShopScene real;
    real.begin();
    CHECK_FALSE(isShown(*real.page, "points_play_bank"));
    ShopScene local;
    local.playBank = QUrl(QStringLiteral("http://localhost:9100/__sandbox"));
    local.begin();
    CHECK(local.cut().isEmpty());
    press(*local.page, "points_play_bank");
    CHECK(local.opened == QList<QUrl>{local.playBank});
}

TEST_CASE("Whatever can be pressed, typed into or chosen has a name")
{
    ShopScene scene;
    scene.shop.add(QStringLiteral("ord_1"), api::TopUpState::Paid);
    scene.shop.addEntry("top_up", 1050, 0, 60, QStringLiteral("ord_1"));
    scene.begin();
    scene.desk->ledger.load();
    REQUIRE(until([&] { return !scene.desk->ledger.isLoading() && !scene.desk->ledger.entries().isEmpty(); }));
    int inputs = 0;
    for (const ShopScene::Tab tab : {ShopScene::Balance, ShopScene::Orders, ShopScene::Movements}) {
        scene.open(tab);
        for (const QWidget *widget : scene.page->findChildren<QWidget *>()) {
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            const bool isInput = button || qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QComboBox *>(widget);
            if (!isInput || !widget->isVisible() || widget->objectName().startsWith(QStringLiteral("qt_")))
                continue;
            ++inputs;
            INFO(widget->metaObject()->className() << ' ' << widget->objectName().toStdString());
            CHECK(!(widget->accessibleName().isEmpty() && (!button || button->text().isEmpty())));
        }
    }
    CHECK(inputs > 12);
}

TEST_CASE("Every bank of the payment service's list has a name in both languages")
{
    StudioDesk desk;
    for (const char *language : {"en", "ko"}) {
        desk.speak(QLatin1String(language));
        const auto banks = BankWords::all();
        CHECK(banks.size() == 22);
        for (const auto &[code, name] : banks) {
            CHECK(code.size() == 2);
            CHECK(BankWords::name(code) == name);
            CHECK(name != code);
        }
    }
    CHECK(BankWords::name(QStringLiteral("88")) == QStringLiteral("신한은행"));
    CHECK(BankWords::name(QStringLiteral("ZZ")) == QStringLiteral("ZZ"));
    desk.speak(QStringLiteral("en"));
}
