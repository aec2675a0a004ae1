#include "shop_steps.h"
#include "ui/top_up/own_receipt.h"
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>

using namespace mj;
using namespace mj::ui;
using OrderState = api::TopUpState;
using State = studio::TopUp::State;

namespace {

const QString order1 = QStringLiteral("ord_1");

QStringList deedsOf(const QWidget &page, const QString &id)
{
    QStringList deeds;
    const auto *row = page.findChild<QWidget *>(QStringLiteral("order_") + id);
    REQUIRE(row);
    for (const QAbstractButton *button : row->findChildren<QAbstractButton *>()) {
        if (button->isVisible())
            deeds.append(button->text());
    }
    return deeds;
}

} // namespace

TEST_CASE("Every state of an order has its words and the right thing to do, in both languages")
{
    ShopScene scene;
    const QList<std::pair<OrderState, QStringList>> expected{
        {OrderState::Created, {QStringLiteral("Continue")}},
        {OrderState::Paying, {QStringLiteral("Continue")}},
        {OrderState::Confirming, {QStringLiteral("Check again")}},
        {OrderState::Unknown, {QStringLiteral("Check again")}},
        {OrderState::WaitingDeposit, {QStringLiteral("Show deposit account"), QStringLiteral("Check again")}},
        {OrderState::Paid, {QStringLiteral("Receipt"), QStringLiteral("Save as PDF…"), QStringLiteral("Refund…")}},
        {OrderState::PartlyRefunded, {QStringLiteral("Receipt"), QStringLiteral("Save as PDF…"), QStringLiteral("Refund…")}},
        {OrderState::Refunding, {QStringLiteral("Check again"), QStringLiteral("Receipt"), QStringLiteral("Save as PDF…")}},
        {OrderState::Refunded, {QStringLiteral("Receipt"), QStringLiteral("Save as PDF…")}},
        {OrderState::Failed, {}},
        {OrderState::Canceled, {}},
        {OrderState::Expired, {}}};
    for (const auto &[state, deeds] : expected)
        scene.shop.add(QStringLiteral("ord_") + api::wireName(state), state, 60 + 60 * scene.shop.orders.size());
    scene.shop.add(QStringLiteral("ord_approved"), OrderState::Paying, 30).isApproved = true;
    scene.begin();
    scene.open(ShopScene::Orders);
    for (const auto &[state, deeds] : expected) {
        INFO(api::wireName(state).toStdString());
        CHECK(deedsOf(*scene.page, QStringLiteral("ord_") + api::wireName(state)) == deeds);
    }
    CHECK(deedsOf(*scene.page, QStringLiteral("ord_approved")) == QStringList{QStringLiteral("Finish payment")});
    for (const char *words : {"Not paid", "Not finished", "Being checked", "Waiting for the deposit", "Paid", "Partly refunded", "Refund being checked",
             "Refunded", "Declined", "Canceled", "Expired"})
        CHECK(sight(*scene.page).contains(QLatin1String(words)));
    CHECK(scene.cut().isEmpty());
    scene.desk->speak(QStringLiteral("ko"));
    for (const char *words : {"입금 대기", "일부 환불됨", "환불 확인 중", "마치지 않음"})
        CHECK(sight(*scene.page).contains(QString::fromUtf8(words)));
    scene.desk->speak(QStringLiteral("en"));
}

TEST_CASE("Without orders the list says so and leads to buying")
{
    ShopScene scene;
    scene.begin();
    scene.open(ShopScene::Orders);
    CHECK(scene.reads(QStringLiteral("No orders yet.")));
    CHECK(scene.cut().isEmpty());
    press(*scene.page, "orders_buy");
    CHECK(isShown(*scene.page, "package_p10000"));
}

TEST_CASE("Orders that cannot be had are not called none, and asking again is answered")
{
    ShopScene scene;
    scene.shop.add(order1, OrderState::Unknown);
    scene.shop.instead["GET /v1/top-ups"] = BrokenServer::error(403, "forbidden");
    scene.begin();
    scene.open(ShopScene::Orders);
    CHECK(scene.reads(QStringLiteral("This account may not do that.")));
    CHECK_FALSE(isShown(*scene.page, "orders_buy"));
    CHECK(scene.cut().isEmpty());
    scene.shop.instead.clear();
    press(*scene.page, "orders_retry");
    REQUIRE(until([&] { return isShown(*scene.page, "order_ord_1"); }));
    CHECK_FALSE(isShown(*scene.page, "orders_retry"));
    QSignalSpy notices(scene.page.get(), &Page::noticeRequested);
    const int asked = scene.shop.seen("GET /v1/top-ups/ord_1");
    press(*scene.page, QStringLiteral("order_check_") + order1);
    CHECK(notices.size() == 1);
    REQUIRE(until([&] { return scene.shop.seen("GET /v1/top-ups/ord_1") > asked; }));
    CHECK(scene.desk->topUp.state() == State::Idle); // nothing is paid again
}

TEST_CASE("A deposit shows where the money is awaited, copies the number, and ends by itself")
{
    ShopScene scene;
    api::TopUp &order = scene.shop.add(order1, OrderState::WaitingDeposit);
    order.deposit = {QStringLiteral("88"), QStringLiteral("56012345678901"), QDateTime::currentDateTimeUtc().addDays(3)};
    scene.begin();
    scene.open(ShopScene::Orders);
    press(*scene.page, QStringLiteral("order_deposit_") + order1);
    CHECK(named<QLabel>(*scene.page, "outcome_title")->text() == QStringLiteral("Waiting for your deposit"));
    for (const char *fact : {"Shinhan Bank", "56012345678901", "₩10,000", "1,050 P"})
        CHECK(sight(*scene.page).contains(QString::fromUtf8(fact)));
    CHECK(named<QLabel>(*scene.page, "outcome_text")->accessibleName().contains(QStringLiteral("The points arrive by themselves")));
    CHECK_FALSE(isShown(*scene.page, "outcome_next"));
    CHECK(scene.cut().isEmpty());
    press(*scene.page, "outcome_copy");
    CHECK(QGuiApplication::clipboard()->text() == QStringLiteral("56012345678901"));
    scene.desk->speak(QStringLiteral("ko"));
    CHECK(sight(*scene.page).contains(QStringLiteral("신한은행")));
    scene.desk->speak(QStringLiteral("en"));
    scene.desk->theme.setMode(Theme::Mode::Dark); // restyles while facts are shown
    scene.desk->theme.setMode(Theme::Mode::Light);
    scene.shop.order(order1).state = OrderState::Paid;
    scene.desk->topUp.checkAgain(order1);
    REQUIRE(until([&] { return scene.desk->topUp.state() == State::Done; }));
    CHECK(named<QLabel>(*scene.page, "outcome_title")->text() == QStringLiteral("1,050 P added"));
}

TEST_CASE("An approved payment can be finished or left to lapse")
{
    ShopScene scene;
    scene.shop.add(order1, OrderState::Paying).isApproved = true;
    scene.begin();
    scene.open(ShopScene::Orders);
    scene.desk->topUp.continueOrder(order1);
    REQUIRE(until([&] { return scene.desk->topUp.state() == State::Approved; }));
    CHECK(named<QLabel>(*scene.page, "outcome_title")->text() == QStringLiteral("Approved, but not finished"));
    CHECK(named<QAbstractButton>(*scene.page, "outcome_next")->text() == QStringLiteral("Finish paying ₩10,000"));
    CHECK(scene.cut().isEmpty());
    press(*scene.page, "outcome_dismiss");
    CHECK(scene.shop.seen("POST /v1/top-ups/ord_1/finish") == 0);
    press(*scene.page, QStringLiteral("order_finish_") + order1);
    REQUIRE(until([&] { return scene.desk->topUp.state() == State::Done; }));
    CHECK(scene.shop.seen("POST /v1/top-ups/ord_1/finish") == 1);
}

TEST_CASE("The receipt opens in the browser, and only a page of the web does")
{
    ShopScene scene;
    scene.shop.add(order1, OrderState::Paid);
    scene.shop.add(QStringLiteral("ord_2"), OrderState::Paid, 120).receiptUrl = QUrl(QStringLiteral("file:///etc/passwd"));
    scene.begin();
    scene.open(ShopScene::Orders);
    press(*scene.page, QStringLiteral("order_receipt_") + order1);
    CHECK(scene.opened == QList<QUrl>{QUrl(QStringLiteral("https://receipts.example.com/ord_1"))});
    QSignalSpy notices(scene.page.get(), &Page::noticeRequested);
    press(*scene.page, QStringLiteral("order_receipt_ord_2"));
    CHECK(scene.opened.size() == 1);
    REQUIRE(notices.size() == 1);
    CHECK(notices[0][0].toString() == QStringLiteral("The receipt could not be opened in the browser."));
}

TEST_CASE("An order is saved as a PDF whose name says nothing about the person")
{
    ShopScene scene;
    api::TopUp &order = scene.shop.add(order1, OrderState::PartlyRefunded);
    api::Refund refund;
    refund.id = QStringLiteral("ref_1");
    refund.state = api::RefundState::Done;
    refund.points = Points(500);
    refund.won = Krw(4500);
    refund.requestedAt = order.createdAt;
    order.refunds.append(refund);
    const api::TopUp known = order;
    scene.begin();
    scene.open(ShopScene::Orders);
    scene.savesTo = scene.desk->folder.filePath(QStringLiteral("record.pdf"));
    QSignalSpy notices(scene.page.get(), &Page::noticeRequested);
    press(*scene.page, QStringLiteral("order_document_") + order1);
    REQUIRE(notices.size() == 1);
    CHECK(notices[0][0].toString() == QStringLiteral("The record was saved."));
    QFile file(scene.savesTo);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.readAll().startsWith("%PDF"));
    REQUIRE(scene.suggested.size() == 1);
    CHECK(scene.suggested[0].startsWith(QStringLiteral("mjstudio-receipt-20")));
    CHECK_FALSE(scene.suggested[0].contains(order1));

    const QString english = OwnReceipt::html(known);
    for (const char *fact : {"ord_1", "₩10,000", "Of which VAT (1/11)", "₩909", "1,050 P", "50 P", "Card", "₩4,500 refunded for 500 P"})
        CHECK(english.contains(QString::fromUtf8(fact)));
    CHECK_FALSE(english.contains(scene.shop.account.email));
    scene.desk->speak(QStringLiteral("ko"));
    const QString korean = OwnReceipt::html(known);
    for (const char *fact : {"포인트 구매 내역서", "909원", "포함된 부가세(1/11)", "카드"})
        CHECK(korean.contains(QString::fromUtf8(fact)));
    scene.desk->speak(QStringLiteral("en"));
    scene.savesTo = scene.desk->folder.filePath(QStringLiteral("no/such/record.pdf"));
    press(*scene.page, QStringLiteral("order_document_") + order1);
    REQUIRE(notices.size() == 2);
    CHECK(notices[1][0].toString().startsWith(QStringLiteral("The file could not be saved")));
    scene.savesTo.clear(); // the dialog was cancelled
    press(*scene.page, QStringLiteral("order_document_") + order1);
    CHECK(notices.size() == 2);
}
