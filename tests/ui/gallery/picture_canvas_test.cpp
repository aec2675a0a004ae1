#include "support/catch.h"
#include "ui/gallery/picture_canvas.h"
#include <QApplication>
#include <QTest>
#include <QWheelEvent>

using namespace mj::ui;

namespace {

void wheel(PictureCanvas &canvas, const QPointF &at, int notches)
{
    QWheelEvent event(at, canvas.mapToGlobal(at), {}, {0, notches * 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&canvas, &event);
}

} // namespace

TEST_CASE("What is under the pointer stays under it while zooming")
{
    PictureCanvas canvas;
    canvas.resize(400, 400);
    canvas.setPicture(QImage(1000, 1000, QImage::Format_RGB32));
    canvas.show();
    CHECK(canvas.isFitted());
    CHECK(canvas.zoom() == Approx(0.4));
    const QPointF pointer(300, 120);
    const QPointF before = canvas.pictureAt(pointer);
    wheel(canvas, pointer, 4);
    CHECK_FALSE(canvas.isFitted());
    CHECK(canvas.zoom() > 0.9);
    CHECK(canvas.pictureAt(pointer).x() == Approx(before.x()));
    CHECK(canvas.pictureAt(pointer).y() == Approx(before.y()));
    wheel(canvas, pointer, -20);
    CHECK(canvas.isFitted());
    CHECK(canvas.zoom() == Approx(0.4));
}

TEST_CASE("Dragging pans, and the picture never leaves the window")
{
    PictureCanvas canvas;
    canvas.resize(400, 400);
    canvas.setPicture(QImage(1000, 1000, QImage::Format_RGB32));
    canvas.show();
    canvas.showActualSize();
    const QPointF corner = canvas.pictureAt({0, 0});
    QTest::mousePress(&canvas, Qt::LeftButton, {}, {200, 200});
    QTest::mouseMove(&canvas, {150, 180});
    QTest::mouseRelease(&canvas, Qt::LeftButton, {}, {150, 180});
    CHECK(canvas.pictureAt({0, 0}).x() == Approx(corner.x() + 50));
    CHECK(canvas.pictureAt({0, 0}).y() == Approx(corner.y() + 20));
    QTest::mousePress(&canvas, Qt::LeftButton, {}, {10, 10});
    QTest::mouseMove(&canvas, {2000, 2000});
    QTest::mouseRelease(&canvas, Qt::LeftButton, {}, {2000, 2000});
    CHECK(canvas.pictureAt({0, 0}).x() == Approx(0));
    CHECK(canvas.pictureAt({0, 0}).y() == Approx(0));
}

TEST_CASE("A small picture is not blown up to fit")
{
    PictureCanvas canvas;
    canvas.resize(400, 400);
    canvas.setPicture(QImage(100, 50, QImage::Format_RGB32));
    CHECK(canvas.zoom() == Approx(1.0));
}
