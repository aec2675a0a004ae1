#include "paid_desk.h"

#include <QTemporaryDir>

using namespace mj;
using namespace mj::studio;

namespace {

void switchTo(Desk &desk, const QString &id)
{
    desk.session.switchTo(id);
    REQUIRE(waitFor([&] { return !desk.session.isBusy(); }));
}

// Two people on one computer; the first has points and a picture, the second nothing.
struct TwoPeople {
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk{profile.path(), keychain, service.url()};
    QString rich;
    QString poor;

    TwoPeople()
    {
        joinWithPoints(desk, service, QStringLiteral("rich@example.com"));
        make(desk, smallRecipe(QStringLiteral("of the rich")));
        desk.generation.setRecipe(smallRecipe(QStringLiteral("draft of the rich")));
        rich = desk.session.account().id;
        switchTo(desk, {});
        REQUIRE(desk.session.state() == Session::State::SignedOut);
        desk.joinHere(QStringLiteral("poor@example.com"));
        poor = desk.session.account().id;
    }
};

} // namespace

TEST_CASE("twenty switches with calls on their way: nothing of one is ever seen by the other")
{
    TwoPeople two;
    Desk &desk = two.desk;
    int leaks = 0;
    const auto look = [&] {
        if (desk.session.account().id != two.poor)
            return;
        const bool isClean = desk.session.balance() == api::Balance{} && desk.topUp.orders().isEmpty() && desk.ledger.entries().isEmpty()
                             && desk.ledger.lots().isEmpty()
                             && desk.gallery.total() == 0 && desk.generation.jobs().isEmpty()
                             && desk.generation.recipe().prompt != QStringLiteral("draft of the rich");
        leaks += isClean ? 0 : 1;
        for (const api::Holding &holding : desk.privacy.holdings())
            leaks += holding.values.contains(QStringLiteral("rich@example.com")) ? 1 : 0;
    };
    QObject::connect(&desk.session, &Session::balanceChanged, look);
    QObject::connect(&desk.session, &Session::accountChanged, look);
    QObject::connect(&desk.topUp, &TopUp::ordersChanged, look);
    QObject::connect(&desk.ledger, &PointLedger::entriesChanged, look);
    QObject::connect(&desk.ledger, &PointLedger::lotsChanged, look);
    QObject::connect(&desk.privacy, &Privacy::holdingsChanged, look);
    QObject::connect(&desk.generation, &Generation::jobsChanged, look);
    QObject::connect(&desk.gallery, &Gallery::rowsChanged, look);
    for (int i = 0; i < 20; ++i) {
        desk.topUp.load();
        desk.ledger.load();
        desk.privacy.load();
        desk.generation.load();
        desk.session.refreshBalance();
        QTest::qWait(i % 7); // some answers are there, some on the line, some not sent
        switchTo(desk, i % 2 == 0 ? two.rich : two.poor);
        look();
        if (i % 3 == 0)
            REQUIRE(waitFor([&] { return desk.isReady(); }));
    }
    CHECK(desk.failures.isEmpty());
    REQUIRE(waitFor([&] { return desk.isReady(); }));
    desk.topUp.load();
    REQUIRE(waitFor([&] { return !desk.topUp.isLoading(); }));
    CHECK_FALSE(desk.topUp.loadFailure());
    switchTo(desk, two.rich);
    REQUIRE(waitFor([&] { return desk.isReady() && desk.gallery.total() == 1; }));
    CHECK(desk.generation.recipe().prompt == QStringLiteral("draft of the rich"));
    REQUIRE(waitFor([&] { return desk.session.balance().available == Points(1038); }));
    desk.topUp.load();
    REQUIRE(waitFor([&] { return !desk.topUp.isLoading(); }));
    CHECK_FALSE(desk.topUp.loadFailure());
    CHECK(desk.topUp.orders().size() == 1);
    CHECK(leaks == 0);
    CHECK(two.keychain.secrets.size() == 4);
}

TEST_CASE("a picture that is being fetched for one does not land with the other")
{
    TwoPeople two;
    Desk &desk = two.desk;
    switchTo(desk, two.rich);
    REQUIRE(waitFor([&] { return desk.isReady(); }));
    writeRecipe(desk, smallRecipe(QStringLiteral("on its way"), 2));
    bool submitted = false;
    QObject::connect(&desk.generation, &Generation::submitted, [&] { submitted = true; });
    desk.generation.submit();
    REQUIRE(waitFor([&] { return submitted; }));
    switchTo(desk, two.poor);
    REQUIRE(waitFor([&] { return desk.isReady() && !desk.generation.isLoading(); }));
    QTest::qWait(300);
    CHECK(desk.gallery.total() == 0);
    CHECK(desk.generation.jobs().isEmpty());
    switchTo(desk, two.rich);
    REQUIRE(waitFor([&] { return desk.gallery.total() == 3; }, 30'000));
}

TEST_CASE("an account whose sign-in is gone leads to the way in and says why")
{
    TwoPeople two;
    Desk &desk = two.desk;
    two.keychain.secrets.remove(QStringLiteral("refresh-token/") + two.rich);
    desk.session.switchTo(two.rich);
    REQUIRE(waitFor([&] { return !desk.session.isBusy(); }));
    CHECK(desk.session.state() == Session::State::SignedOut);
    REQUIRE(desk.failures.size() == 1);
    CHECK(desk.failures.takeFirst().code == Code::Unauthenticated);
    desk.signIn(QStringLiteral("rich@example.com"));
    CHECK(desk.gallery.total() == 1);
    switchTo(desk, two.poor);
    REQUIRE(waitFor([&] { return desk.isReady(); }));

    desk.session.switchTo(QStringLiteral("../../etc"));
    REQUIRE(desk.failures.size() == 1);
    CHECK(desk.isSignedIn());
    desk.failures.clear();
    desk.session.switchTo(two.poor); // is open already
    CHECK_FALSE(desk.session.isBusy());
}

TEST_CASE("a keychain that is locked at a switch opens what was wanted when it is unlocked")
{
    TwoPeople two;
    Desk &desk = two.desk;
    two.keychain.failure = Code::KeychainLocked;
    desk.session.switchTo(two.rich);
    REQUIRE(waitFor([&] { return !desk.session.isBusy(); }));
    CHECK(desk.session.state() == Session::State::SignedOut);
    CHECK(desk.session.keeping() == Session::Keeping::MemoryLocked);
    two.keychain.failure.reset();
    desk.session.retryKeychain();
    REQUIRE(waitFor([&] { return desk.isReady(); }));
    CHECK(desk.session.account().id == two.rich);
}

TEST_CASE("the last account that was open is the one of the next start")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    QString first;
    {
        Desk desk(profile.path(), keychain, service.url());
        desk.join(QStringLiteral("first@example.com"));
        first = desk.session.account().id;
        switchTo(desk, {});
        desk.joinHere(QStringLiteral("second@example.com"));
        switchTo(desk, first);
    }
    Desk desk(profile.path(), keychain, service.url());
    desk.start();
    CHECK(desk.session.account().id == first);
    CHECK(desk.session.account().email == QStringLiteral("first@example.com"));
}

TEST_CASE("a sign-in until quit ends when another account is opened")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, service.url());
    desk.join(QStringLiteral("stays@example.com"));
    const QString stays = desk.session.account().id;
    switchTo(desk, {});
    desk.joinHere(QStringLiteral("goes@example.com"), Session::Stay::UntilQuit);
    const QString goes = desk.session.account().id;
    switchTo(desk, stays);
    REQUIRE(waitFor([&] { return desk.isReady(); }));
    desk.session.switchTo(goes);
    REQUIRE(waitFor([&] { return !desk.session.isBusy(); }));
    CHECK(desk.session.state() == Session::State::SignedOut);
    CHECK(desk.failures.size() == 1);
}

TEST_CASE("erasing one account leaves the other")
{
    TwoPeople two;
    Desk &desk = two.desk;
    bool erased = false;
    QObject::connect(&desk.session, &Session::deviceErased, [&] { erased = true; });
    desk.session.signOut(true);
    REQUIRE(waitFor([&] { return erased && !desk.session.isBusy(); }));
    CHECK(desk.settings.accountIds() == QStringList{two.rich});
    CHECK(two.keychain.secrets.size() == 2);
    switchTo(desk, two.rich);
    REQUIRE(waitFor([&] { return desk.isReady() && desk.gallery.total() == 1; }));
}
