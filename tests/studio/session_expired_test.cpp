#include "lossy_line.h"
#include "paid_desk.h"
#include "traces.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

using namespace mj;
using namespace mj::studio;

namespace {

QStringList journalOf(const Desk &desk)
{
    return *desk.session.store()->noteNames(QStringLiteral("journal/"));
}

void signInAgain(Desk &desk)
{
    desk.session.signInAgain(Desk::password());
    REQUIRE(waitFor([&] { return !desk.session.isBusy(); }));
    REQUIRE_FALSE(desk.session.isExpired());
}

} // namespace

TEST_CASE("a session that was ended elsewhere keeps everything open and is signed in over it")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, service.url());
    joinWithPoints(desk, service, QStringLiteral("ended@example.com"));
    make(desk, smallRecipe(QStringLiteral("kept in sight")));
    writeRecipe(desk, smallRecipe(QStringLiteral("반쯤 쓴 생각")));
    const QString id = desk.session.account().id;
    const QString token = QStringLiteral("refresh-token/") + id;
    int closed = 0;
    QList<bool> expired;
    QObject::connect(&desk.session, &Session::storeClosing, [&] { ++closed; });
    QObject::connect(&desk.session, &Session::expiredChanged, [&] { expired.append(desk.session.isExpired()); });
    desk.expire();
    CHECK(desk.isSignedIn());
    CHECK_FALSE(desk.session.isOffline());
    CHECK_FALSE(desk.session.canSend());
    CHECK(desk.gallery.total() == 1);
    CHECK(desk.generation.jobs().size() == 1);
    CHECK(desk.generation.recipe().prompt == QStringLiteral("반쯤 쓴 생각"));
    CHECK_FALSE(desk.topUp.orders().isEmpty());
    REQUIRE(waitFor([&] { return !keychain.secrets.contains(token); }));

    desk.session.signInAgain(QStringLiteral("not the password"));
    REQUIRE(waitFor([&] { return !desk.session.isBusy(); }));
    REQUIRE(desk.failures.size() == 1);
    CHECK(desk.failures.takeFirst().code == Code::WrongCredentials);
    CHECK(desk.session.isExpired());
    signInAgain(desk);
    CHECK(expired == QList<bool>{true, false});
    CHECK(closed == 0);
    CHECK(desk.isReady());
    CHECK(desk.session.account().id == id);
    CHECK(keychain.secrets.contains(token));
    CHECK(desk.settings.lastAccountId() == id);
    make(desk, smallRecipe(QStringLiteral("and another")));
}

TEST_CASE("a picture asked for while the session had ended is made once after signing in again")
{
    RealServer service;
    LossyLine line(service.url());
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, line.url());
    joinWithPoints(desk, service, QStringLiteral("queue@example.com"));
    writeRecipe(desk, smallRecipe(QStringLiteral("waits in the queue")));
    std::optional<Error> refusal;
    QObject::connect(&desk.generation, &Generation::submitFailed, [&](const Error &error) { refusal = error; });
    desk.expire();
    desk.generation.submit();
    const QStringList before = journalOf(desk);
    REQUIRE(before.size() == 1);
    QTest::qWait(50);
    CHECK(desk.generation.isSubmitting());
    CHECK(journalOf(desk) == before);
    CHECK(line.seen("POST /v1/generations ") == 0);
    signInAgain(desk);
    REQUIRE(waitFor([&] { return desk.gallery.total() == 1; }, 30'000));
    REQUIRE(waitFor([&] { return desk.session.balance() == api::Balance{Points(1038), Points(0)}; }));
    CHECK(line.seen("POST /v1/generations ") == 1);
    CHECK(journalOf(desk).isEmpty());
    CHECK_FALSE(refusal);
}

TEST_CASE("an answer lost as the session ended is asked for again with the same key")
{
    RealServer service;
    LossyLine line(service.url());
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, line.url());
    joinWithPoints(desk, service, QStringLiteral("samekey@example.com"));
    writeRecipe(desk, smallRecipe(QStringLiteral("one charge over two sessions")));
    line.loseAnswerTo("POST /v1/generations ");
    desk.generation.submit();
    const QStringList before = journalOf(desk);
    REQUIRE(waitFor([&] { return line.lost() == 1; }));
    desk.expire();
    CHECK(journalOf(desk) == before);
    signInAgain(desk);
    REQUIRE(waitFor([&] { return desk.gallery.total() == 1 && !desk.generation.isSubmitting(); }, 30'000));
    REQUIRE(waitFor([&] { return desk.session.balance() == api::Balance{Points(1038), Points(0)}; }));
    CHECK(desk.generation.jobs().size() == 1);
}

TEST_CASE("jobs and orders are followed on after signing in again, without a restart")
{
    server::Config slow;
    slow.demoPace = std::chrono::milliseconds(400);
    RealServer service(slow);
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, service.url());
    joinWithPoints(desk, service, QStringLiteral("follow@example.com"));
    writeRecipe(desk, smallRecipe(QStringLiteral("made meanwhile")));
    bool submitted = false;
    QObject::connect(&desk.generation, &Generation::submitted, [&] { submitted = true; });
    desk.generation.submit();
    REQUIRE(waitFor([&] { return submitted; }));
    desk.topUp.start(QStringLiteral("p10000"), QStringLiteral("ko"));
    REQUIRE(waitFor([&] { return desk.topUp.state() == TopUp::State::Paying; }));
    desk.expire();
    REQUIRE(service.pay(desk.topUp.current()->id, 10'000));
    desk.topUp.finish();
    CHECK(desk.topUp.state() == TopUp::State::Checking);
    signInAgain(desk);
    REQUIRE(waitFor([&] { return desk.topUp.state() == TopUp::State::Done; }));
    REQUIRE(waitFor([&] { return desk.gallery.total() == 1; }, 30'000));
    REQUIRE(waitFor([&] { return desk.session.balance() == api::Balance{Points(2088), Points(0)}; }));
}

TEST_CASE("an order that was begun while the session had ended opens its checkout after signing in again")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, service.url());
    joinProved(desk, service, QStringLiteral("orders@example.com"));
    desk.expire();
    int opened = 0;
    QObject::connect(&desk.topUp, &TopUp::checkoutReady, [&] { ++opened; });
    desk.topUp.start(QStringLiteral("p10000"), QStringLiteral("ko"));
    REQUIRE(waitFor([&] { return desk.topUp.state() == TopUp::State::Checking; }));
    signInAgain(desk);
    REQUIRE(waitFor([&] { return desk.topUp.state() == TopUp::State::Paying; }));
    CHECK(opened == 1);
    desk.topUp.load();
    REQUIRE(waitFor([&] { return !desk.topUp.isLoading(); }));
    CHECK(desk.topUp.orders().size() == 1);
}

TEST_CASE("leaving an ended session works at once, and the draft is there at the next sign-in")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    {
        Desk desk(profile.path(), keychain, service.url());
        desk.join(QStringLiteral("leaves@example.com"));
        desk.generation.setRecipe(smallRecipe(QStringLiteral("not lost")));
        desk.expire();
        service.stop();
        QElapsedTimer clock;
        clock.start();
        desk.session.signOut(false);
        REQUIRE(waitFor([&] { return !desk.session.isBusy(); }));
        CHECK(clock.elapsed() < 1'500);
        CHECK(desk.session.state() == Session::State::SignedOut);
        CHECK_FALSE(desk.session.isExpired());
        service.restart();
    }
    Desk desk(profile.path(), keychain, service.url());
    desk.start();
    CHECK(desk.session.state() == Session::State::SignedOut);
    desk.signIn(QStringLiteral("leaves@example.com"));
    CHECK(desk.generation.recipe().prompt == QStringLiteral("not lost"));
}

TEST_CASE("a session that ended while the program was closed opens the gallery and asks for the password over it")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    {
        Desk desk(profile.path(), keychain, service.url());
        desk.join(QStringLiteral("closed@example.com"));
        bool ended = false;
        desk.api.send(api::EndSession{}, &desk.session, [&](const Result<api::Nothing> &answer) { ended = bool(answer); });
        REQUIRE(waitFor([&] { return ended; }));
    }
    Desk desk(profile.path(), keychain, service.url());
    desk.start();
    REQUIRE(waitFor([&] { return desk.session.isExpired(); }));
    CHECK(desk.isSignedIn());
    CHECK(desk.session.store());
    CHECK_FALSE(desk.session.isOffline());
    signInAgain(desk);
    REQUIRE(waitFor([&] { return desk.isReady(); }));
}

TEST_CASE("a new password by mail signs in over the page too, for the same person only")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, service.url());
    joinProved(desk, service, QStringLiteral("first@example.com"));
    const QString first = desk.session.account().id;
    desk.session.switchTo({});
    REQUIRE(waitFor([&] { return !desk.session.isBusy(); }));
    desk.joinHere(QStringLiteral("second@example.com"));
    prove(desk, service);
    desk.expire();
    const auto reset = [&](const QString &email) {
        std::optional<Result<api::CodeSent>> sent;
        desk.membership.requestReset(email, QStringLiteral("ko"), &desk.session, [&](const Result<api::CodeSent> &answer) { sent = answer; });
        REQUIRE(waitFor([&] { return sent.has_value(); }));
        REQUIRE(*sent);
        std::optional<Result<void>> confirmed;
        desk.membership.confirmReset(email, service.code(email), QStringLiteral("a whole new sentence"), true, &desk.session,
                                     [&](const Result<void> &answer) { confirmed = answer; });
        REQUIRE(waitFor([&] { return confirmed.has_value() && !desk.session.isBusy(); }));
        REQUIRE(*confirmed);
    };
    reset(QStringLiteral("first@example.com"));
    REQUIRE(desk.failures.size() == 1);
    CHECK(desk.failures.takeFirst().code == Code::WrongCredentials);
    CHECK(desk.session.isExpired());
    CHECK(desk.session.account().id != first);
    reset(QStringLiteral("second@example.com"));
    CHECK_FALSE(desk.session.isExpired());
    CHECK(desk.failures.isEmpty());
}
