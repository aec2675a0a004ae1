#include "create_scene.h"
#include "studio/reference_pictures.h"
#include "support/catch.h"
#include "ui/generation/reference_mime.h"
#include "ui/generation/reference_tile.h"
#include <QAbstractItemView>
#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QUrl>

using namespace mj;
using namespace mj::ui;

namespace {

using State = studio::ReferencePictures::State;

struct Strip : CreateScene {
    explicit Strip(StudioDesk::Keep where = StudioDesk::Keep::InMemory) : CreateScene(where)
    {
        tick("create_task_edit");
        REQUIRE(isOn("create_model_retoucher"));
    }
    QWidget *strip() const { return named<QWidget>(*page, "create_references"); }
    bool has(int count) const
    {
        return until([&] { return pictures().pictures().size() == count && pictures().preparing() == 0; });
    }
    void drop(QMimeData *mime) const
    {
        const QPoint at(5, 5);
        QDragEnterEvent enter(at, Qt::CopyAction, mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(strip(), &enter);
        QDropEvent event(QPointF(at), Qt::CopyAction, mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(strip(), &event);
    }
    void dropFile(const QString &file) const
    {
        QMimeData mime;
        mime.setUrls({QUrl::fromLocalFile(file)});
        drop(&mime);
    }
    QString save(const QImage &image, const QString &name) const
    {
        const QString file = desk->folder.filePath(name);
        REQUIRE(image.save(file));
        return file;
    }
    ReferenceTile *tile(int place) const { return page->findChild<ReferenceTile *>(QStringLiteral("reference_") + pictures().pictures()[place].id); }
};

} // namespace

TEST_CASE("dropped files, pasted pixels and pictures of the gallery become references, text stays text")
{
    Strip here;
    CHECK(tells(*here.page, QStringLiteral("Up to 3 pictures.")));
    here.dropFile(here.save(plain(Qt::red), QStringLiteral("my holiday in Jeju.png")));
    REQUIRE(here.has(1));

    QApplication::clipboard()->setImage(plain(Qt::blue));
    here.prompt()->setFocus();
    here.prompt()->paste();
    REQUIRE(here.has(2));
    CHECK(here.prompt()->toPlainText().isEmpty());
    QApplication::clipboard()->setText(QStringLiteral("make it evening"));
    here.prompt()->paste();
    CHECK(here.prompt()->toPlainText() == QStringLiteral("make it evening"));

    auto *written = new QMimeData; // a word processor: text, and a picture of it
    written->setText(QStringLiteral(", with snow"));
    written->setImageData(plain(Qt::white));
    QApplication::clipboard()->setMimeData(written);
    here.prompt()->paste();
    CHECK(here.prompt()->toPlainText() == QStringLiteral("make it evening, with snow"));
    CHECK(here.has(2));

    CHECK(here.sends(QStringLiteral("Create 1 · 30 P — 1,020 P left")));
    CHECK(tells(*here.page, QStringLiteral("Retouch Inc (United States) gets your prompt and the pictures you added; it keeps it for 1 hour")));
    CHECK(here.desk->generation.priced().first().references.size() == 2);
    CHECK(here.cut() == QString());
}

TEST_CASE("what cannot be used says why and what to do")
{
    Strip here;
    QFile film(here.desk->folder.filePath(QStringLiteral("film.png")));
    REQUIRE(film.open(QIODevice::WriteOnly));
    film.write("no picture at all");
    film.close();
    here.dropFile(film.fileName());
    CHECK(tells(*here.page, QStringLiteral("This is not a picture that can be used. Choose a PNG, JPEG or WebP.")));
    QMimeData address;
    address.setUrls({QUrl(QStringLiteral("https://example.com/cat.png"))});
    here.drop(&address);
    CHECK(tells(*here.page, QStringLiteral("That was only the address of a picture.")));
    QApplication::clipboard()->setText(QStringLiteral("words"));
    press(*here.page, "reference_paste");
    CHECK(tells(*here.page, QStringLiteral("There is no picture on the clipboard.")));
    for (const Qt::GlobalColor colour : {Qt::red, Qt::green, Qt::blue}) {
        QMimeData pixels;
        pixels.setImageData(plain(colour));
        here.drop(&pixels);
        REQUIRE(until([&] { return here.pictures().preparing() == 0; }));
    }
    REQUIRE(here.has(3));
    QMimeData fourth;
    fourth.setImageData(plain(Qt::yellow));
    here.drop(&fourth);
    CHECK(tells(*here.page, QStringLiteral("3 pictures are as many as the chosen models take.")));
    CHECK_FALSE(here.canPress("reference_file"));
    CHECK(here.cut() == QString());
    here.tick("create_model_mimic");
    CHECK(tells(*here.page, QStringLiteral("The chosen models take 1 picture: only the first one is sent.")));
    here.tick("create_task_create");
    CHECK(here.isOn("create_model_painter"));
    CHECK(tells(*here.page, QStringLiteral("Painter takes no pictures.")));
    CHECK(here.pictures().pictures().size() == 3); // and stay
}

TEST_CASE("order by drag and by keys, removal with a way back, all of it kept")
{
    if (!hasKeychain())
        return;
    Strip here(StudioDesk::Keep::InKeychain);
    for (const Qt::GlobalColor colour : {Qt::red, Qt::green, Qt::blue}) {
        here.pictures().addImage(plain(colour));
        REQUIRE(until([&] { return here.pictures().preparing() == 0; }));
    }
    REQUIRE(here.has(3));
    const QString red = here.pictures().pictures()[0].id;
    const QString green = here.pictures().pictures()[1].id;
    QTest::qWait(50); // laid out
    ReferenceTile *first = here.tile(0);
    REQUIRE(first->isVisible());
    const QPoint to = here.tile(2)->geometry().center() - first->pos();
    QTest::mousePress(first, Qt::LeftButton, {}, QPoint(20, 20));
    QTest::mouseMove(first, to);
    QTest::mouseRelease(first, Qt::LeftButton, {}, to);
    CHECK(here.pictures().pictures()[2].id == red);
    QTest::keyClick(here.tile(2), Qt::Key_Left, Qt::ControlModifier);
    CHECK(here.pictures().pictures()[1].id == red);
    QTest::keyClick(here.tile(0), Qt::Key_Delete);
    CHECK(here.pictures().pictures().size() == 2);
    CHECK(tells(*here.page, QStringLiteral("The picture was removed.")));
    press(*here.page, "reference_undo_action");
    CHECK(here.pictures().pictures().size() == 3);
    CHECK(here.pictures().pictures()[0].id == green);
    press(*here.page, QStringLiteral("reference_remove_") + green);
    QStringList ids;
    for (const auto &picture : here.pictures().pictures())
        ids.append(picture.id);
    here.restart();
    REQUIRE(here.has(2));
    CHECK(here.pictures().pictures()[0].id == ids[0]);
    CHECK(here.isOn("create_task_edit"));
}

TEST_CASE("a picture of the gallery is chosen on a sheet; a whole edit is sent and made")
{
    Strip here;
    here.tick("create_task_create");
    here.tick("create_model_painter");
    here.write(QStringLiteral("an old lake"));
    here.tick("create_size_512x512");
    REQUIRE(here.sends(QStringLiteral("Create 1 · 12 P — 1,038 P left")));
    press(*here.page, "create_send");
    REQUIRE(until([&] { return here.desk->gallery.total() == 1; }, 60'000));

    here.tick("create_task_edit");
    press(*here.page, "reference_gallery");
    auto *list = named<QAbstractItemView>(*here.page, "picker_list");
    REQUIRE(list);
    REQUIRE(until([&] { return list->model()->rowCount() == 1; }));
    auto *search = named<QLineEdit>(*here.page, "picker_search");
    QTest::keyClicks(search, QStringLiteral("nothing like it"));
    CHECK(tells(*here.page, QStringLiteral("No picture has these words in its prompt.")));
    search->setText(QStringLiteral("OLD"));
    list->setCurrentIndex(list->model()->index(0, 0));
    CHECK(tells(*here.page, QStringLiteral("Add 1 picture")));
    CHECK(here.cut() == QString());
    press(*here.page, "picker_add");
    REQUIRE(here.has(1));
    here.write(QStringLiteral("with a boat"));
    REQUIRE(here.sends(QStringLiteral("Create 1 · 30 P — 1,008 P left")));
    CHECK(here.pictures().pictures()[0].state == State::Ready);
    press(*here.page, "create_send");
    CHECK(until([&] { return !here.desk->generation.jobs().isEmpty() && here.desk->generation.jobs().first().recipe.task == api::Task::Edit; }));
}

TEST_CASE("the gallery and other tasks open the page with a picture, and what was written can be brought back")
{
    Strip here;
    here.tick("create_task_create");
    here.tick("create_model_painter");
    here.write(QStringLiteral("a first lake"));
    here.tick("create_size_512x512");
    REQUIRE(here.sends(QStringLiteral("Create 1 · 12 P — 1,038 P left")));
    press(*here.page, "create_send");
    REQUIRE(until([&] { return here.desk->gallery.total() == 1; }, 60'000));
    const QString id = here.desk->gallery.at(0).id;

    here.write(QStringLiteral("half a thought"));
    here.page->openItem(QStringLiteral("upscale/") + id);
    REQUIRE(here.has(1));
    CHECK(here.isOn("create_task_upscale"));
    CHECK(here.isOn("create_model_enlarger"));
    CHECK(here.sends(QStringLiteral("Create 1 · 3 P — 1,035 P left")));
    press(*here.page, "create_undo_action");
    CHECK(here.has(0));
    CHECK(here.isOn("create_task_create"));
    CHECK(here.prompt()->toPlainText() == QStringLiteral("half a thought"));

    api::Recipe remix = here.desk->generation.jobs().first().recipe;
    remix.prompt = QStringLiteral("with {braces} as they are");
    here.page->openWith(remix);
    CHECK(here.prompt()->toPlainText() == QStringLiteral("with \\{braces\\} as they are"));
    CHECK(until([&] { return here.desk->generation.quote() && here.desk->generation.priced().first().prompt == remix.prompt; }));
    CHECK(here.desk->generation.priced().first().seed == remix.seed);
}
