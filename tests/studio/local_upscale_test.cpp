#include "studio/local_upscale.h"
#include "desk.h"
#include "imaging/safe_decode.h"
#include "support/real_server.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <random>

using namespace mj;
using namespace mj::studio;

namespace {

QByteArray png(int width, int height, unsigned seed)
{
    std::mt19937 random(seed);
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, 0xff000000U | (random() & 0xffffffU));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

// A signed-in desk whose pictures came from the service.
struct Room {
    Room() : desk(profile.path(), keychain, service.url()) { desk.join(QStringLiteral("upscale@example.com")); }

    QString add(int width, int height, unsigned seed = 1, bool generativeAi = false)
    {
        const QByteArray bytes = png(width, height, seed);
        api::Generation job;
        job.id = newId(QLatin1String("gen"));
        job.recipe.prompt = QStringLiteral("달빛 아래 고양이");
        job.recipe.model = QStringLiteral("m");
        job.recipe.style = QStringLiteral("ink");
        job.charged = Points(12);
        job.generativeAi = generativeAi;
        job.createdAt = QDateTime::currentDateTimeUtc().addSecs(-60);
        api::PictureRef picture;
        picture.id = newId(QLatin1String("img"));
        picture.size = QSize(width, height);
        picture.seed = 4711;
        picture.sha256 = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
        job.pictures = {picture};
        std::optional<Result<void>> kept;
        desk.gallery.keep(job, picture, QStringLiteral("Demo painter"), bytes, &desk.session, [&](Result<void> answer) { kept = std::move(answer); });
        REQUIRE(waitFor([&] { return kept.has_value(); }));
        REQUIRE(*kept);
        return picture.id;
    }

    LocalUpscale::State stateOf(const QString &picture) const { return upscale->jobOf(picture).value().state; }

    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
    Desk desk;
    std::unique_ptr<LocalUpscale> upscale = std::make_unique<LocalUpscale>(desk.gallery);
};

} // namespace

TEST_CASE("an upscaled picture is a picture of its own that knows its parent, for 0 points and without a service")
{
    Room room;
    const QString parent = room.add(60, 44);
    const Points before = room.desk.session.balance().available;
    room.service.stop();
    QSignalSpy kept(room.upscale.get(), &LocalUpscale::kept);
    REQUIRE(room.upscale->start(parent, 4));
    REQUIRE(waitFor([&] { return kept.count() == 1; }));
    CHECK(kept.first().first().toString() == parent);
    const QString id = kept.first().last().toString();
    const auto check = [&](const Gallery &gallery) {
        const auto picture = gallery.find(id);
        REQUIRE(picture);
        CHECK(picture->parentId == parent);
        CHECK(picture->size == QSize(240, 176));
        CHECK(picture->points == 0);
        CHECK(picture->seed == 4711);
        CHECK(picture->style == QStringLiteral("ink"));
        CHECK(picture->prompt == QStringLiteral("달빛 아래 고양이"));
        CHECK(picture->modelName == QStringLiteral("ESRGAN-slim x4 (this computer)"));
        CHECK(picture->generationId.isEmpty());
        CHECK(picture->generativeAi); // though its parent was drawn by formula
        CHECK(picture->bytes > 0);
        CHECK(gallery.find(parent)->parentId.isEmpty());
    };
    check(room.desk.gallery);
    CHECK(room.stateOf(parent) == LocalUpscale::State::Kept);
    CHECK(room.desk.session.balance().available == before);

    std::optional<Result<QImage>> image;
    room.desk.gallery.loadPicture(id, &room.desk.session, [&](Result<QImage> loaded) { image = std::move(loaded); });
    REQUIRE(waitFor([&] { return image.has_value(); }));
    REQUIRE(*image);
    CHECK((*image)->size() == QSize(240, 176));
    CHECK((*image)->text(QStringLiteral("Comment")).contains(QStringLiteral("AI")));
    const auto bytes = room.desk.session.store()->picture(id);
    const QList<client::PictureRecord> records = room.desk.session.store()->records().value();
    CHECK(records.first().id == id);
    CHECK(records.first().sha256 == QString::fromLatin1(QCryptographicHash::hash(*bytes, QCryptographicHash::Sha256).toHex()));
    CHECK(records.first().parentId == parent);
}

TEST_CASE("one at a time: the others wait, and each is canceled alone")
{
    Room room;
    const QString large = room.add(700, 700, 1);
    const QString second = room.add(40, 40, 2);
    const QString third = room.add(41, 41, 3);
    const int first = room.upscale->start(large, 4).value();
    const int waiting = room.upscale->start(second, 2).value();
    const int last = room.upscale->start(third, 2).value();
    CHECK(room.upscale->start(large, 4).value() == first); // a second press is the same wish
    CHECK(room.upscale->jobs().size() == 3);
    CHECK(room.upscale->placeInLine(first) == 0);
    CHECK(room.upscale->placeInLine(last) == 2);
    REQUIRE(waitFor([&] { return room.upscale->jobOf(large)->part > 0; }));
    CHECK(room.stateOf(second) == LocalUpscale::State::Waiting);
    room.upscale->cancel(waiting);
    CHECK(room.upscale->placeInLine(last) == 1);
    CHECK_FALSE(room.upscale->jobOf(second));

    QElapsedTimer since;
    since.start();
    room.upscale->cancel(first);
    CHECK_FALSE(room.upscale->jobOf(large));
    REQUIRE(waitFor([&] { return room.stateOf(third) == LocalUpscale::State::Kept; }));
    CHECK(since.elapsed() < 5000);
    CHECK(room.desk.gallery.total() == 4); // nothing of the canceled ones
    CHECK(room.upscale->jobs().size() == 1);
}

TEST_CASE("what cannot be upscaled is refused before it starts, and a picture that vanished fails alone")
{
    Room room;
    const QString wide = room.add(3000, 2, 1);
    CHECK(room.upscale->check(wide, 4).error().code == Code::PayloadTooLarge);
    CHECK(room.upscale->start(wide, 4).error().code == Code::PayloadTooLarge);
    CHECK(room.upscale->start(wide, 3).error().code == Code::InvalidField);
    CHECK(room.upscale->start(newId(QLatin1String("img")), 2).error().code == Code::NotFound);
    CHECK(room.upscale->jobs().isEmpty());
    CHECK(room.upscale->check(wide, 2));

    const QString gone = room.add(30, 30, 2);
    const QString stays = room.add(31, 31, 3);
    REQUIRE(room.upscale->start(wide, 2));
    REQUIRE(room.upscale->start(gone, 2));
    REQUIRE(room.upscale->start(stays, 2));
    room.desk.gallery.remove(gone);
    REQUIRE(waitFor([&] { return room.stateOf(stays) == LocalUpscale::State::Kept; }));
    CHECK(room.stateOf(gone) == LocalUpscale::State::Failed);
    CHECK(room.upscale->jobOf(gone)->failure->code == Code::NotFound);
    CHECK(room.stateOf(wide) == LocalUpscale::State::Kept);
    room.upscale->cancel(room.upscale->jobOf(gone)->id);
    CHECK_FALSE(room.upscale->jobOf(gone));
}

TEST_CASE("signing out ends what runs, and leaving the program waits only a moment")
{
    Room room;
    const QString large = room.add(800, 800);
    SECTION("signing out")
    {
        REQUIRE(room.upscale->start(large, 4));
        REQUIRE(waitFor([&] { return room.upscale->jobOf(large)->part > 0; }));
        room.desk.session.signOut(false);
        REQUIRE(waitFor([&] { return !room.desk.gallery.isOpen(); }));
        CHECK(room.upscale->jobs().isEmpty());
        CHECK(room.upscale->start(large, 4).error().code == Code::NotFound);
    }
    SECTION("the end of the program")
    {
        REQUIRE(room.upscale->start(large, 4));
        REQUIRE(waitFor([&] { return room.upscale->jobOf(large)->part > 0; }));
        QElapsedTimer since;
        since.start();
        room.upscale.reset();
        CHECK(since.elapsed() < 500);
        CHECK(room.desk.gallery.total() == 1);
    }
}
