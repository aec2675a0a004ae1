#include "desk.h"
#include "scripted_shop.h"

#include <QJsonObject>
#include <QTemporaryDir>

using namespace mj;
using namespace mj::studio;

namespace {

using State = studio::Refund::State;

// A member with one paid order that can be refunded.
struct Scene {
    ScriptedShop shop;
    QTemporaryDir profile;
    StandInKeychain keychain;

    Scene()
    {
        shop.add(QStringLiteral("ord_1"), api::TopUpState::Paid);
        shop.quote = shop.fullQuote(QStringLiteral("ord_1"));
    }
    void begin(Desk &desk)
    {
        desk.join(shop.account.email);
        desk.topUp.load();
        REQUIRE(waitFor([&] { return desk.topUp.orders().size() == shop.orders.size() && !desk.topUp.isLoading(); }));
    }
    static void openRefund(Desk &desk, const QString &order = QStringLiteral("ord_1"))
    {
        desk.refund.open(order);
        REQUIRE(waitFor([&] { return desk.refund.state() == State::Ready || desk.refund.state() == State::Failed; }));
    }
    static int journaled(const Desk &desk) { return int(desk.session.store()->noteNames(QStringLiteral("journal/"))->size()); }
};

constexpr auto refundsLine = "POST /v1/top-ups/ord_1/refunds";

} // namespace

TEST_CASE("a refund sends the numbers of the quote, with a key that is stored first, and follows it to its end")
{
    Scene scene;
    Desk desk(scene.profile.path(), scene.keychain, scene.shop.url());
    scene.begin(desk);
    scene.openRefund(desk);
    REQUIRE(desk.refund.state() == State::Ready);
    CHECK(desk.refund.quote()->won == Krw(10000));
    desk.refund.confirm();
    CHECK(scene.journaled(desk) == 1); // before anything was sent
    CHECK(scene.shop.seen(refundsLine) == 0);
    CHECK(desk.refund.state() == State::Sending);
    desk.refund.confirm(); // a double click
    REQUIRE(waitFor([&] { return desk.refund.state() == State::Checking; }));
    const QJsonObject body = QJsonDocument::fromJson(scene.shop.last(refundsLine).body).object();
    CHECK(body.value(QLatin1String("points")).toInt() == 1000);
    CHECK(body.value(QLatin1String("won")).toInt() == 10000);
    CHECK(scene.shop.seen(refundsLine) == 1);
    CHECK(scene.journaled(desk) == 0);
    REQUIRE(desk.refund.result());
    CHECK(desk.refund.result()->state == api::RefundState::Requested);
    REQUIRE(waitFor([&] { return desk.topUp.orders().first().state == api::TopUpState::Refunding; }));

    api::TopUp &order = scene.shop.order(QStringLiteral("ord_1"));
    order.state = api::TopUpState::Refunded;
    order.refunds[0].state = api::RefundState::Done;
    desk.topUp.checkAgain(order.id);
    REQUIRE(waitFor([&] { return desk.refund.state() == State::Done; }));
    desk.refund.dismiss();
    CHECK(desk.refund.state() == State::Idle);
}

TEST_CASE("a refund whose answer was lost is being checked and asked again with the same key")
{
    Scene scene;
    Desk desk(scene.profile.path(), scene.keychain, scene.shop.url());
    scene.begin(desk);
    scene.openRefund(desk);
    scene.shop.losesAnswers = {refundsLine};
    desk.refund.confirm();
    REQUIRE(waitFor([&] { return desk.refund.state() == State::Checking; }));
    CHECK_FALSE(desk.refund.result());
    CHECK(scene.journaled(desk) == 1);
    desk.refund.open(QStringLiteral("ord_1")); // the person tries again: the same request is shown, none is added
    CHECK(desk.refund.state() == State::Checking);
    desk.refund.dismiss();
    desk.refund.open(QStringLiteral("ord_1"));
    CHECK(desk.refund.state() == State::Checking);
    scene.shop.losesAnswers.clear();
    REQUIRE(waitFor([&] { return desk.refund.result().has_value(); }, 20'000));
    CHECK(scene.shop.order(QStringLiteral("ord_1")).refunds.size() == 1);
    CHECK(scene.shop.done.size() == 1);
    CHECK(scene.journaled(desk) == 0);
}

TEST_CASE("a refund that was being sent when the program ended continues at the next start")
{
    Scene scene;
    const bool hadArrived = GENERATE(true, false);
    {
        Desk desk(scene.profile.path(), scene.keychain, scene.shop.url());
        scene.begin(desk);
        scene.shop.quote.needsAccount = true;
        scene.openRefund(desk);
        if (hadArrived)
            scene.shop.losesAnswers = {refundsLine};
        else
            scene.shop.instead[refundsLine] = BrokenServer::failing(BrokenServer::How::CutBeforeHeader);
        desk.refund.confirm({QStringLiteral("88"), QStringLiteral("110123456789"), QStringLiteral("홍길동")});
        REQUIRE(waitFor([&] { return desk.refund.state() == State::Checking; }));
    }
    scene.shop.losesAnswers.clear();
    scene.shop.instead.clear();
    Desk desk(scene.profile.path(), scene.keychain, scene.shop.url());
    desk.start();
    REQUIRE(waitFor([&] { return desk.refund.result().has_value(); }));
    CHECK(desk.refund.state() == State::Checking);
    CHECK(desk.refund.orderId() == QStringLiteral("ord_1"));
    CHECK(desk.refund.result()->byTransfer);
    CHECK(scene.shop.order(QStringLiteral("ord_1")).refunds.size() == 1);
    const QJsonObject account = QJsonDocument::fromJson(scene.shop.last(refundsLine).body).object().value(QLatin1String("account")).toObject();
    CHECK(account.value(QLatin1String("number")).toString() == QStringLiteral("110123456789"));
    CHECK(scene.journaled(desk) == 0); // the account number is gone with it
}

TEST_CASE("a quote that no longer holds is read again and nothing is refunded")
{
    Scene scene;
    Desk desk(scene.profile.path(), scene.keychain, scene.shop.url());
    scene.begin(desk);
    scene.openRefund(desk);
    scene.shop.quote.points = Points(952);
    scene.shop.quote.won = Krw(9520);
    desk.refund.confirm();
    REQUIRE(waitFor([&] { return desk.refund.state() == State::Ready; }));
    CHECK(desk.refund.isReckonedAnew());
    CHECK(desk.refund.quote()->won == Krw(9520));
    CHECK(scene.shop.order(QStringLiteral("ord_1")).refunds.isEmpty());
    CHECK(scene.journaled(desk) == 0);
    desk.refund.confirm();
    REQUIRE(waitFor([&] { return desk.refund.result().has_value(); }));
    CHECK_FALSE(desk.refund.isReckonedAnew());
    CHECK(desk.refund.result()->won == Krw(9520));
}

TEST_CASE("a refused quote cannot be confirmed; a failed refund says so; signing out forgets it")
{
    Scene scene;
    Desk desk(scene.profile.path(), scene.keychain, scene.shop.url());
    scene.begin(desk);
    scene.shop.quote = {};
    scene.shop.quote.refusal = QStringLiteral("refund_impossible");
    scene.shop.quote.orderId = QStringLiteral("ord_1");
    scene.openRefund(desk);
    desk.refund.confirm();
    CHECK(desk.refund.state() == State::Ready);
    CHECK(scene.journaled(desk) == 0);
    desk.refund.dismiss();

    scene.openRefund(desk, QStringLiteral("ord_unknown"));
    CHECK(desk.refund.state() == State::Failed);
    CHECK(desk.refund.failure()->code == Code::NotFound);
    CHECK_FALSE(desk.refund.result());

    scene.shop.quote = scene.shop.fullQuote(QStringLiteral("ord_1"));
    scene.shop.refundState = api::RefundState::Checking;
    scene.openRefund(desk);
    desk.refund.confirm();
    REQUIRE(waitFor([&] { return desk.refund.result().has_value(); }));
    api::TopUp &order = scene.shop.order(QStringLiteral("ord_1"));
    order.state = api::TopUpState::Paid;
    order.refunds[0].state = api::RefundState::Failed;
    order.refunds[0].failureCode = QStringLiteral("refund_impossible");
    desk.topUp.checkAgain(order.id);
    REQUIRE(waitFor([&] { return desk.refund.state() == State::Failed; }));
    CHECK(desk.refund.failure()->code == Code::RefundImpossible);
    CHECK(desk.refund.result()->points == Points(1000));
    desk.session.signOut(false);
    REQUIRE(waitFor([&] { return !desk.isSignedIn(); }));
    CHECK(desk.refund.state() == State::Idle);
    CHECK_FALSE(desk.refund.result());
}

TEST_CASE("without a place for the key nothing is sent")
{
    Scene scene;
    Desk desk(scene.profile.path(), scene.keychain, scene.shop.url());
    scene.begin(desk);
    scene.openRefund(desk);
    desk.session.signOut(false);
    REQUIRE(waitFor([&] { return !desk.isSignedIn(); }));
    desk.refund.confirm();
    CHECK(scene.shop.seen(refundsLine) == 0);
}
