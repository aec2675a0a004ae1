#include "lossy_line.h"
#include "paid_desk.h"

#include <QTemporaryDir>

using namespace mj;
using namespace mj::studio;

namespace {

using State = TopUp::State;

// Starts an order and waits until it can be paid.
void order(Desk &desk)
{
    desk.topUp.start(QStringLiteral("p10000"), QStringLiteral("ko"));
    REQUIRE(waitFor([&] { return desk.topUp.state() == State::Paying; }));
    REQUIRE(desk.topUp.current());
}

void load(Desk &desk)
{
    desk.topUp.load();
    REQUIRE(desk.topUp.isLoading());
    REQUIRE(waitFor([&] { return !desk.topUp.isLoading(); }));
    REQUIRE_FALSE(desk.topUp.loadFailure());
}

} // namespace

TEST_CASE("points are bought from the first click to the ledger")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, service.url());
    joinProved(desk, service, QStringLiteral("buyer@example.com"));
    load(desk);
    REQUIRE(desk.topUp.packages().size() >= 2);
    CHECK(desk.topUp.orders().isEmpty());

    QList<State> states;
    QObject::connect(&desk.topUp, &TopUp::stateChanged, [&] {
        if (states.isEmpty() || states.last() != desk.topUp.state())
            states.append(desk.topUp.state());
    });
    QUrl checkout;
    QObject::connect(&desk.topUp, &TopUp::checkoutReady, [&](const QUrl &page, const QUrl &) { checkout = page; });
    order(desk);
    CHECK(checkout.isValid());
    CHECK(desk.session.balance().available == Points(0));
    REQUIRE(service.pay(desk.topUp.current()->id, 10'000));
    desk.topUp.finish();
    REQUIRE(waitFor([&] { return desk.topUp.state() == State::Done; }));
    CHECK(states == QList<State>{State::Ordering, State::Paying, State::Checking, State::Done});
    REQUIRE(waitFor([&] { return desk.session.balance().available == Points(1050); }));
    desk.ledger.load();
    REQUIRE(waitFor([&] { return desk.ledger.entries().size() == 1; }));
    CHECK(desk.ledger.entries().first().kind == QLatin1String("top_up"));
    CHECK(desk.topUp.orders().first().state == api::TopUpState::Paid);
    desk.topUp.dismiss();
    CHECK(desk.topUp.state() == State::Idle);
}

TEST_CASE("a checkout that was closed unpaid ends as canceled and can be continued")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, service.url());
    joinProved(desk, service, QStringLiteral("closer@example.com"));
    order(desk);
    const QString id = desk.topUp.current()->id;
    desk.topUp.finish();
    REQUIRE(waitFor([&] { return desk.topUp.state() == State::Failed; }));
    CHECK(desk.topUp.failure()->code == Code::PaymentCanceled);
    desk.topUp.continueOrder(id);
    REQUIRE(waitFor([&] { return desk.topUp.state() == State::Paying; }));
    REQUIRE(service.pay(id, 10'000));
    desk.topUp.finish();
    REQUIRE(waitFor([&] { return desk.topUp.state() == State::Done; }));
    REQUIRE(waitFor([&] { return desk.session.balance().available == Points(1050); }));
}

TEST_CASE("an order whose answer was lost is sent again with the same key")
{
    RealServer service;
    LossyLine line(service.url());
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, line.url());
    joinProved(desk, service, QStringLiteral("lossy@example.com"));
    line.loseAnswerTo("POST /v1/top-ups ");
    bool wasChecking = false;
    QObject::connect(&desk.topUp, &TopUp::stateChanged, [&] { wasChecking |= desk.topUp.state() == State::Checking; });
    order(desk);
    CHECK(wasChecking);
    CHECK(line.lost() == 1);
    load(desk);
    CHECK(desk.topUp.orders().size() == 1);
}

TEST_CASE("an order that was being sent when the program ended is looked up at the next start")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    {
        LossyLine line(service.url());
        Desk desk(profile.path(), keychain, line.url());
        joinProved(desk, service, QStringLiteral("killed@example.com"));
        line.loseAnswerTo("POST /v1/top-ups ");
        desk.topUp.start(QStringLiteral("p10000"), QStringLiteral("ko"));
        REQUIRE(waitFor([&] { return desk.topUp.state() == State::Checking; }));
    }
    Desk desk(profile.path(), keychain, service.url());
    bool opened = false;
    QObject::connect(&desk.topUp, &TopUp::checkoutReady, [&] { opened = true; });
    desk.start();
    REQUIRE(waitFor([&] { return desk.topUp.orders().size() == 1; }));
    REQUIRE(waitFor([&] { return desk.session.store()->noteNames(QStringLiteral("journal/"))->isEmpty(); }));
    load(desk);
    CHECK(desk.topUp.orders().size() == 1);
    CHECK_FALSE(opened); // nobody asked for a checkout in this run
    CHECK(desk.topUp.state() == State::Idle);
}

TEST_CASE("a payment that was made when the program ended is found at the next start")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    {
        Desk desk(profile.path(), keychain, service.url());
        joinProved(desk, service, QStringLiteral("paid@example.com"));
        order(desk);
        REQUIRE(service.pay(desk.topUp.current()->id, 10'000));
    }
    Desk desk(profile.path(), keychain, service.url());
    desk.start();
    REQUIRE(waitFor([&] { return desk.session.balance().available == Points(1050); }));
    REQUIRE(waitFor([&] { return desk.topUp.orders().size() == 1; }));
    CHECK(desk.topUp.orders().first().state == api::TopUpState::Paid);
}

TEST_CASE("an unknown package fails with its reason, signing out forgets everything")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, service.url());
    desk.topUp.start(QStringLiteral("p10000"), QStringLiteral("ko"));
    CHECK(desk.topUp.state() == State::Failed);
    CHECK(desk.topUp.failure()->code == Code::Unauthenticated);
    joinProved(desk, service, QStringLiteral("unknown@example.com"));
    desk.topUp.dismiss();
    desk.topUp.start(QStringLiteral("p1"), QStringLiteral("ko"));
    REQUIRE(waitFor([&] { return desk.topUp.state() == State::Failed; }));
    CHECK((desk.topUp.failure()->code == Code::InvalidField || desk.topUp.failure()->code == Code::NotFound));
    CHECK(desk.session.store()->noteNames(QStringLiteral("journal/"))->isEmpty());
    desk.session.signOut(false);
    REQUIRE(waitFor([&] { return !desk.isSignedIn(); }));
    CHECK(desk.topUp.state() == State::Idle);
    CHECK(desk.ledger.entries().isEmpty());
}
