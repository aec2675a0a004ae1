#include "desk.h"
#include "scripted_shop.h"

#include <QJsonObject>
#include <QTemporaryDir>

using namespace mj;
using namespace mj::studio;

namespace {

using State = TopUp::State;

struct Scene {
    ScriptedShop shop;
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk{profile.path(), keychain, shop.url()};

    void begin()
    {
        desk.join(shop.account.email);
        desk.topUp.load();
        REQUIRE(waitFor([&] { return !desk.topUp.isLoading(); }));
        REQUIRE_FALSE(desk.topUp.loadFailure());
    }
    bool reaches(State state)
    {
        return waitFor([&] { return desk.topUp.state() == state; });
    }
};

const QString ord1 = QStringLiteral("ord_1");

} // namespace

TEST_CASE("the offer holds packages, the custom amount and the rules; an amount of one's own is ordered")
{
    Scene scene;
    scene.begin();
    REQUIRE(scene.desk.topUp.offer());
    CHECK(scene.desk.topUp.packages().size() == 2);
    CHECK(scene.desk.topUp.offer()->laterSharePercent == 90);
    scene.desk.topUp.start(Krw(12000), QStringLiteral("ko"));
    CHECK(scene.desk.session.store()->noteNames(QStringLiteral("journal/"))->size() == 1);
    REQUIRE(scene.reaches(State::Paying));
    const QJsonObject body = QJsonDocument::fromJson(scene.shop.last("POST /v1/top-ups").body).object();
    CHECK(body.value(QLatin1String("amount")).toInt() == 12000);
    CHECK_FALSE(body.contains(QLatin1String("packageId")));
    CHECK(scene.desk.topUp.current()->points == Points(1200));
    CHECK(scene.desk.session.store()->noteNames(QStringLiteral("journal/"))->isEmpty());
}

TEST_CASE("a payment that is not told yet is being checked, never a reason to pay again")
{
    Scene scene;
    scene.begin();
    scene.desk.topUp.start(QStringLiteral("p10000"), QStringLiteral("ko"));
    REQUIRE(scene.reaches(State::Paying));
    const QString id = scene.desk.topUp.current()->id;
    for (const api::TopUpState state : {api::TopUpState::Confirming, api::TopUpState::Unknown}) {
        scene.shop.order(id).state = state;
        scene.desk.topUp.finish();
        REQUIRE(waitFor([&] { return scene.desk.topUp.order(id)->state == state; }));
        CHECK(scene.desk.topUp.state() == State::Checking);
        scene.desk.topUp.start(QStringLiteral("p10000"), QStringLiteral("ko"));
        scene.desk.topUp.continueOrder(id);
        CHECK(scene.desk.topUp.state() == State::Checking);
    }
    CHECK(scene.shop.seen("POST /v1/top-ups") == 1);
    scene.shop.order(id).state = api::TopUpState::Paid;
    REQUIRE(scene.reaches(State::Done));
}

TEST_CASE("a checkout that was only opened counts as unpaid and can be continued")
{
    Scene scene;
    scene.begin();
    scene.desk.topUp.start(QStringLiteral("p5000"), QStringLiteral("ko"));
    REQUIRE(scene.reaches(State::Paying));
    const QString id = scene.desk.topUp.current()->id;
    scene.shop.order(id).state = api::TopUpState::Paying;
    scene.desk.topUp.finish();
    REQUIRE(scene.reaches(State::Failed));
    CHECK(scene.desk.topUp.failure()->code == Code::PaymentCanceled);
    scene.desk.topUp.continueOrder(id);
    REQUIRE(scene.reaches(State::Paying));
}

TEST_CASE("an approved order whose way back was lost is offered to be finished, and is finished once")
{
    Scene scene;
    scene.begin();
    scene.desk.topUp.start(QStringLiteral("p10000"), QStringLiteral("ko"));
    REQUIRE(scene.reaches(State::Paying));
    const QString id = scene.desk.topUp.current()->id;
    scene.shop.order(id).state = api::TopUpState::Paying;
    scene.shop.order(id).isApproved = true;
    scene.desk.topUp.finish();
    REQUIRE(scene.reaches(State::Approved));
    scene.desk.topUp.dismiss(); // left to lapse
    CHECK(scene.desk.topUp.state() == State::Idle);
    scene.desk.topUp.continueOrder(id); // no second checkout over an approval
    REQUIRE(scene.reaches(State::Approved));
    SECTION("the service answers")
    {
        scene.desk.topUp.finishPayment(id);
        CHECK(scene.desk.topUp.state() == State::Checking);
        scene.desk.topUp.finishPayment(id); // a double click
        REQUIRE(scene.reaches(State::Done));
        CHECK(scene.shop.seen("POST /v1/top-ups/" + id.toLatin1() + "/finish") == 1);
    }
    SECTION("its answer is lost")
    {
        scene.shop.losesAnswers = {"POST /v1/top-ups/" + id.toLatin1() + "/finish"};
        scene.desk.topUp.finishPayment(id);
        REQUIRE(scene.reaches(State::Done)); // the order tells
    }
    SECTION("it has lapsed")
    {
        scene.shop.instead["POST /v1/top-ups/" + id.toLatin1() + "/finish"] = BrokenServer::error(409, "payment_expired");
        scene.shop.order(id).state = api::TopUpState::Expired;
        scene.desk.topUp.finishPayment(id);
        REQUIRE(scene.reaches(State::Failed));
        CHECK(scene.desk.topUp.failure()->code == Code::PaymentExpired);
        REQUIRE(waitFor([&] { return scene.desk.topUp.order(id)->state == api::TopUpState::Expired; }));
    }
}

TEST_CASE("waiting for a deposit is an outcome of its own, with the account, until the money is there")
{
    Scene scene;
    scene.begin();
    scene.desk.topUp.start(QStringLiteral("p10000"), QStringLiteral("ko"));
    REQUIRE(scene.reaches(State::Paying));
    const QString id = scene.desk.topUp.current()->id;
    scene.shop.order(id).state = api::TopUpState::WaitingDeposit;
    scene.shop.order(id).deposit = {QStringLiteral("88"), QStringLiteral("56012345678901"), QDateTime::currentDateTimeUtc().addDays(3)};
    scene.desk.topUp.finish();
    REQUIRE(scene.reaches(State::WaitingDeposit));
    CHECK(scene.desk.topUp.current()->deposit.account == QStringLiteral("56012345678901"));
    const int asked = scene.shop.seen("GET /v1/top-ups/" + id.toLatin1());
    QTest::qWait(2500);
    CHECK(scene.shop.seen("GET /v1/top-ups/" + id.toLatin1()) <= asked + 1); // slowly
    scene.desk.topUp.dismiss();
    scene.desk.topUp.showDeposit(id);
    CHECK(scene.desk.topUp.state() == State::WaitingDeposit);
    scene.shop.order(id).state = api::TopUpState::Paid;
    scene.shop.balance.available = Points(1050);
    scene.desk.topUp.checkAgain(id);
    REQUIRE(scene.reaches(State::Done));
    REQUIRE(waitFor([&] { return scene.desk.session.balance().available == Points(1050); }));
}

TEST_CASE("open orders are looked after at the start, paid and refunded ones are left alone")
{
    Scene scene;
    scene.shop.add(ord1, api::TopUpState::Refunding);
    scene.shop.add(QStringLiteral("ord_2"), api::TopUpState::WaitingDeposit);
    scene.shop.add(QStringLiteral("ord_3"), api::TopUpState::Refunded);
    scene.shop.add(QStringLiteral("ord_4"), api::TopUpState::PartlyRefunded);
    scene.shop.add(QStringLiteral("ord_5"), api::TopUpState::Unknown);
    scene.begin();
    REQUIRE(waitFor([&] { return scene.shop.seen("GET /v1/top-ups/ord_1") > 0 && scene.shop.seen("GET /v1/top-ups/ord_2") > 0
                                 && scene.shop.seen("GET /v1/top-ups/ord_5") > 1; }));
    CHECK(scene.shop.seen("GET /v1/top-ups/ord_1") <= 2);
    CHECK(scene.shop.seen("GET /v1/top-ups/ord_3") == 0);
    CHECK(scene.shop.seen("GET /v1/top-ups/ord_4") == 0);
    CHECK(scene.desk.topUp.state() == State::Idle);
}
