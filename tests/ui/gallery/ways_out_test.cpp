#include "imaging/ai_label.h"
#include "imaging/safe_decode.h"
#include "imaging/visible_mark.h"
#include "studio/picture_handover.h"
#include "support/catch.h"
#include "ui/gallery/gallery_model.h"
#include "ui/gallery/out_room.h"
#include <QClipboard>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>

using namespace mj;
using namespace mj::ui;

namespace {

QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files);
}

void select(OutRoom &room, int first, int count)
{
    room.grid()->clearSelection();
    for (int piece = first; piece < first + count; ++piece)
        room.grid()->selectionModel()->select(static_cast<GalleryModel *>(room.grid()->model())->indexOf(room.pieces.at(piece).id), QItemSelectionModel::Select);
}

} // namespace

TEST_CASE("keys and menus lead out of the grid and of the viewer")
{
    OutRoom room;
    room.openPage();
    room.page->activateWindow();
    REQUIRE(QTest::qWaitForWindowActive(room.page.get()));
    for (const char *name : {"out_save", "out_copy", "out_print", "out_open", "out_export"})
        CHECK_FALSE(room.act(name)); // nothing is selected

    room.nextFile = room.out.filePath(QStringLiteral("by-key.png"));
    room.grid()->select(room.pieces.first().id);
    room.grid()->setFocus();
    QTest::keyClick(room.grid(), Qt::Key_S, Qt::ControlModifier);
    REQUIRE(until([&] { return QFile::exists(room.nextFile); }));
    room.page->openItem(room.pieces.first().id);
    QGuiApplication::clipboard()->setText(QStringLiteral("before"));
    QTest::keyClick(room.viewer(), Qt::Key_C, Qt::ControlModifier);
    REQUIRE(until([] { return QGuiApplication::clipboard()->mimeData()->hasImage(); }));
    CHECK(qvariant_cast<QImage>(QGuiApplication::clipboard()->mimeData()->imageData()).size() == QSize(512, 384));
    for (const char *button : {"viewer_export", "viewer_copy", "viewer_print", "viewer_more"})
        CHECK(named<QAbstractButton>(*room.page, button)->isVisible());

    auto *menu = room.page->findChild<QMenu *>(QStringLiteral("gallery_menu"));
    REQUIRE(clickOn(*room.page, QStringLiteral("viewer_more")));
    REQUIRE(menu->isVisible());
    CHECK(menu->actions().size() == 7);
    menu->hide();
    QTest::keyClick(room.viewer(), Qt::Key_Escape);
    const QPoint tile = room.grid()->visualRect(static_cast<GalleryModel *>(room.grid()->model())->indexOf(room.pieces.at(1).id)).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, tile, room.grid()->viewport()->mapToGlobal(tile));
    QApplication::sendEvent(room.grid()->viewport(), &event);
    REQUIRE(menu->isVisible());
    CHECK(room.grid()->selectedIds() == QStringList{room.pieces.at(1).id});
    menu->hide();
    select(room, 0, 2);
    CHECK_FALSE(room.page->findChild<QAction *>(QStringLiteral("out_copy"))->isEnabled());
    CHECK(room.page->findChild<QAction *>(QStringLiteral("out_print"))->isEnabled());
}

TEST_CASE("the visible mark is on until it is turned off, the choice is kept, the label is there either way")
{
    OutRoom room;
    room.openPage();
    const OutRoom::Piece &piece = room.pieces.first();
    const QImage plain = decode(piece.received).value().convertToFormat(QImage::Format_RGB32);
    const auto saved = [&](const QString &name) {
        room.page->openItem(piece.id);
        room.nextFile = room.out.filePath(name);
        REQUIRE(room.act("out_save"));
        REQUIRE(until([&] { return QFile::exists(room.nextFile); }));
        QFile file(room.nextFile);
        REQUIRE(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        CHECK(labelOf(bytes).value() == piece.source);
        return decode(bytes).value().convertToFormat(QImage::Format_RGB32);
    };
    const QImage english = saved(QStringLiteral("marked.png"));
    CHECK(english == withVisibleMark(plain, QStringLiteral("AI")).convertToFormat(QImage::Format_RGB32));
    room.desk.speak(QStringLiteral("ko"));
    CHECK(saved(QStringLiteral("korean.png")) == withVisibleMark(plain, QStringLiteral("AI 생성")).convertToFormat(QImage::Format_RGB32));
    CHECK(room.page->findChild<QAction *>(QStringLiteral("out_copy"))->text() == QStringLiteral("복사"));
    room.desk.speak(QStringLiteral("en"));
    room.notices.clear();
    REQUIRE(room.act("out_marking"));
    CHECK(room.notices.size() == 1); // what follows from it
    CHECK(saved(QStringLiteral("plain.png")) == plain);
    CHECK_FALSE(room.desk.settings.aiMark());
    room.openPage();
    CHECK_FALSE(room.page->findChild<QAction *>(QStringLiteral("out_marking"))->isChecked());
}

TEST_CASE("a picture drawn by formula says so, not that AI made it")
{
    OutRoom room;
    room.add("png", SourceType::AlgorithmicMedia);
    room.gallery = std::make_unique<studio::Gallery>(room.desk.session);
    REQUIRE(until([&] { return room.gallery->isOpen(); }));
    room.openPage();
    room.page->openItem(room.pieces.last().id);
    room.nextFile = room.out.filePath(QStringLiteral("formula.jpg"));
    REQUIRE(room.act("out_save"));
    REQUIRE(until([&] { return room.notices.size() == 1; }));
    CHECK(room.notices.first().contains(QStringLiteral("formula")));
    CHECK_FALSE(room.notices.first().contains(QStringLiteral("AI")));
    QFile file(room.nextFile);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(labelOf(file.readAll()).value() == SourceType::AlgorithmicMedia);
}

TEST_CASE("what goes wrong is said with what to do, and leaves nothing half")
{
    OutRoom room;
    room.openPage();
    room.page->openItem(room.pieces.first().id);
    const auto notice = [&](const char *action) {
        room.notices.clear();
        REQUIRE(room.act(action));
        REQUIRE(until([&] { return !room.notices.isEmpty(); }));
        return room.notices.first();
    };
    room.nextFile = room.out.filePath(QStringLiteral("picture.gif"));
    CHECK(notice("out_save").contains(QStringLiteral(".png")));
    room.nextFile = room.out.filePath(QStringLiteral("no/such/folder/picture.png"));
    CHECK_FALSE(notice("out_save").contains(QStringLiteral("Saved")));
    room.canOpen = false;
    CHECK(notice("out_open").contains(QStringLiteral("Save the picture")));
    CHECK(filesIn(room.out.path()).isEmpty());
    room.setUp = [](QPrinter &) { return false; };
    room.notices.clear();
    REQUIRE(room.act("out_print"));
    QTest::qWait(50);
    CHECK(room.notices.isEmpty());
}

TEST_CASE("several pictures go into a folder under names of the person's choice, none overwritten")
{
    OutRoom room;
    room.openPage();
    room.nextFolder = room.out.path();
    QFile mine(room.out.filePath(QStringLiteral("Painter-512x384.jpg")));
    REQUIRE(mine.open(QIODevice::WriteOnly));
    mine.write("mine");
    mine.close();
    select(room, 0, 4);
    REQUIRE(clickOn(*room.page, QStringLiteral("gallery_export")));
    auto *pattern = named<QLineEdit>(*room.page, "export_pattern");
    auto *go = named<QAbstractButton>(*room.page, "export_go");
    pattern->setText(QStringLiteral("{prompt}"));
    CHECK_FALSE(go->isEnabled());
    pattern->setText(QStringLiteral("{model}-{size}"));
    CHECK(go->isEnabled());
    REQUIRE(clickOn(*room.page, QStringLiteral("export_format_jpg")));
    named<QAbstractButton>(*room.page, "export_recipe")->setChecked(true);
    CHECK(clippedTexts(*room.page->findChild<QWidget *>(QStringLiteral("export_sheet"))).isEmpty());
    REQUIRE(clickOn(*room.page, QStringLiteral("export_go")));
    REQUIRE(until([&] { return !room.notices.isEmpty(); }));
    CHECK(room.notices.first().contains(QLatin1Char('4')));
    for (int copy = 2; copy <= 5; ++copy) {
        QFile file(room.out.filePath(QStringLiteral("Painter-512x384 (%1).jpg").arg(copy)));
        REQUIRE(file.open(QIODevice::ReadOnly));
        CHECK(labelOf(file.readAll()).value().has_value());
        QFile recipe(room.out.filePath(QStringLiteral("Painter-512x384 (%1).json").arg(copy)));
        REQUIRE(recipe.open(QIODevice::ReadOnly));
        CHECK(QJsonDocument::fromJson(recipe.readAll()).object().value(QStringLiteral("prompt")) == QStringLiteral("canary prompt 7391"));
    }
    CHECK(filesIn(room.out.path()).size() == 9);
    REQUIRE(mine.open(QIODevice::ReadOnly));
    CHECK(mine.readAll() == "mine");
    CHECK(room.desk.settings.exportPattern() == QStringLiteral("{model}-{size}"));
    CHECK(room.desk.settings.exportRecipe());
}

TEST_CASE("an export stops when it is told to, and says when a folder takes nothing")
{
    OutRoom room;
    room.openPage();
    select(room, 0, int(room.pieces.size()));
    room.nextFolder = room.out.filePath(QStringLiteral("gone"));
    REQUIRE(room.act("out_export"));
    REQUIRE(clickOn(*room.page, QStringLiteral("export_go")));
    REQUIRE(until([&] { return !room.notices.isEmpty(); }));
    CHECK(named<QLabel>(*room.page, "export_state")->isVisible());
    REQUIRE(QDir().mkpath(room.nextFolder)); // another folder, in effect
    room.notices.clear();
    REQUIRE(clickOn(*room.page, QStringLiteral("export_go")));
    REQUIRE(clickOn(*room.page, QStringLiteral("export_stop")));
    REQUIRE(until([&] { return !room.notices.isEmpty(); }));
    CHECK(room.notices.first().contains(QStringLiteral("stopped")));
    CHECK(filesIn(room.nextFolder).size() < room.pieces.size());
}

TEST_CASE("copies for other programs are the owner's alone, write-protected, and go with the program or at the next start")
{
    OutRoom room;
    room.openPage();
    room.page->openItem(room.pieces.first().id);
    REQUIRE(room.act("out_open"));
    REQUIRE(until([&] { return room.opened.size() == 1; }));
    const QFileInfo file(room.opened.first());
    CHECK(file.permissions().testFlag(QFileDevice::ReadOwner));
    CHECK_FALSE(file.permissions() & (QFileDevice::WriteOwner | QFileDevice::ReadGroup | QFileDevice::ReadOther));
    const QFileInfo folder(QFileInfo(file.path()).path());
    CHECK_FALSE(folder.permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther | QFileDevice::ExeOther));
    CHECK_FALSE(file.fileName().contains(QStringLiteral("canary")));
    studio::PictureHandover::sweep(); // of another program that starts beside this one
    CHECK(file.exists());
    room.desk.session.signOut(false);
    REQUIRE(until([&] { return !QFileInfo::exists(file.filePath()); }));
    CHECK_FALSE(QFileInfo::exists(folder.filePath()));

    // What a killed program leaves has a lock of a process that is no more.
    const QString left = QDir::tempPath() + QStringLiteral("/mjstudio-handed-killed");
    REQUIRE(QDir().mkpath(left + QStringLiteral("/1")));
    QFile picture(left + QStringLiteral("/1/picture.png"));
    REQUIRE(picture.open(QIODevice::WriteOnly));
    picture.close();
    picture.setPermissions(QFileDevice::ReadOwner);
    studio::PictureHandover::sweep();
    CHECK_FALSE(QFileInfo::exists(left));
}
