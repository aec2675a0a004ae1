#include "create_scene.h"
#include "studio/reference_pictures.h"
#include "support/catch.h"
#include "ui/generation/mask_editor.h"
#include <QSlider>
#include <QWheelEvent>

using namespace mj;
using namespace mj::ui;

namespace {

struct Masked : CreateScene {
    QString id;

    Masked()
    {
        tick("create_task_edit");
        pictures().addImage(plain(Qt::darkGreen, QSize(400, 300)));
        REQUIRE(until([&] { return pictures().pictures().size() == 1; }));
        id = pictures().pictures()[0].id;
    }
    MaskEditor *openEditor() const
    {
        press(*page, QStringLiteral("reference_mask_") + id);
        REQUIRE(until([&] { return isShown(*page, "mask_editor"); }));
        return named<MaskEditor>(*page, "mask_editor");
    }
    static QPoint at(const MaskCanvas &canvas, int x, int y) { return canvas.widgetAt(QPointF(x, y)).toPoint(); }
    static void stroke(MaskCanvas &canvas, const QPoint &from, const QPoint &to)
    {
        QTest::mousePress(&canvas, Qt::LeftButton, {}, from);
        QTest::mouseMove(&canvas, (from + to) / 2);
        QTest::mouseMove(&canvas, to);
        QTest::mouseRelease(&canvas, Qt::LeftButton, {}, to);
    }
    QImage mask() const { return QImage::fromData(pictures().mask(id)); }
};

bool isMarked(const MaskCanvas &canvas, int x, int y)
{
    return canvas.drawing().marks().constScanLine(y)[x] == 255;
}

} // namespace

TEST_CASE("a mask is drawn with the mouse, used, sent, shown and opened again")
{
    Masked here;
    MaskEditor *editor = here.openEditor();
    MaskCanvas &canvas = *editor->canvas();
    CHECK(here.cut() == QString());
    canvas.setBrush(20);
    Masked::stroke(canvas, Masked::at(canvas, 50, 150), Masked::at(canvas, 350, 150));
    CHECK(isMarked(canvas, 200, 150));
    CHECK_FALSE(isMarked(canvas, 200, 200));
    press(*editor, "mask_rectangle");
    Masked::stroke(canvas, Masked::at(canvas, 100, 200), Masked::at(canvas, 200, 280));
    CHECK(isMarked(canvas, 150, 240));
    press(*editor, "mask_eraser");
    Masked::stroke(canvas, Masked::at(canvas, 150, 240), Masked::at(canvas, 152, 240));
    CHECK_FALSE(isMarked(canvas, 150, 240));
    press(*editor, "mask_undo");
    CHECK(isMarked(canvas, 150, 240));
    press(*editor, "mask_redo");
    CHECK_FALSE(isMarked(canvas, 150, 240));
    press(*editor, "mask_use");
    CHECK_FALSE(isShown(*here.page, "mask_editor"));

    REQUIRE(here.mask().size() == QSize(400, 300));
    CHECK(qAlpha(here.mask().pixel(200, 150)) == 0);
    CHECK(qAlpha(here.mask().pixel(200, 50)) == 255);
    CHECK(tells(*here.page, QStringLiteral("1 · mask")));
    here.write(QStringLiteral("a boat there"));
    REQUIRE(here.sends(QStringLiteral("Create 1 · 30 P — 1,020 P left")));
    CHECK_FALSE(here.desk->generation.priced().first().mask.isEmpty());

    MaskEditor *again = here.openEditor();
    CHECK(isMarked(*again->canvas(), 200, 150));
    press(*again, "mask_clear");
    press(*again, "mask_use"); // nothing is marked: no mask
    CHECK_FALSE(here.pictures().pictures()[0].hasMask);
}

TEST_CASE("keys alone draw a mask")
{
    Masked here;
    MaskEditor *editor = here.openEditor();
    MaskCanvas &canvas = *editor->canvas();
    REQUIRE(canvas.hasFocus());
    const int brush = canvas.brush();
    QTest::keyClick(&canvas, Qt::Key_BracketRight);
    CHECK(canvas.brush() > brush);
    QTest::keyClick(&canvas, Qt::Key_BracketLeft);
    QTest::keyClick(&canvas, Qt::Key_BracketLeft);
    CHECK(canvas.brush() < brush);
    QTest::keyClick(&canvas, Qt::Key_Return); // down, in the middle
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(&canvas, Qt::Key_Right);
    QTest::keyClick(&canvas, Qt::Key_Return); // up
    CHECK(isMarked(canvas, 200, 150));
    CHECK(isMarked(canvas, 200 + canvas.brush() / 2, 150));
    QTest::keyClick(&canvas, Qt::Key_Z, Qt::ControlModifier);
    CHECK(canvas.drawing().isEmpty());
    QTest::keyClick(&canvas, Qt::Key_Y, Qt::ControlModifier);
    CHECK_FALSE(canvas.drawing().isEmpty());
    QTest::keyClick(&canvas, Qt::Key_I);
    CHECK_FALSE(isMarked(canvas, 200, 150));
    CHECK(isMarked(canvas, 2, 2));
    QTest::keyClick(&canvas, Qt::Key_Delete);
    CHECK(canvas.drawing().isEmpty());
    QTest::keyClick(&canvas, Qt::Key_R);
    CHECK(canvas.tool() == MaskCanvas::Tool::Rectangle);
    QTest::keyClick(&canvas, Qt::Key_Return);
    QTest::keyClick(&canvas, Qt::Key_Down, Qt::ShiftModifier);
    QTest::keyClick(&canvas, Qt::Key_Left, Qt::ShiftModifier);
    QTest::keyClick(&canvas, Qt::Key_Return);
    CHECK_FALSE(canvas.drawing().isEmpty());
    QTest::keyClick(&canvas, Qt::Key_Return, Qt::ControlModifier);
    CHECK(here.pictures().pictures()[0].hasMask);
}

TEST_CASE("leaving asks nothing and loses nothing")
{
    Masked here;
    MaskEditor *editor = here.openEditor();
    Masked::stroke(*editor->canvas(), Masked::at(*editor->canvas(), 50, 50), Masked::at(*editor->canvas(), 100, 50));
    QTest::keyClick(editor->canvas(), Qt::Key_Escape);
    CHECK_FALSE(isShown(*here.page, "mask_editor"));
    CHECK_FALSE(here.pictures().pictures()[0].hasMask);
    CHECK(tells(*here.page, QStringLiteral("What you marked is not used.")));
    press(*here.page, "reference_undo_action");
    CHECK(here.pictures().pictures()[0].hasMask);
    here.openEditor();
    press(*here.page, "mask_leave"); // nothing was drawn: nothing to bring back
    CHECK_FALSE(isShown(*here.page, "reference_undo"));
    here.pictures().remove(here.id);
    here.pictures().restoreRemoved();
    CHECK(here.pictures().pictures()[0].hasMask);
}

TEST_CASE("the wheel zooms to the pointer, space and drag move the picture, the marks stay where they are")
{
    Masked here;
    MaskEditor *editor = here.openEditor();
    MaskCanvas &canvas = *editor->canvas();
    const QPoint pointer = Masked::at(canvas, 200, 100);
    const double before = canvas.zoom();
    for (int i = 0; i < 4; ++i) {
        QWheelEvent wheel(pointer, canvas.mapToGlobal(pointer), {}, QPoint(0, 120), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(&canvas, &wheel);
    }
    CHECK(canvas.zoom() > 2 * before);
    CHECK((canvas.pictureAt(pointer) - QPointF(200, 100)).manhattanLength() < 2);
    const QPointF corner = canvas.widgetAt(QPointF());
    QTest::keyPress(&canvas, Qt::Key_Space);
    Masked::stroke(canvas, pointer, pointer + QPoint(40, 10));
    QTest::keyRelease(&canvas, Qt::Key_Space);
    CHECK(canvas.drawing().isEmpty());
    CHECK((canvas.widgetAt(QPointF()) - corner).manhattanLength() > 10);
    QTest::keyClick(&canvas, Qt::Key_0);
    CHECK(canvas.zoom() == Approx(before));
    named<QSlider>(*editor, "mask_size")->setValue(200);
    CHECK(canvas.brush() == 200);
}
