#include "desk.h"
#include "imaging/ai_label.h"
#include "imaging/safe_decode.h"
#include "studio/picture_name.h"
#include "support/real_server.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QTimeZone>

using namespace mj;
using namespace mj::studio;

namespace {

QByteArray png(QColor color)
{
    QImage image(64, 48, QImage::Format_RGB32);
    image.fill(color);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

struct Made {
    api::Generation job;
    QByteArray bytes;
};

Made made(const QString &prompt, int second, QColor color = Qt::darkGreen)
{
    Made one{{}, png(color)};
    one.job.id = newId(QLatin1String("gen"));
    one.job.state = api::GenerationState::Succeeded;
    one.job.recipe.prompt = prompt;
    one.job.recipe.model = QStringLiteral("m");
    one.job.charged = Points(12);
    one.job.createdAt = QDateTime(QDate(2026, 11, 24), QTime(10, 30, second), QTimeZone::utc());
    api::PictureRef picture;
    picture.id = newId(QLatin1String("img"));
    picture.size = QSize(64, 48);
    picture.sha256 = QString::fromLatin1(QCryptographicHash::hash(one.bytes, QCryptographicHash::Sha256).toHex());
    one.job.pictures = {picture};
    return one;
}

Result<void> keep(Desk &desk, const Made &one, const QByteArray &bytes)
{
    std::optional<Result<void>> answer;
    desk.gallery.keep(one.job, one.job.pictures.first(), QStringLiteral("Demo painter"), bytes, &desk.session,
                      [&](Result<void> kept) { answer = std::move(kept); });
    REQUIRE(waitFor([&] { return answer.has_value(); }));
    return *answer;
}

// One service for the whole file: the gallery is this device's alone.
struct Room {
    RealServer service;
    QTemporaryDir profile;
    StandInKeychain keychain;
};

} // namespace

TEST_CASE("the gallery finds by words, favours, and forgets")
{
    Room room;
    Desk desk(room.profile.path(), room.keychain, room.service.url());
    desk.join(QStringLiteral("gallery@example.com"));
    const Made cat = made(QStringLiteral("달빛 아래 고양이 두 마리"), 1);
    const Made sea = made(QStringLiteral("Morning SEA with gulls"), 2);
    const Made both = made(QStringLiteral("바다를 보는 고양이"), 3);
    for (const Made &one : {cat, sea, both})
        REQUIRE(keep(desk, one, one.bytes));

    SECTION("newest first, words joined by AND, parts of words, decomposed Korean")
    {
        REQUIRE(desk.gallery.count() == 3);
        CHECK(desk.gallery.at(0).prompt == both.job.recipe.prompt);
        const auto shown = [&](const QString &search) {
            desk.gallery.setSearch(search);
            return desk.gallery.count();
        };
        CHECK(shown(QStringLiteral("고양")) == 2);
        CHECK(shown(QStringLiteral("고양 바다")) == 1);
        CHECK(shown(QStringLiteral("sea")) == 1);
        CHECK(shown(QStringLiteral("달빛").normalized(QString::NormalizationForm_D)) == 1);
        CHECK(shown(QStringLiteral("PAINTER")) == 3);
        CHECK(shown(QStringLiteral("강아지")) == 0);
        CHECK(desk.gallery.total() == 3);
        CHECK(shown(QStringLiteral("gulls")) == 1);
        CHECK(desk.gallery.rowOf(sea.job.pictures.first().id) == 0);
        CHECK(desk.gallery.rowOf(cat.job.pictures.first().id) == -1);
    }
    SECTION("favourites and removals are on the disk at once, and the gallery closes with the session")
    {
        desk.gallery.setFavourite(sea.job.pictures.first().id, true);
        desk.gallery.remove(cat.job.pictures.first().id);
        REQUIRE(waitFor([&] { return !desk.session.store()->contains(cat.job.pictures.first().id); }));
        desk.gallery.setFavouritesOnly(true);
        CHECK(desk.gallery.count() == 1);
        REQUIRE(waitFor([&] {
            const QList<client::PictureRecord> records = desk.session.store()->records().value();
            return records.size() == 2 && records.first().favourite != records.last().favourite;
        }));
        desk.session.signOut(false);
        room.service.stop();
        REQUIRE(waitFor([&] { return !desk.session.isBusy(); }));
        CHECK(desk.gallery.total() == 0);
    }
    SECTION("a picture with another hash is not kept")
    {
        const Made swapped = made(QStringLiteral("swapped"), 4);
        const Result<void> kept = keep(desk, swapped, png(Qt::red));
        REQUIRE_FALSE(kept);
        CHECK(kept.error().code == Code::Corrupt);
        CHECK(desk.gallery.total() == 3);
        CHECK_FALSE(desk.session.store()->contains(swapped.job.pictures.first().id));
    }
}

TEST_CASE("pictures open as they were received and leave with their label")
{
    Room room;
    const Made one = made(QStringLiteral("way out"), 5, Qt::blue);
    const QString id = one.job.pictures.first().id;
    {
        Desk desk(room.profile.path(), room.keychain, room.service.url());
        desk.join(QStringLiteral("export@example.com"));
        REQUIRE(keep(desk, one, one.bytes));
    }
    room.service.stop();
    Desk desk(room.profile.path(), room.keychain, room.service.url());
    desk.start();
    REQUIRE(waitFor([&] { return desk.gallery.isOpen(); }));

    bool ready = false;
    QObject::connect(&desk.gallery, &Gallery::thumbnailReady, [&](const QString &which) { ready |= which == id; });
    CHECK(desk.gallery.thumbnail(id).isNull());
    REQUIRE(waitFor([&] { return ready; }));
    CHECK(desk.gallery.thumbnail(id).size() == QSize(64, 48));

    QImage picture;
    desk.gallery.loadPicture(id, &desk.session, [&](Result<QImage> image) { picture = image.value_or(QImage()); });
    REQUIRE(waitFor([&] { return !picture.isNull(); }));
    CHECK(picture.pixelColor(1, 1) == QColor(Qt::blue));

    const QString name = PictureName::make({}, *desk.gallery.find(id), 1);
    CHECK(name.startsWith(QLatin1String("mjstudio-2026112")));
    CHECK(name.endsWith(QLatin1String("-64x48")));
    const QString file = room.profile.filePath(name + QStringLiteral(".png"));
    const auto exported = [&](bool replace) {
        std::optional<Result<PictureCopy>> answer;
        desk.gallery.exportPicture(id, {file, {}, replace}, &desk.session, [&](Result<PictureCopy> done) { answer = std::move(done); });
        REQUIRE(waitFor([&] { return answer.has_value(); }));
        return *answer;
    };
    const auto content = [&] {
        QFile in(file);
        REQUIRE(in.open(QIODevice::ReadOnly));
        return in.readAll();
    };
    REQUIRE(exported(false));
    const QByteArray labelled = content();
    CHECK(labelOf(labelled).value() == SourceType::TrainedAlgorithmicMedia);
    CHECK(decode(labelled).value() == decode(one.bytes).value());
    QFile other(file);
    REQUIRE(other.open(QIODevice::WriteOnly | QIODevice::Truncate));
    other.write("mine");
    other.close();
    const Result<PictureCopy> refused = exported(false);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::Conflict);
    CHECK(content() == "mine");
    REQUIRE(exported(true));
    CHECK(content() == labelled);
}
