#include "server/providers/painter/skyline.h"
#include "server/providers/painter/brush.h"
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace mj::server::painter {

namespace {
const Rgb &lampColour(Rng &rng)
{
    static const Rgb tints[] = {hex(0xffd98a), hex(0xffc46b), hex(0xffe9bd), hex(0xffb35c), hex(0xcfe6ff)};
    return tints[rng.below(5)];
}

struct Tower {
    QRectF box;
    bool stepped;
};

Tower raise(const Block &block, float x, float width, Rng &rng, const Noise &mass, const Painting &p)
{
    const float wave = clamp01(0.5F + 0.75F * mass.fbm(x / (p.unit * 210), 1.5F, 3));
    const float height = lerp(block.low, block.high, clamp01(wave * wave * 1.15F + rng.range(-0.12F, 0.2F)));
    return {QRectF(double(x), double(block.foot - height), double(width), double(height)), rng.chance(0.32F)};
}

void drawBody(QPainter &body, const Tower &tower, const Block &block, Rng &rng, const Painting &p)
{
    const QRectF &r = tower.box;
    const Rgb colour = lighter(block.body, rng.range(-0.02F, 0.035F));
    const float lightSide = p.light.x > float(r.center().x()) ? 1.0F : -1.0F;
    body.setPen(Qt::NoPen);
    body.setBrush(qt(colour));
    body.drawRect(r);
    const double edge = r.width() * 0.24;
    body.setBrush(qt(mix(colour, p.palette.glow, p.night() ? 0.07F : 0.17F)));
    body.drawRect(lightSide > 0 ? QRectF(r.right() - edge, r.top(), edge, r.height()) : QRectF(r.left(), r.top(), edge, r.height()));
    body.setBrush(qt(colour));
    if (tower.stepped)
        body.drawRect(QRectF(r.left() + r.width() * 0.2, r.top() - r.width() * 0.28, r.width() * 0.6, r.width() * 0.3));
    if (rng.chance(0.18F))
        body.drawRect(QRectF(r.center().x() - double(p.unit), r.top() - r.width() * 0.9, double(p.unit) * 1.8, r.width()));
}

void drawWindows(QPainter &lamps, const QRectF &r, const Block &block, Rng &rng, float unit)
{
    const double cell = std::max(3.0, double(unit) * 5.2 * std::clamp(r.width() / (double(unit) * 46), 0.75, 1.5));
    const double pane = cell * 0.52;
    const int columns = int((r.width() - cell * 0.7) / cell);
    const double inset = (r.width() - columns * cell + cell - pane) / 2;
    const float busy = block.lamps * rng.range(0.35F, 1.3F);
    const Rgb tint = lampColour(rng);
    for (double y = r.top() + cell; y < r.bottom() - cell; y += cell * 1.12) {
        const bool dark = rng.chance(0.12F);
        for (int i = 0; i < columns; ++i) {
            if (dark || !rng.chance(busy))
                continue;
            QColor colour = qt(mix(tint, lampColour(rng), rng.unit() * 0.5F));
            colour.setAlphaF(rng.range(0.35F, 1.0F));
            lamps.fillRect(QRectF(r.left() + inset + i * cell, y, pane, pane * 1.15), colour);
        }
    }
}

void drawLandmark(QPainter &body, QPainter &lamps, const Block &block, Rng &rng, const Painting &p)
{
    const float x = p.w * (p.light.x > p.w * 0.5F ? rng.range(0.16F, 0.30F) : rng.range(0.70F, 0.84F));
    const float height = block.high * 1.75F;
    const float half = p.unit * 30;
    const float top = block.foot - height;
    QPainterPath path(QPointF(x - half, block.foot));
    path.cubicTo(QPointF(x - half * 0.95F, block.foot - height * 0.5F), QPointF(x - half * 0.5F, block.foot - height * 0.8F), QPointF(x - half * 0.2F, top));
    path.lineTo(QPointF(x - half * 0.05F, top + height * 0.05F));
    path.lineTo(QPointF(x + half * 0.2F, top));
    path.cubicTo(QPointF(x + half * 0.5F, block.foot - height * 0.8F), QPointF(x + half * 0.95F, block.foot - height * 0.5F), QPointF(x + half, block.foot));
    body.setBrush(qt(lighter(block.body, 0.02F)));
    body.drawPath(path);
    lamps.save();
    lamps.setClipPath(path);
    for (float y = top + height * 0.12F; y < block.foot - 6; y += p.unit * 5) {
        QColor c = qt(lampColour(rng));
        c.setAlphaF(rng.range(0.15F, 0.75F));
        const float reach = half * rng.range(0.2F, 0.75F);
        lamps.fillRect(QRectF(double(x - reach), double(y), double(reach) * 2, double(p.unit) * 1.7), c);
    }
    lamps.restore();
}
} // namespace

void paintBlock(Painting &p, const Block &block)
{
    Rng rng = p.rng(block.salt + 71);
    const Noise mass = p.noise(block.salt + 72);
    QImage bodies = p.sheet();
    QImage windows = p.sheet();
    {
        QPainter body(&bodies);
        QPainter lamps(&windows);
        body.setRenderHint(QPainter::Antialiasing);
        lamps.setRenderHint(QPainter::Antialiasing);
        body.setPen(Qt::NoPen);
        if (block.landmark)
            drawLandmark(body, lamps, block, rng, p);
        for (float x = -block.wide * rng.unit(); x < p.w && !p.stopped;) {
            const float width = rng.range(block.narrow, block.wide);
            const Tower tower = raise(block, x, width, rng, mass, p);
            drawBody(body, tower, block, rng, p);
            lamps.setCompositionMode(QPainter::CompositionMode_Clear); // this tower hides the lamps behind it
            lamps.fillRect(tower.box, Qt::transparent);
            lamps.setCompositionMode(QPainter::CompositionMode_SourceOver);
            drawWindows(lamps, tower.box, block, rng, p.unit);
            x += width * rng.range(0.82F, 1.25F);
        }
    }
    layMisty(p, bodies, block.foot - block.high, block.foot, block.mist, block.veil);
    layLights(p, windows, p.intent.hour == Hour::Day ? 0.75F : (p.night() ? 1.25F : 1.15F));
}

void paintHillTower(Painting &p, float x, float foot, float height, Rgb colour)
{
    QImage sheet = p.sheet();
    {
        QPainter painter(&sheet);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(qt(colour));
        const auto part = [&](float half, float from, float to) {
            painter.drawRect(QRectF(double(x - half * height), double(foot - to * height), double(half * height) * 2, double((to - from) * height)));
        };
        part(0.030F, 0, 0.46F);
        part(0.085F, 0, 0.05F);
        painter.drawEllipse(QPointF(x, foot - height * 0.50F), height * 0.085F, height * 0.06F);
        painter.drawEllipse(QPointF(x, foot - height * 0.57F), height * 0.062F, height * 0.04F);
        part(0.018F, 0.55F, 0.80F);
        part(0.008F, 0.78F, 1.0F);
    }
    layMisty(p, sheet, 0, p.h, colour, 0);
    p.canvas.glow(x, foot - height * 0.5F, height * 0.35F, p.palette.accent * (p.intent.hour == Hour::Day ? 0.05F : 0.55F));
    p.canvas.petal(x, foot - height * 0.50F, height * 0.07F, height * 0.012F, 0, p.palette.accent * 1.5F, 0.9F);
    p.canvas.dot(x, foot - height, p.unit * 2.0F, hex(0xff4a3a) * 1.6F);
}

void paintBridge(Painting &p, float deck, float foot)
{
    const Rgb steel = mixLab(p.palette.near, p.palette.far, 0.28F);
    const float thick = p.unit * 7;
    const float span = p.w / 5.0F;
    QImage sheet = p.sheet();
    {
        QPainter painter(&sheet);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(qt(steel));
        painter.drawRect(QRectF(0, double(deck), double(p.w), double(thick)));
        for (float x = span * 0.5F; x < p.w; x += span) {
            painter.drawRect(QRectF(double(x - thick * 0.8F), double(deck), double(thick) * 1.6, double(foot - deck)));
            QPainterPath arch(QPointF(x, deck + thick));
            arch.quadTo(QPointF(x + span * 0.5F, deck - span * 0.24F), QPointF(x + span, deck + thick));
            painter.strokePath(arch, QPen(qt(steel), double(p.unit) * 3.4));
            for (float t = 0.12F; t < 0.95F; t += 0.095F) {
                const QPointF top = arch.pointAtPercent(double(t));
                painter.fillRect(QRectF(top.x() - 0.5, top.y(), double(p.unit) * 1.1, std::max(0.0, double(deck) - top.y())), qt(steel));
            }
        }
    }
    layMisty(p, sheet, 0, p.h, steel, 0);
    if (p.intent.hour == Hour::Day)
        return;
    const Rgb lamp = hex(0xffc873);
    for (float x = span * 0.05F; x < p.w; x += span * 0.1F) {
        p.canvas.dot(x, deck - p.unit * 2.5F, p.unit * 1.7F, lamp * 1.5F);
        p.canvas.glow(x, deck - p.unit * 2.5F, p.unit * 17, lamp * 0.38F);
    }
}

} // namespace mj::server::painter
