#include "lossy_line.h"
#include "paid_desk.h"

#include <QTemporaryDir>

using namespace mj;
using namespace mj::studio;

TEST_CASE("a prompt becomes pictures in the gallery and points become fewer")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, service.url());
    joinWithPoints(desk, service, QStringLiteral("painter@example.com"));
    REQUIRE(waitFor([&] { return !desk.generation.models().isEmpty() && !desk.generation.isLoading(); }));

    writeRecipe(desk, smallRecipe(QStringLiteral("달빛 아래 고양이"), 2));
    CHECK(desk.generation.quote()->points == Points(24));
    QStringList submitted;
    QStringList finished;
    QObject::connect(&desk.generation, &Generation::submitted, [&](const QString &id) { submitted.append(id); });
    QObject::connect(&desk.generation, &Generation::finished, [&](const QString &id, bool ok) {
        CHECK(ok);
        finished.append(id);
    });
    desk.generation.submit();
    CHECK(desk.generation.isSubmitting());
    desk.generation.submit(); // a double click
    REQUIRE(waitFor([&] { return desk.gallery.total() == 2; }, 30'000));
    REQUIRE(waitFor([&] { return finished.size() == 1; }));
    CHECK(submitted == finished);
    REQUIRE(waitFor([&] { return desk.session.balance() == api::Balance{Points(1026), Points(0)}; }));
    const Gallery::Picture picture = desk.gallery.at(0);
    CHECK(picture.prompt == QStringLiteral("달빛 아래 고양이"));
    CHECK(picture.modelName == QStringLiteral("Demo painter"));
    CHECK_FALSE(picture.generativeAi); // drawn by formula
    CHECK(picture.points == 12);
    REQUIRE(waitFor([&] { return !desk.generation.preview(submitted.first()).isNull(); }));

    desk.generation.forget(submitted.first());
    CHECK(desk.generation.jobs().isEmpty());
}

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

TEST_CASE("unfinished pictures are shown on the way and a job can be canceled")
{
    server::Config slow;
    slow.demoPace = std::chrono::milliseconds(700);
    slow.runners = 1;
    RealServer service(slow);
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, service.url());
    joinWithPoints(desk, service, QStringLiteral("partial@example.com"));
    writeRecipe(desk, smallRecipe(QStringLiteral("slowly")));
    QStringList submitted;
    QStringList ended;
    QObject::connect(&desk.generation, &Generation::submitted, [&](const QString &id) { submitted.append(id); });
    QObject::connect(&desk.generation, &Generation::finished, [&](const QString &id, bool) { ended.append(id); });
    desk.generation.submit();
    REQUIRE(waitFor([&] { return submitted.size() == 1; }));
    writeRecipe(desk, smallRecipe(QStringLiteral("not at all")));
    desk.generation.submit();
    REQUIRE(waitFor([&] { return submitted.size() == 2; }));
    desk.generation.cancel(submitted.last());
    REQUIRE(waitFor([&] { return ended.contains(submitted.last()); }));
    CHECK(desk.generation.jobs().first().state == api::GenerationState::Canceled);
    REQUIRE(waitFor([&] { return !desk.generation.preview(submitted.first()).isNull() && desk.gallery.total() == 0; }));
    REQUIRE(waitFor([&] { return desk.gallery.total() == 1; }, 30'000));
    REQUIRE(waitFor([&] { return desk.session.balance() == api::Balance{Points(1038), Points(0)}; }));
}

TEST_CASE("the draft comes back after a restart, without the service")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    {
        Desk desk(profile.path(), keychain, service.url());
        desk.join(QStringLiteral("draft@example.com"));
        desk.generation.setRecipe(smallRecipe(QStringLiteral("반쯤 쓴 생각"), 3));
    } // at once: the pause of a second has not passed
    service.stop();
    Desk desk(profile.path(), keychain, service.url());
    bool restored = false;
    QObject::connect(&desk.generation, &Generation::draftRestored, [&] { restored = true; });
    desk.start();
    CHECK(restored);
    CHECK(desk.generation.recipe().prompt == QStringLiteral("반쯤 쓴 생각"));
    CHECK(desk.generation.recipe().count == 3);
    desk.generation.load();
    REQUIRE(desk.generation.loadFailure());
    CHECK(desk.generation.loadFailure()->code == Code::Offline);
}

TEST_CASE("too few points are said before and after sending")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, service.url());
    desk.join(QStringLiteral("poor@example.com"));
    writeRecipe(desk, smallRecipe(QStringLiteral("too dear")));
    CHECK(desk.generation.quote()->balance.available == Points(0));
    std::optional<Error> why;
    QObject::connect(&desk.generation, &Generation::submitFailed, [&](const Error &error) { why = error; });
    desk.generation.submit();
    REQUIRE(waitFor([&] { return why.has_value(); }));
    CHECK(why->code == Code::InsufficientPoints);
    CHECK(desk.session.store()->noteNames(QStringLiteral("journal/"))->isEmpty());
    desk.generation.setRecipe(smallRecipe(QStringLiteral("   ")));
    CHECK_FALSE(desk.generation.quote());
    why.reset();
    desk.generation.submit(); // never without a price that was seen
    REQUIRE(why);
    CHECK(why->code == Code::QuoteExpired);
}
