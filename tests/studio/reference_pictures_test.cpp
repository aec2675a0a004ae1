#include "imaging/safe_decode.h"
#include "paid_desk.h"
#include "studio/draft.h"
#include "studio/mask_drawing.h"
#include "studio/reference_pictures.h"
#include "support/many_models.h"

#include <QBuffer>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace mj;
using namespace mj::studio;

namespace {

using State = ReferencePictures::State;

QImage picture(const QColor &colour, const QSize &size = QSize(60, 40))
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    return image;
}

server::Config withManyModels()
{
    server::Config config;
    config.models = manyModels();
    return config;
}

struct Scene {
    RealServer service{withManyModels()};
    QTemporaryDir profile;
    StandInKeychain keychain;
    std::unique_ptr<Desk> desk = std::make_unique<Desk>(profile.path(), keychain, service.url());

    Scene() { joinWithPoints(*desk, service, QStringLiteral("editor@example.com")); }
    ReferencePictures &pictures() { return desk->generation.references(); }
    void add(const QImage &image)
    {
        const qsizetype before = pictures().pictures().size();
        pictures().addImage(image);
        REQUIRE(waitFor([&] { return pictures().pictures().size() == before + 1; }));
    }
    State state(int place) { return pictures().pictures()[place].state; }
    QByteArray maskOf(int place)
    {
        MaskDrawing drawing(pictures().pictures()[place].size);
        drawing.fill(QRect(0, 0, 10, 10), MaskDrawing::Ink::Mark);
        return drawing.toPng();
    }
    api::Recipe edit()
    {
        api::Recipe recipe;
        recipe.model = QStringLiteral("retoucher");
        recipe.task = api::Task::Edit;
        recipe.prompt = QStringLiteral("make it evening");
        recipe.size = QSize(512, 512);
        recipe.references = pictures().remoteIds();
        recipe.mask = pictures().remoteMask();
        return recipe;
    }
};

} // namespace

TEST_CASE("a picture is uploaded only when it is needed, and priced with its mask")
{
    Scene scene;
    scene.add(picture(Qt::red));
    scene.add(picture(Qt::blue));
    QTest::qWait(300);
    CHECK(scene.state(0) == State::Waiting);
    CHECK(scene.pictures().remoteIds().isEmpty());
    REQUIRE(scene.pictures().setMask(scene.pictures().pictures()[0].id, scene.maskOf(0)));

    scene.pictures().setNeeded(1, true);
    REQUIRE(waitFor([&] { return scene.pictures().isReady(); }));
    CHECK(scene.state(0) == State::Ready);
    CHECK(scene.state(1) == State::Waiting); // nobody asked for it
    CHECK(scene.pictures().remoteIds().size() == 1);
    REQUIRE_FALSE(scene.pictures().remoteMask().isEmpty());
    writeRecipe(*scene.desk, scene.edit());
    CHECK(scene.desk->generation.quote()->points == Points(30));
}

TEST_CASE("order, removal and mask survive a restart without the service; what was removed does not")
{
    Scene scene;
    scene.add(picture(Qt::red));
    scene.add(picture(Qt::green, QSize(30, 30)));
    scene.add(picture(Qt::blue));
    ReferencePictures &pictures = scene.pictures();
    REQUIRE(pictures.setMask(pictures.pictures()[1].id, scene.maskOf(1)));
    pictures.move(pictures.pictures()[1].id, 0);
    pictures.remove(pictures.pictures()[2].id);
    scene.desk.reset();
    scene.service.stop();
    scene.desk = std::make_unique<Desk>(scene.profile.path(), scene.keychain, scene.service.url());
    scene.desk->start();
    REQUIRE(waitFor([&] { return scene.pictures().pictures().size() == 2; }));
    CHECK(scene.pictures().pictures()[0].size == QSize(30, 30));
    CHECK(scene.pictures().pictures()[0].hasMask);
    CHECK_FALSE(scene.pictures().pictures()[1].hasMask);
    CHECK_FALSE(scene.pictures().hasRemoved());
    std::optional<Result<QImage>> loaded;
    scene.pictures().loadPicture(scene.pictures().pictures()[1].id, &scene.desk->session, [&](Result<QImage> image) { loaded = image; });
    REQUIRE(waitFor([&] { return loaded.has_value(); }));
    REQUIRE(*loaded);
    CHECK((*loaded)->pixelColor(5, 5) == QColor(Qt::red));
    const Result<QList<QString>> notes = scene.desk->session.store()->noteNames(QStringLiteral("reference-file/"));
    REQUIRE(notes);
    CHECK(notes->size() == 2);
}

TEST_CASE("removal has a way back, to the same place and with the mask")
{
    Scene scene;
    scene.add(picture(Qt::red));
    scene.add(picture(Qt::green));
    scene.add(picture(Qt::blue));
    ReferencePictures &pictures = scene.pictures();
    const QString second = pictures.pictures()[1].id;
    REQUIRE(pictures.setMask(second, scene.maskOf(1)));
    pictures.remove(second);
    CHECK(pictures.pictures().size() == 2);
    pictures.restoreRemoved();
    REQUIRE(pictures.pictures().size() == 3);
    CHECK(pictures.pictures()[1].id == second);
    CHECK(pictures.pictures()[1].hasMask);
    QStringList before;
    for (const auto &one : pictures.pictures())
        before.append(one.id);
    pictures.clear();
    CHECK(pictures.pictures().isEmpty());
    for (int i = 0; i < 3; ++i)
        pictures.restoreRemoved();
    QStringList after;
    for (const auto &one : pictures.pictures())
        after.append(one.id);
    CHECK(after == before);
    pictures.discard();
    CHECK_FALSE(pictures.hasRemoved());
}

TEST_CASE("bad pictures are refused with the reason and change nothing")
{
    Scene scene;
    ReferencePictures &pictures = scene.pictures();
    QList<Code> refused;
    QObject::connect(&pictures, &ReferencePictures::refused, [&](const Error &failure) { refused.append(failure.code); });
    pictures.addFile(scene.profile.filePath(QStringLiteral("there is none.png")));
    REQUIRE(waitFor([&] { return refused.size() == 1; }));
    CHECK(refused.last() == Code::NotFound);
    pictures.addBytes("GIF89a...");
    REQUIRE(waitFor([&] { return refused.size() == 2; }));
    CHECK(refused.last() == Code::UnsupportedMediaType);
    QFile huge(scene.profile.filePath(QStringLiteral("huge.png")));
    REQUIRE(huge.open(QIODevice::WriteOnly));
    REQUIRE(huge.resize(26 << 20));
    pictures.addFile(huge.fileName());
    REQUIRE(waitFor([&] { return refused.size() == 3; }));
    CHECK(refused.last() == Code::PayloadTooLarge);
    scene.add(picture(Qt::red));
    pictures.addImage(picture(Qt::red));
    REQUIRE(waitFor([&] { return refused.size() == 4; }));
    CHECK(refused.last() == Code::Conflict);
    CHECK(pictures.pictures().size() == 1);
    CHECK(pictures.preparing() == 0);
    CHECK(pictures.setMask(pictures.pictures()[0].id, "no PNG").error().code == Code::InvalidField);
    MaskDrawing other(QSize(7, 7));
    other.invert();
    CHECK(pictures.setMask(pictures.pictures()[0].id, other.toPng()).error().code == Code::InvalidField);
}

TEST_CASE("without a line pictures wait, and go by themselves when it is back")
{
    Scene scene;
    scene.add(picture(Qt::red));
    scene.service.stop();
    scene.desk->session.refreshBalance(); // notices
    REQUIRE(waitFor([&] { return scene.desk->session.isOffline(); }, 60'000));
    scene.pictures().setNeeded(1, false);
    QTest::qWait(200);
    CHECK(scene.state(0) == State::Waiting);
    scene.service.restart();
    REQUIRE(waitFor([&] { return !scene.desk->session.isOffline(); }, 60'000));
    CHECK(waitFor([&] { return scene.pictures().isReady() && scene.state(0) == State::Ready; }));
}

TEST_CASE("pictures that the service has let go of are sent again, once")
{
    Scene scene;
    scene.add(picture(Qt::red));
    scene.pictures().setNeeded(1, false);
    REQUIRE(waitFor([&] { return scene.pictures().isReady(); }));
    const QString id = scene.pictures().remoteIds().first();
    api::Recipe recipe = scene.edit();
    recipe.references = {QStringLiteral("ref_aaaaaaaaaaaaaaaaaaaaaaaaaa")};
    QSignalSpy changed(&scene.pictures(), &ReferencePictures::changed);
    scene.desk->generation.setRecipe(recipe);
    REQUIRE(waitFor([&] { return scene.desk->generation.quoteFailure().has_value(); }));
    CHECK(scene.desk->generation.quoteFailure()->field == QStringLiteral("references"));
    REQUIRE(waitFor([&] { return scene.pictures().isReady(); }));
    CHECK_FALSE(changed.isEmpty());
    CHECK(scene.pictures().remoteIds() == QStringList{id}); // the same bytes are the same picture there
    CHECK_FALSE(scene.pictures().sendAgain());              // not over and over
}

TEST_CASE("the models of a draft and the wish for mail come back")
{
    Scene scene;
    scene.desk->generation.setChoices({{QStringLiteral("painter"), QStringLiteral("sketcher")}, true});
    scene.desk.reset();
    scene.desk = std::make_unique<Desk>(scene.profile.path(), scene.keychain, scene.service.url());
    scene.desk->start();
    CHECK(scene.desk->generation.choices() == DraftChoices{{QStringLiteral("painter"), QStringLiteral("sketcher")}, true});
}
