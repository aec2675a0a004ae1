#include "server/providers/painter/figures.h"
#include "server/providers/painter/brush.h"
#include <QPainter>
#include <cmath>

namespace mj::server::painter {

namespace {
// Draws in a frame of its own: the origin at (x, y), one step = scale pixels.
template <class Draw>
void inFrame(Painting &p, QPointF origin, float scale, Draw draw)
{
    QImage sheet = p.sheet();
    {
        QPainter painter(&sheet);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.translate(origin);
        painter.scale(double(scale), double(scale));
        draw(painter);
    }
    layMisty(p, sheet, 0, p.h, p.palette.near, 0);
}
} // namespace

void paintBirds(Painting &p)
{
    Rng rng = p.rng(131);
    const float x0 = p.w * rng.range(0.25F, 0.6F);
    const float y0 = p.horizon * rng.range(0.28F, 0.5F);
    const int count = 6 + rng.below(7);
    const QColor colour = qt(mixLab(p.palette.near, p.palette.high, 0.22F));
    inFrame(p, {0, 0}, 1, [&](QPainter &painter) {
        for (int i = 0; i < count; ++i) {
            const float side = float((i + 1) / 2) * (i % 2 == 0 ? 1.0F : -1.0F);
            const float x = x0 + side * p.unit * 30 + rng.range(-8, 8) * p.unit;
            const float y = y0 + std::fabs(side) * p.unit * 13 + rng.range(-7, 7) * p.unit;
            const float s = p.unit * rng.range(10, 17);
            const float up = s * rng.range(0.25F, 0.7F);
            QPainterPath wing(QPointF(x - s, y - up * 0.5F));
            wing.quadTo(QPointF(x - s * 0.45F, y - up), QPointF(x, y));
            wing.quadTo(QPointF(x + s * 0.45F, y - up), QPointF(x + s, y - up * 0.4F));
            wing.quadTo(QPointF(x + s * 0.45F, y - up * 0.65F), QPointF(x, y + s * 0.17F));
            wing.quadTo(QPointF(x - s * 0.45F, y - up * 0.65F), QPointF(x - s, y - up * 0.5F));
            painter.fillPath(wing, colour);
        }
    });
}

void paintBoat(Painting &p, float x, float foot, float size)
{
    const QColor hull = qt(mixLab(p.palette.near, p.palette.accent, 0.16F));
    const Rgb cloth = mixLab(hex(0xf6efe2), p.palette.glow, 0.35F) * (p.night() ? 0.42F : 1.0F);
    inFrame(p, {double(x), double(foot)}, size / 100, [&](QPainter &painter) {
        QPainterPath body(QPointF(-46, -12));
        body.quadTo(0, -6, 50, -16);
        body.quadTo(40, 4, 26, 6);
        body.lineTo(-30, 6);
        body.quadTo(-42, 2, -46, -12);
        QPainterPath main(QPointF(2, -100));
        main.quadTo(40, -58, 42, -18);
        main.lineTo(2, -14);
        QPainterPath jib(QPointF(-3, -92));
        jib.quadTo(-18, -48, -38, -18);
        jib.lineTo(-3, -14);
        painter.fillPath(main, qt(cloth));
        painter.fillPath(jib, qt(mixLab(cloth, p.palette.cloudShade, 0.38F)));
        painter.fillRect(QRectF(-1.6, -104, 3.0, 96), hull);
        painter.fillPath(body, hull);
    });
    if (p.intent.hour != Hour::Day)
        p.canvas.glow(x, foot - size * 0.2F, size * 0.4F, hex(0xffc873) * 0.5F);
}

void paintLighthouse(Painting &p, float x, float foot, float height)
{
    const Rgb white = mixLab(hex(0xf4efe6), p.palette.far, p.night() ? 0.75F : 0.3F);
    const Rgb red = mixLab(hex(0xc8392f), p.palette.far, p.night() ? 0.6F : 0.22F);
    const QColor rock = qt(mixLab(p.palette.near, p.palette.far, 0.15F));
    inFrame(p, {double(x), double(foot)}, height / 100, [&](QPainter &painter) {
        QPainterPath cliff(QPointF(-120, 4));
        cliff.cubicTo(-90, -10, -60, -8, -40, -20);
        cliff.cubicTo(-20, -26, 20, -26, 34, -18);
        cliff.cubicTo(60, -10, 90, -8, 130, 4);
        for (int i = 0; i < 5; ++i) {
            const double t0 = i / 5.0;
            const double t1 = (i + 1) / 5.0;
            const auto half = [](double t) { return 9.5 - 3.5 * t; };
            const QPointF band[] = {{-half(t0), -20 - 60 * t0}, {half(t0), -20 - 60 * t0}, {half(t1), -20 - 60 * t1}, {-half(t1), -20 - 60 * t1}};
            painter.setBrush(qt(i % 2 == 0 ? white : red));
            painter.drawPolygon(band, 4);
            const QPointF shade[] = {{half(t0) * 0.25, -20 - 60 * t0}, {half(t0), -20 - 60 * t0}, {half(t1), -20 - 60 * t1}, {half(t1) * 0.25, -20 - 60 * t1}};
            painter.setBrush(QColor(20, 24, 40, 60));
            painter.drawPolygon(shade, 4);
        }
        painter.fillRect(QRectF(-8, -82, 16, 2.6), rock);
        painter.fillRect(QRectF(-4.4, -91, 8.8, 9), qt(hex(0xffe2a0)));
        const QPointF roof[] = {{-6.4, -91}, {6.4, -91}, {0, -99}};
        painter.setBrush(qt(red));
        painter.drawPolygon(roof, 3);
        painter.fillPath(cliff, rock);
    });
    p.canvas.glow(x, foot - height * 0.865F, height * 0.55F, hex(0xffdf9a) * (p.intent.hour == Hour::Day ? 0.15F : 0.9F));
    if (p.intent.hour == Hour::Day)
        return;
    for (const float side : {-1.0F, 1.0F})
        for (int i = 0; i < 60; ++i) {
            const float t = float(i) / 60;
            p.canvas.glow(x + side * t * p.w * 0.55F, foot - height * (0.865F - side * 0.10F * t), height * (0.05F + 0.16F * t), hex(0xffe6b0) * (0.085F * (1 - t)));
        }
}

void paintBalloons(Painting &p)
{
    Rng rng = p.rng(135);
    const Rgb cloths[] = {hex(0xe2574c), hex(0xf2b134), hex(0x4aa3a2), hex(0xf6efe2), hex(0x5b6abf)};
    for (int i = 0; i < 5; ++i) {
        const float size = p.unit * (i == 0 ? 165.0F : rng.range(36, 92));
        const QPointF at(double(p.w * (i == 0 ? rng.range(0.3F, 0.7F) : rng.unit())), double(p.horizon * (i == 0 ? 0.42F : rng.range(0.12F, 0.8F))));
        const int first = rng.below(5);
        const float haze = clamp01(0.5F - size / (p.unit * 260));
        inFrame(p, at, size / 100, [&](QPainter &painter) {
            for (int k = 5; k >= 0; --k) { // gores, the outer ones first
                const double half = 44.0 * (k + 1) / 6.0;
                QPainterPath gore(QPointF(0, -62));
                gore.cubicTo(half * 1.35, -62, half * 1.35, 0, half * 0.22, 34);
                gore.lineTo(-half * 0.22, 34);
                gore.cubicTo(-half * 1.35, 0, -half * 1.35, -62, 0, -62);
                const Rgb c = mixLab(mixLab(cloths[(first + k % 2 * 2) % 5], p.palette.near, 0.055F * float(k)), p.palette.horizon, haze);
                painter.fillPath(gore, qt(p.night() ? c * 0.5F : c));
            }
            painter.fillRect(QRectF(-7, 44, 14, 10), qt(mixLab(hex(0x6b4426), p.palette.horizon, haze)));
            painter.setPen(QPen(qt(p.palette.near), 0.8));
            painter.drawLine(QPointF(-8, 34), QPointF(-6, 44));
            painter.drawLine(QPointF(8, 34), QPointF(6, 44));
        });
    }
}

void paintWhale(Painting &p, float x, float y, float length)
{
    const Rgb back = mixLab(hex(0x27476b), p.palette.zenith, 0.4F);
    const Rgb belly = mixLab(hex(0xdfe8ee), p.palette.low, 0.35F);
    inFrame(p, {double(x), double(y)}, length / 200, [&](QPainter &painter) {
        painter.rotate(-16);
        QPainterPath body(QPointF(-98, 2));
        body.cubicTo(-92, -34, -40, -46, 4, -34);
        body.cubicTo(44, -24, 70, -4, 92, -22);
        body.cubicTo(92, -40, 106, -46, 116, -46);
        body.cubicTo(112, -34, 108, -24, 100, -14);
        body.cubicTo(110, -12, 122, -8, 126, 4);
        body.cubicTo(112, 6, 100, 2, 94, -8);
        body.cubicTo(70, 22, 20, 34, -40, 30);
        body.cubicTo(-70, 28, -96, 20, -98, 2);
        QLinearGradient tone(0, -40, 0, 34);
        tone.setColorAt(0, qt(back));
        tone.setColorAt(0.58, qt(lighter(back, 0.10F)));
        tone.setColorAt(0.66, qt(mixLab(back, belly, 0.8F)));
        tone.setColorAt(1, qt(belly));
        painter.fillPath(body, tone);
        painter.setClipPath(body);
        painter.setPen(QPen(qt(mixLab(back, belly, 0.45F)), 1.1));
        for (int i = 0; i < 7; ++i) {
            QPainterPath fold(QPointF(-97, 7 + i * 4));
            fold.cubicTo(-60, 12 + i * 5, -20, 12 + i * 5, 8, 6 + i * 4);
            painter.drawPath(fold);
        }
        painter.setClipping(false);
        QPainterPath fin(QPointF(-34, 14));
        fin.cubicTo(-28, 38, -8, 56, 12, 60);
        fin.cubicTo(8, 42, -4, 24, -12, 12);
        painter.fillPath(fin, qt(lighter(back, 0.02F)));
        painter.setPen(Qt::NoPen);
        painter.setBrush(qt(p.palette.near));
        painter.drawEllipse(QPointF(-68, -1), 2.2, 2.2);
    });
}

void paintCat(Painting &p, float x, float foot, float height)
{
    const Rgb fur = mixLab(p.palette.near, hex(0x16121c), 0.4F);
    inFrame(p, {double(x), double(foot)}, height / 100, [&](QPainter &painter) {
        QPainterPath cat(QPointF(-24, 2));
        cat.cubicTo(-32, -22, -22, -48, -13, -60);
        cat.cubicTo(-20, -68, -20, -80, -17, -100); // an ear
        cat.cubicTo(-12, -95, -8, -90, -6, -87);
        cat.cubicTo(-2, -88, 2, -88, 6, -87);
        cat.cubicTo(8, -90, 12, -95, 17, -100);
        cat.cubicTo(20, -80, 20, -68, 13, -60);
        cat.cubicTo(22, -48, 32, -22, 24, 2);
        cat.closeSubpath();
        painter.fillPath(cat, qt(fur));
        QPainterPath tail(QPointF(18, -4));
        tail.cubicTo(44, 4, 58, -12, 50, -30);
        tail.cubicTo(46, -40, 54, -46, 58, -44);
        painter.strokePath(tail, QPen(qt(fur), 7, Qt::SolidLine, Qt::RoundCap));
    });
}

void paintCabin(Painting &p, float x, float foot, float size)
{
    const bool winter = p.intent.scene == Scene::Winter || p.intent.weather == Weather::Snow;
    const QColor wall = qt(mixLab(hex(0x4a3226), p.palette.near, 0.5F));
    const QColor roof = qt(winter ? mixLab(hex(0xeef2f7), p.palette.cloudShade, p.night() ? 0.5F : 0.15F) : mixLab(hex(0x8f3b2e), p.palette.near, 0.35F));
    inFrame(p, {double(x), double(foot)}, size / 100, [&](QPainter &painter) {
        painter.fillRect(QRectF(-38, -38, 76, 42), wall);
        painter.fillRect(QRectF(16, -84, 11, 30), wall);
        const QPointF top[] = {{-50, -36}, {-26, -70}, {30, -70}, {52, -36}};
        painter.setBrush(roof);
        painter.drawPolygon(top, 4);
        painter.fillRect(QRectF(-50, -38, 102, 4), wall);
        const QColor lamp = p.intent.hour == Hour::Day ? qt(hex(0x8fb0c0)) : qt(hex(0xffcf7d));
        painter.fillRect(QRectF(-26, -28, 17, 15), lamp);
        painter.fillRect(QRectF(12, -28, 17, 15), lamp);
        painter.fillRect(QRectF(-19, -28, 2.2, 15), wall);
        painter.fillRect(QRectF(19.5, -28, 2.2, 15), wall);
        painter.fillRect(QRectF(-6, -26, 13, 30), qt(mixLab(hex(0x2b1a14), p.palette.near, 0.4F)));
    });
    if (p.intent.hour != Hour::Day) {
        p.canvas.glow(x - size * 0.18F, foot - size * 0.2F, size * 0.5F, hex(0xffb85c) * 0.75F);
        p.canvas.glow(x + size * 0.2F, foot - size * 0.2F, size * 0.5F, hex(0xffb85c) * 0.75F);
        p.canvas.glow(x, foot + size * 0.05F, size * 1.0F, hex(0xffa04a) * 0.22F);
    }
    for (int i = 0; i < 16; ++i) // smoke
        p.canvas.glow(x + size * (0.21F + 0.016F * float(i) + 0.03F * std::sin(float(i))), foot - size * (0.92F + 0.075F * float(i)), size * (0.07F + 0.012F * float(i)),
                      p.palette.cloud * (0.16F * (1 - float(i) / 16)));
}

void paintLanterns(Painting &p)
{
    Rng rng = p.rng(139);
    const Rgb warm[] = {hex(0xff7a3c), hex(0xffb24a), hex(0xf2503c)};
    for (int i = 0; i < 26 && !p.stopped; ++i) {
        const float near = std::pow(float(i) / 26, 2.2F);
        const float size = p.unit * (6 + 30 * near);
        const float x = rng.unit() * p.w;
        const float y = p.h * rng.range(0.05F, 0.62F);
        const Rgb c = warm[rng.below(3)];
        p.canvas.glow(x, y, size * 4.2F, c * (0.34F + 0.12F * near));
        inFrame(p, {double(x), double(y)}, size / 20, [&](QPainter &painter) {
            QPainterPath body(QPointF(-11, -18));
            body.cubicTo(-18, -8, -16, 10, -8, 20);
            body.lineTo(8, 20);
            body.cubicTo(16, 10, 18, -8, 11, -18);
            body.closeSubpath();
            QLinearGradient tone(0, -20, 0, 22);
            tone.setColorAt(0, qt(mixLab(c, hex(0x8a2a18), 0.45F)));
            tone.setColorAt(0.75, qt(lighter(c, 0.08F)));
            tone.setColorAt(1, qt(hex(0xfff0c0)));
            painter.fillPath(body, tone);
        });
        p.canvas.glow(x, y + size * 0.5F, size * 1.0F, hex(0xffdf9a) * 0.8F);
    }
}

} // namespace mj::server::painter
