#include "shop_steps.h"

using namespace mj;
using namespace mj::ui;
using State = studio::Refund::State;

namespace {

const QString order1 = QStringLiteral("ord_1");
constexpr auto refundsLine = "POST /v1/top-ups/ord_1/refunds";

// A paid order whose refund is open on the page.
struct RefundScene : ShopScene {
    RefundScene()
    {
        shop.add(order1, api::TopUpState::Paid);
        shop.quote = shop.fullQuote(order1);
        shop.balance.available = Points(1050);
    }
    void openRefund()
    {
        begin();
        openAgain();
    }
    void openAgain()
    {
        open(Orders);
        press(*page, QStringLiteral("order_refund_") + order1);
        REQUIRE(until([&] { return desk->refund.state() == State::Ready || desk->refund.state() == State::Failed; }));
    }
    QString title() const { return named<QLabel>(*page, "refund_title")->text(); }
    QString text() const { return named<QLabel>(*page, "refund_text")->accessibleName(); }
    QString rule() const { return named<QLabel>(*page, "refund_rule")->accessibleName(); }
    QString deed() const { return named<QAbstractButton>(*page, "refund_confirm")->text(); }
    void settle(api::RefundState state, api::TopUpState orderState, const QString &why = {})
    {
        api::TopUp &order = shop.order(order1);
        order.state = orderState;
        order.refunds[0].state = state;
        order.refunds[0].failureCode = why;
        desk->topUp.checkAgain(order1);
    }
};

} // namespace

TEST_CASE("A refund shows the service's numbers and its rule, and the button says exactly what it does")
{
    RefundScene scene;
    scene.shop.quote.sharePercent = 90;
    scene.shop.quote.won = Krw(9000);
    scene.shop.quote.fullUntil = QDateTime::currentDateTimeUtc().addDays(-1);
    scene.openRefund();
    for (const char *fact : {"1,000 P", "50 P", "₩10,000", "90 %", "₩9,000"})
        CHECK(sight(*scene.page).contains(QString::fromUtf8(fact)));
    CHECK(scene.rule().contains(QStringLiteral("1,000 P unused at the price you paid: ₩10,000 × 90 % = ₩9,000.")));
    CHECK(scene.rule().contains(QStringLiteral("since then it is 90 %")));
    CHECK(scene.deed() == QStringLiteral("Refund ₩9,000 for 1,000 P"));
    CHECK(named<QAbstractButton>(*scene.page, "refund_back")->hasFocus()); // the careful choice is under Enter
    CHECK(scene.cut().isEmpty());
    scene.desk->speak(QStringLiteral("ko"));
    CHECK(scene.deed() == QStringLiteral("1,000 P를 9,000원으로 환불"));
    CHECK(scene.rule().contains(QStringLiteral("10,000원 × 90 % = 9,000원")));
    scene.desk->speak(QStringLiteral("en"));
    press(*scene.page, "refund_back");
    CHECK(scene.desk->refund.state() == State::Idle);
    CHECK(isShown(*scene.page, "points_orders"));
    CHECK(scene.shop.seen(refundsLine) == 0);
}

TEST_CASE("A confirmed refund is being checked, then on its way to the card; the order says so")
{
    RefundScene scene;
    scene.openRefund();
    CHECK(scene.rule().contains(QStringLiteral("The whole price holds until")));
    press(*scene.page, "refund_confirm");
    REQUIRE(until([&] { return scene.desk->refund.result().has_value(); }));
    CHECK(scene.title() == QStringLiteral("The refund is being checked"));
    CHECK(scene.text().contains(QStringLiteral("There is nothing to do")));
    CHECK_FALSE(isShown(*scene.page, "refund_confirm"));
    CHECK_FALSE(isShown(*scene.page, "refund_again")); // never "try again"
    CHECK(scene.cut().isEmpty());
    scene.settle(api::RefundState::Done, api::TopUpState::Refunded);
    REQUIRE(until([&] { return scene.desk->refund.state() == State::Done; }));
    CHECK(scene.title() == QStringLiteral("₩10,000 is on its way"));
    CHECK(scene.text().contains(QStringLiteral("It goes back to the card")));
    CHECK(scene.cut().isEmpty());
    press(*scene.page, "refund_back");
    CHECK(scene.reads(QStringLiteral("Refunded")));
    CHECK(scene.reads(QStringLiteral("₩10,000 refunded for 1,000 P")));
    CHECK(scene.page->findChildren<QAbstractButton *>(QStringLiteral("order_refund_") + order1).isEmpty());
}

TEST_CASE("A deposited order asks for the bank account, says what is missing, and sends digits alone")
{
    RefundScene scene;
    scene.shop.quote.needsAccount = true;
    scene.openRefund();
    press(*scene.page, "refund_confirm");
    CHECK(named<QWidget>(*scene.page, "refund_bank")->accessibleDescription() == QStringLiteral("Choose the bank."));
    CHECK(lineOf(*scene.page, "refund_number") == QStringLiteral("Type the whole account number."));
    CHECK(lineOf(*scene.page, "refund_holder") == QStringLiteral("Type the name the account is held in."));
    CHECK(scene.cut().isEmpty());
    CHECK(scene.shop.seen(refundsLine) == 0);

    auto *banks = named<QComboBox>(*scene.page, "refund_bank");
    REQUIRE(banks->count() == 23); // 22 and the invitation
    scene.desk->speak(QStringLiteral("ko"));
    CHECK(banks->findText(QStringLiteral("신한은행")) > 0);
    CHECK(named<QWidget>(*scene.page, "refund_bank")->accessibleDescription() == QStringLiteral("은행을 선택해 주세요."));
    scene.desk->speak(QStringLiteral("en"));
    banks->setCurrentIndex(banks->findText(QStringLiteral("Shinhan Bank")));
    emit banks->activated(banks->currentIndex());
    fillIn(*scene.page, "refund_number", QStringLiteral("110-123 456789"));
    CHECK(entry(*scene.page, "refund_number")->text() == QStringLiteral("110123456789"));
    entry(*scene.page, "refund_holder")->setText(QStringLiteral("홍길동"));
    press(*scene.page, "refund_confirm");
    REQUIRE(until([&] { return scene.desk->refund.result().has_value(); }));
    const QJsonObject account = QJsonDocument::fromJson(scene.shop.last(refundsLine).body).object().value(QLatin1String("account")).toObject();
    CHECK(account.value(QLatin1String("bank")).toString() == QStringLiteral("88"));
    CHECK(account.value(QLatin1String("number")).toString() == QStringLiteral("110123456789"));
    scene.settle(api::RefundState::Done, api::TopUpState::Refunded);
    REQUIRE(until([&] { return scene.desk->refund.state() == State::Done; }));
    CHECK(scene.text().contains(QStringLiteral("about two days")));
    CHECK(named<QLineEdit>(*scene.page, "refund_number")->text().isEmpty()); // forgotten
    CHECK(named<QLineEdit>(*scene.page, "refund_holder")->text().isEmpty());
}

TEST_CASE("A refusal of the quote is a sentence with a next step, without a button to press")
{
    RefundScene scene;
    scene.shop.quote = {};
    scene.shop.quote.orderId = order1;
    scene.shop.quote.refusal = QStringLiteral("refund_impossible");
    scene.openRefund();
    CHECK(scene.title() == QStringLiteral("This order cannot be refunded"));
    CHECK(scene.text().contains(QStringLiteral("Write to support")));
    CHECK_FALSE(isShown(*scene.page, "refund_confirm"));
    CHECK(scene.cut().isEmpty());
    scene.desk->speak(QStringLiteral("ko"));
    CHECK(scene.title() == QStringLiteral("이 주문은 환불할 수 없습니다"));
    scene.desk->speak(QStringLiteral("en"));
    press(*scene.page, "refund_back");
    scene.shop.instead["GET /v1/top-ups/ord_1/refund"] = BrokenServer::error(403, "email_unverified");
    scene.openAgain();
    CHECK(scene.title() == QStringLiteral("Your e-mail is not proven yet"));
    scene.shop.instead.clear();
    scene.shop.quote = scene.shop.fullQuote(order1);
    press(*scene.page, "refund_again");
    REQUIRE(until([&] { return scene.desk->refund.state() == State::Ready; }));
    CHECK(isShown(*scene.page, "refund_confirm"));
}

TEST_CASE("A quote that changed is shown anew and says so; nothing was refunded")
{
    RefundScene scene;
    scene.openRefund();
    scene.shop.quote.points = Points(952);
    scene.shop.quote.worth = scene.shop.quote.won = Krw(9520);
    press(*scene.page, "refund_confirm");
    REQUIRE(until([&] { return scene.desk->refund.isReckonedAnew() && scene.desk->refund.state() == State::Ready; }));
    CHECK(isShown(*scene.page, "refund_anew"));
    CHECK(named<Banner>(*scene.page, "refund_anew")->text().contains(QStringLiteral("nothing was refunded")));
    CHECK(scene.deed() == QStringLiteral("Refund ₩9,520 for 952 P"));
    CHECK(scene.shop.order(order1).refunds.isEmpty());
    CHECK(scene.cut().isEmpty());
}

TEST_CASE("A refund that failed says that the points are back, why, and what to do")
{
    RefundScene scene;
    scene.openRefund();
    press(*scene.page, "refund_confirm");
    REQUIRE(until([&] { return scene.desk->refund.result().has_value(); }));
    scene.settle(api::RefundState::Failed, api::TopUpState::Paid, QStringLiteral("refund_impossible"));
    REQUIRE(until([&] { return scene.desk->refund.state() == State::Failed; }));
    CHECK(scene.title() == QStringLiteral("The refund did not go through"));
    CHECK(scene.text().startsWith(QStringLiteral("1,000 P and 50 P of bonus are back.")));
    CHECK(scene.text().contains(QStringLiteral("Write to support")));
    CHECK_FALSE(isShown(*scene.page, "refund_again"));
    CHECK(scene.cut().isEmpty());
    press(*scene.page, "refund_back");
    CHECK(scene.reads(QStringLiteral("A refund of ₩10,000 did not go through; 1,000 P are back.")));
}

TEST_CASE("Without an answer the refund is being checked, in this run and in the next")
{
    RefundScene scene;
    auto home = std::make_shared<QTemporaryDir>();
    scene.desk = std::make_unique<StudioDesk>(scene.shop.url(), StudioDesk::Keep::InKeychain, home);
    scene.openRefund();
    scene.shop.losesAnswers = {refundsLine};
    press(*scene.page, "refund_confirm");
    REQUIRE(until([&] { return scene.desk->refund.state() == State::Checking; }));
    CHECK(scene.text().contains(QStringLiteral("please do not ask twice")));
    press(*scene.page, "refund_back");
    press(*scene.page, QStringLiteral("order_refund_") + order1);
    CHECK(scene.desk->refund.state() == State::Checking); // the same one
    scene.page.reset();
    scene.desk.reset();

    scene.shop.losesAnswers.clear();
    StudioDesk again(scene.shop.url(), StudioDesk::Keep::InKeychain, home);
    PointsPage page(again.features());
    page.resize(ShopScene::smallest());
    page.show();
    again.session.start();
    REQUIRE(until([&] { return again.refund.result().has_value(); }));
    CHECK(named<QLabel>(page, "refund_title")->text() == QStringLiteral("The refund is being checked"));
    CHECK(isShown(page, "refund_panel"));
    CHECK(scene.shop.order(order1).refunds.size() == 1);
    press(page, "refund_back");
    CHECK_FALSE(isShown(page, "refund_panel"));
}
