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
    desk.generation.cancel(submitted.last(), Points(0));
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
    joinProved(desk, service, QStringLiteral("poor@example.com"));
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

TEST_CASE("a price above the member's own line is only paid after they were asked")
{
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk(profile.path(), keychain, service.url());
    joinWithPoints(desk, service, QStringLiteral("asked@example.com"));
    desk.ledger.saveLimits(Points(30), Points(0), Points(20));
    REQUIRE(waitFor([&] { return !desk.ledger.isSaving(); }));
    writeRecipe(desk, smallRecipe(QStringLiteral("two of them"), 2));
    QList<Error> refused;
    QObject::connect(&desk.generation, &Generation::submitFailed, [&](const Error &error) { refused.append(error); });
    desk.generation.submit();
    REQUIRE(waitFor([&] { return refused.size() == 1; }));
    CHECK(refused.last().code == Code::ConfirmationRequired);
    CHECK(desk.generation.recipe().prompt == QStringLiteral("two of them")); // still there
    CHECK(desk.session.store()->noteNames(QStringLiteral("journal/"))->isEmpty());
    REQUIRE(waitFor([&] { return desk.generation.quote().has_value(); }));
    desk.generation.submit(true);
    REQUIRE(waitFor([&] { return desk.gallery.total() == 2; }, 30'000));

    writeRecipe(desk, smallRecipe(QStringLiteral("one more"), 1));
    desk.generation.submit();
    REQUIRE(waitFor([&] { return refused.size() == 2; }));
    CHECK(refused.last().code == Code::SpendingLimit);
    CHECK(refused.last().field == QLatin1String("perDay"));
    CHECK(desk.generation.recipe().prompt == QStringLiteral("one more"));
}

TEST_CASE("that the member was asked is sent again with an order whose answer was lost")
{
    RealServer service;
    LossyLine line(service.url());
    QTemporaryDir profile;
    StandInKeychain keychain;
    {
        Desk desk(profile.path(), keychain, line.url());
        joinWithPoints(desk, service, QStringLiteral("askedonce@example.com"));
        desk.ledger.saveLimits(Points(0), Points(0), Points(5));
        REQUIRE(waitFor([&] { return !desk.ledger.isSaving(); }));
        writeRecipe(desk, smallRecipe(QStringLiteral("asked once")));
        desk.generation.submit(true);
        // The program ends before anything was sent: what is in the journal is all that is left.
        const QStringList notes = *desk.session.store()->noteNames(QStringLiteral("journal/"));
        REQUIRE(notes.size() == 1);
    }
    Desk desk(profile.path(), keychain, service.url());
    desk.start();
    REQUIRE(waitFor([&] { return desk.gallery.total() == 1; }, 30'000));
}
