#include "studio/mask_drawing.h"
#include "support/catch.h"

#include <QRandomGenerator>

using namespace mj;
using namespace mj::studio;

namespace {

bool isMarked(const MaskDrawing &drawing, int x, int y)
{
    return drawing.marks().constScanLine(y)[x] == 255;
}

void scribble(MaskDrawing &drawing, QRandomGenerator &random)
{
    const int width = drawing.size().width();
    const int height = drawing.size().height();
    const auto any = [&] { return QPointF(random.bounded(width), random.bounded(height)); };
    switch (random.bounded(5)) {
    case 0:
        return drawing.fill(QRectF(any(), any()).toRect(), random.bounded(2) ? MaskDrawing::Ink::Mark : MaskDrawing::Ink::Erase);
    case 1:
        return drawing.invert();
    default:
        drawing.beginStroke(any(), random.bounded(1, 40), random.bounded(3) ? MaskDrawing::Ink::Mark : MaskDrawing::Ink::Erase);
        for (int i = 0; i < 4; ++i)
            drawing.continueStroke(any());
        drawing.endStroke();
    }
}

} // namespace

TEST_CASE("a stroke marks round and without gaps, the eraser takes it away")
{
    MaskDrawing drawing(QSize(200, 100));
    CHECK(drawing.isEmpty());
    CHECK(drawing.toPng().isEmpty());
    drawing.beginStroke(QPointF(20, 50), 10, MaskDrawing::Ink::Mark);
    drawing.continueStroke(QPointF(180, 50));
    drawing.endStroke();
    for (int x = 12; x < 188; ++x)
        REQUIRE(isMarked(drawing, x, 50));
    CHECK_FALSE(isMarked(drawing, 100, 35));
    CHECK_FALSE(isMarked(drawing, 5, 50));
    drawing.beginStroke(QPointF(100, 50), 15, MaskDrawing::Ink::Erase);
    drawing.endStroke();
    CHECK_FALSE(isMarked(drawing, 100, 50));
    CHECK(isMarked(drawing, 150, 50));
}

TEST_CASE("a mask is a PNG of the picture's size, see-through exactly where it may change, and comes back")
{
    MaskDrawing drawing(QSize(64, 48));
    drawing.fill(QRect(-10, -10, 20, 20), MaskDrawing::Ink::Mark);
    const QImage mask = QImage::fromData(drawing.toPng(), "png");
    REQUIRE(mask.size() == QSize(64, 48));
    REQUIRE(mask.hasAlphaChannel());
    for (int y = 0; y < 48; ++y)
        for (int x = 0; x < 64; ++x)
            REQUIRE(qAlpha(mask.pixel(x, y)) == (x < 10 && y < 10 ? 0 : 255));
    const Result<MaskDrawing> again = MaskDrawing::fromPng(drawing.toPng(), QSize(64, 48));
    REQUIRE(again);
    CHECK(again->marks() == drawing.marks());
    CHECK_FALSE(again->canUndo());
    CHECK(MaskDrawing::fromPng(drawing.toPng(), QSize(63, 48)).error().code == Code::InvalidField);
    CHECK_FALSE(MaskDrawing::fromPng("no picture", QSize(64, 48)));
}

TEST_CASE("every step goes back and forth exactly; a new one ends the way forth; nothing drawn is no step")
{
    QRandomGenerator random(11);
    MaskDrawing drawing(QSize(300, 200));
    QList<QImage> states{drawing.marks().copy()};
    while (states.size() < 61) {
        scribble(drawing, random);
        if (drawing.steps() == states.size())
            states.append(drawing.marks().copy());
    }
    for (qsizetype i = states.size() - 1; i > 0; --i) {
        REQUIRE(drawing.canUndo());
        drawing.undo();
        REQUIRE(drawing.marks() == states[i - 1]);
    }
    CHECK_FALSE(drawing.canUndo());
    for (qsizetype i = 1; i < states.size(); ++i) {
        drawing.redo();
        REQUIRE(drawing.marks() == states[i]);
    }
    drawing.undo();
    drawing.clear();
    CHECK_FALSE(drawing.canRedo());
    const int steps = drawing.steps();
    drawing.clear();
    drawing.fill(QRect(0, 0, 20, 20), MaskDrawing::Ink::Erase);
    drawing.fill(QRect(-20, -20, 10, 10), MaskDrawing::Ink::Mark);
    CHECK(drawing.steps() == steps);
}

TEST_CASE("the steps of the largest picture stay small, and at least fifty are kept")
{
    MaskDrawing drawing(QSize(4096, 4096));
    QRandomGenerator random(5);
    for (int i = 0; i < 60; ++i) {
        drawing.beginStroke(QPointF(random.bounded(4096), random.bounded(4096)), 256, MaskDrawing::Ink::Mark);
        drawing.continueStroke(QPointF(random.bounded(4096), random.bounded(4096)));
        drawing.endStroke();
        drawing.invert();
    }
    CHECK(drawing.steps() >= MaskDrawing::fewestSteps);
    CHECK(drawing.bytes() <= MaskDrawing::mostBytes);
    int back = 0;
    for (; drawing.canUndo(); ++back)
        drawing.undo();
    CHECK(back >= 50);
}
