#include "support/catch.h"
#include "ui/gallery/gallery_page.h"
#include "ui/generation/rich_member.h"
#include "ui/gallery/gallery_model.h"
#include "ui/gallery/gallery_view.h"
#include "ui/gallery/pending_removal.h"
#include "ui/gallery/picture_viewer.h"
#include <QClipboard>
#include <QFile>
#include <QLabel>
#include <QLineEdit>

using namespace mj;
using namespace mj::ui;

namespace {

// A desk with three pictures: two of a lake, one of a harbour.
struct GalleryDesk {
    GalleryDesk() : desk(server.url())
    {
        joinAs(desk, server, QStringLiteral("pages@example.com"));
        REQUIRE(buyPoints(desk, server));
        REQUIRE(makePictures(desk, 2, QStringLiteral("노을이 지는 호수")));
        REQUIRE(makePictures(desk, 1, QStringLiteral("a quiet harbour")));
    }
    RealServer server;
    StudioDesk desk;
};

} // namespace

TEST_CASE("Nobody signed in: a skeleton, no dialog, nothing to break")
{
    StudioDesk desk;
    GalleryPage page(desk.features(), desk.preferences());
    page.show();
    CHECK_FALSE(named<GalleryView>(page, "gallery_view")->isVisible());
    CHECK_FALSE(named<QLineEdit>(page, "gallery_search")->isVisible());
}

TEST_CASE("An empty gallery leads to Create")
{
    RealServer server;
    StudioDesk desk(server.url());
    joinAs(desk, server, QStringLiteral("pages@example.com"));
    REQUIRE(QTest::qWaitFor([&] { return desk.gallery.isOpen(); }, 5000));
    GalleryPage page(desk.features(), desk.preferences());
    page.show();
    QSignalSpy places(&page, &Page::placeRequested);
    REQUIRE(clickOn(page, QStringLiteral("state_action")));
    REQUIRE(places.count() == 1);
    CHECK(places[0][0].value<Place>() == Place::Create);
}

TEST_CASE("Search, selection, undo, star, viewer and export on real pictures")
{
    GalleryDesk made;
    StudioDesk &desk = made.desk;
    const QString file = desk.folder.filePath(QStringLiteral("out.png"));
    QString suggested;
    PictureDoors doors;
    doors.askFile = [&](const QString &name) {
        suggested = name;
        return file;
    };
    GalleryPage page(desk.features(), desk.preferences(), nullptr, doors);
    page.resize(1180, 720);
    page.show();
    auto *grid = named<GalleryView>(page, "gallery_view");
    auto *search = named<QLineEdit>(page, "gallery_search");
    auto *model = static_cast<GalleryModel *>(grid->model());
    REQUIRE(grid->isVisible());
    CHECK(model->pictureCount() == 3);
    CHECK(model->rowCount() == 4); // one day
    CHECK_FALSE(model->flags(model->index(0)).testFlag(Qt::ItemIsSelectable));

    QTest::keyClicks(search, QStringLiteral("HARBOUR"));
    CHECK(model->pictureCount() == 1);
    search->setText(QStringLiteral("nothing like it"));
    REQUIRE(clickOn(page, QStringLiteral("state_action")));
    CHECK(model->pictureCount() == 3);

    // Mouse and keyboard selection, then delete and undo.
    QTest::mouseClick(grid->viewport(), Qt::LeftButton, {}, grid->visualRect(model->index(1)).center());
    QTest::keyClick(grid, Qt::Key_Right, Qt::ShiftModifier);
    CHECK(grid->selectedIds().size() == 2);
    QTest::keyClick(grid, Qt::Key_Delete);
    CHECK(model->pictureCount() == 1);
    CHECK(desk.gallery.total() == 3);
    REQUIRE(clickOn(page, QStringLiteral("gallery_undo")));
    CHECK(model->pictureCount() == 3);

    const QString first = model->idAt(model->index(1));
    const QString second = model->idAt(model->index(2));
    grid->select(first);
    REQUIRE(clickOn(page, QStringLiteral("gallery_star")));
    CHECK(desk.gallery.at(desk.gallery.rowOf(first)).favourite);
    REQUIRE(clickOn(page, QStringLiteral("gallery_favourites")));
    CHECK(model->pictureCount() == 1);
    named<QAbstractButton>(page, "gallery_favourites")->setChecked(false);

    page.openItem(first);
    auto *viewer = page.findChild<PictureViewer *>();
    REQUIRE(viewer->isVisible());
    REQUIRE(clickOn(page, QStringLiteral("recipe_copy")));
    CHECK(QGuiApplication::clipboard()->text() == QStringLiteral("a quiet harbour"));
    REQUIRE(clickOn(page, QStringLiteral("viewer_export")));
    REQUIRE(QTest::qWaitFor([&] { return QFile::exists(file); }, 5000));
    CHECK(suggested.endsWith(QStringLiteral(".png")));
    CHECK_FALSE(suggested.contains(QStringLiteral("harbour")));
    CHECK(QImage(file).size() == QSize(512, 512));
    QTest::keyClick(viewer, Qt::Key_Right);
    CHECK(viewer->pictureId() == second);
    QTest::keyClick(viewer, Qt::Key_Left);
    CHECK(viewer->pictureId() == first);
    QTest::keyClick(viewer, Qt::Key_Escape);
    CHECK(grid->isVisible());

    // Without undo the picture is really gone once the notice ends.
    auto *removal = page.findChild<PendingRemoval *>();
    removal->setStay(50);
    grid->select(first);
    QTest::keyClick(grid, Qt::Key_Delete);
    REQUIRE(QTest::qWaitFor([&] { return !desk.gallery.contains(first); }, 5000));
    CHECK(model->pictureCount() == 2);
}
