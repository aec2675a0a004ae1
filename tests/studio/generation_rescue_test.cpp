#include "lossy_line.h"
#include "paid_desk.h"

#include <QTemporaryDir>

using namespace mj;
using namespace mj::studio;

TEST_CASE("a submission whose answer was lost costs once")
{
    RealServer service;
    LossyLine line(service.url());
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, line.url());
    joinWithPoints(desk, service, QStringLiteral("once@example.com"));
    writeRecipe(desk, smallRecipe(QStringLiteral("one charge")));
    line.loseAnswerTo("POST /v1/generations ");
    desk.generation.submit();
    REQUIRE(waitFor([&] { return desk.gallery.total() == 1; }, 30'000));
    REQUIRE(waitFor([&] { return !desk.generation.isSubmitting(); }));
    CHECK(line.lost() == 1);
    CHECK(line.seen("POST /v1/generations ") == 2);
    REQUIRE(waitFor([&] { return desk.session.balance() == api::Balance{Points(1038), Points(0)}; }));
    CHECK(desk.generation.jobs().size() == 1);
}

TEST_CASE("a submission that was on its way when the program ended is known at the next start and costs once")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    const bool hadArrived = GENERATE(true, false);
    {
        LossyLine line(service.url());
        Desk desk(profile.path(), keychain, line.url());
        joinWithPoints(desk, service, QStringLiteral("killed@example.com"));
        writeRecipe(desk, smallRecipe(QStringLiteral("resumed")));
        line.loseAnswerTo("POST /v1/generations ");
        desk.generation.submit();
        REQUIRE(desk.session.store()->noteNames(QStringLiteral("journal/"))->size() == 1); // before anything was sent
        if (hadArrived)
            REQUIRE(waitFor([&] { return line.lost() == 1; }));
    }
    Desk desk(profile.path(), keychain, service.url());
    desk.start();
    REQUIRE(waitFor([&] { return desk.gallery.total() == 1; }, 30'000));
    REQUIRE(waitFor([&] { return desk.session.balance() == api::Balance{Points(1038), Points(0)}; }));
    CHECK(desk.session.store()->noteNames(QStringLiteral("journal/"))->isEmpty());
    CHECK(desk.generation.jobs().size() == 1);
}

TEST_CASE("a picture that was made while the program was closed is fetched at the next start")
{
    server::Config slow;
    slow.demoPace = std::chrono::milliseconds(300);
    RealServer service(slow);
    QTemporaryDir profile;
    StandInKeychain keychain;
    {
        Desk desk(profile.path(), keychain, service.url());
        joinWithPoints(desk, service, QStringLiteral("closed@example.com"));
        writeRecipe(desk, smallRecipe(QStringLiteral("made meanwhile")));
        bool submitted = false;
        QObject::connect(&desk.generation, &Generation::submitted, [&] { submitted = true; });
        desk.generation.submit();
        REQUIRE(waitFor([&] { return submitted; }));
        REQUIRE(desk.gallery.total() == 0);
    }
    Desk desk(profile.path(), keychain, service.url());
    desk.start();
    REQUIRE(waitFor([&] { return desk.gallery.total() == 1; }, 30'000));
    CHECK(desk.gallery.at(0).prompt == QStringLiteral("made meanwhile"));
}

TEST_CASE("a picture that was removed here does not come back")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    {
        Desk desk(profile.path(), keychain, service.url());
        joinWithPoints(desk, service, QStringLiteral("removed@example.com"));
        make(desk, smallRecipe(QStringLiteral("away")));
        const QString id = desk.gallery.at(0).id;
        desk.gallery.remove(id);
        CHECK(desk.gallery.total() == 0);
        REQUIRE(waitFor([&] { return !desk.session.store()->contains(id); }));
        // as if the walk had never been here
        REQUIRE(desk.session.store()->removeNote(QStringLiteral("rescue/until")));
    }
    Desk desk(profile.path(), keychain, service.url());
    desk.start();
    REQUIRE(waitFor([&] { return desk.isReady() && desk.generation.jobs().size() == 1; }));
    REQUIRE(waitFor([&] { return *desk.session.store()->note(QStringLiteral("rescue/until")) != std::nullopt; }));
    CHECK(desk.gallery.total() == 0);
}
