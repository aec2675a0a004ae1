#include "server/providers/painter/hanok.h"
#include "server/providers/painter/brush.h"
#include <QPainter>
#include <cmath>

namespace mj::server::painter {

namespace {
QPainterPath roofPath(double tall)
{
    QPainterPath roof(QPointF(-100, -8)); // the raised left corner
    roof.cubicTo(-84, -12, -70, -0.62 * tall, -58, -tall);
    roof.cubicTo(-30, -tall + 4, 30, -tall + 4, 58, -tall);
    roof.cubicTo(70, -0.62 * tall, 84, -12, 100, -8);
    roof.cubicTo(60, 6, -60, 6, -100, -8);
    return roof;
}

void drawRoof(QPainter &painter, double tall, const Rgb &tile, const Rgb &plaster, bool snow)
{
    const QPainterPath roof = roofPath(tall);
    QLinearGradient tone(0, -tall, 0, 4);
    tone.setColorAt(0, qt(lighter(tile, 0.05F)));
    tone.setColorAt(1, qt(lighter(tile, -0.05F)));
    painter.fillPath(roof, tone);
    painter.save();
    painter.setClipPath(roof);
    for (int i = -24; i <= 24; ++i) { // the runs of tiles
        const double foot = i * 4.2;
        QPainterPath run(QPointF(foot, 6));
        run.quadTo(foot * 0.74, -tall * 0.40, foot * 0.58, -tall - 2);
        painter.strokePath(run, QPen(qt(lighter(tile, i % 2 == 0 ? 0.07F : -0.045F)), 1.25));
    }
    if (snow) {
        QLinearGradient white(0, -tall, 0, 2);
        QColor c = qt(plaster);
        white.setColorAt(0, c);
        c.setAlphaF(0.62F);
        white.setColorAt(1, c);
        painter.fillPath(roof, white);
    }
    painter.restore();
    QPainterPath ridge(QPointF(-60, -tall - 4.5));
    ridge.cubicTo(-30, -tall + 1.5, 30, -tall + 1.5, 60, -tall - 4.5);
    painter.strokePath(ridge, QPen(qt(lighter(tile, -0.03F)), 6.5, Qt::SolidLine, Qt::FlatCap));
    painter.strokePath(ridge.translated(0, 2.2), QPen(qt(plaster), 1.3));
    QPainterPath edge(QPointF(-100, -8));
    edge.cubicTo(-60, 6, 60, 6, 100, -8);
    painter.strokePath(edge.translated(0, 1.4), QPen(qt(mix(tile, plaster, 0.45F)), 1.8));
}

void drawWalls(QPainter &painter, const Rgb &wood, const Rgb &wall, const Rgb &paper, Rng &rng)
{
    painter.fillRect(QRectF(-76, -2, 152, 40), qt(wall));
    for (int bay = 0; bay < 5; ++bay) {
        const double left = -74 + bay * 30.0;
        const bool dark = rng.chance(0.22F);
        const QRectF door(left + 3, 10, 22, 25);
        painter.fillRect(door, qt(dark ? mix(wall, wood, 0.5F) : paper));
        painter.setPen(QPen(qt(wood), 0.7));
        for (int i = 1; i < 5; ++i)
            painter.drawLine(QPointF(door.left() + i * 4.4, door.top()), QPointF(door.left() + i * 4.4, door.bottom()));
        for (const double at : {0.18, 0.5, 0.82})
            painter.drawLine(QPointF(door.left(), door.top() + door.height() * at), QPointF(door.right(), door.top() + door.height() * at));
        painter.setPen(Qt::NoPen);
        painter.fillRect(QRectF(left - 2.2, -2, 4.2, 40), qt(wood));
    }
    painter.fillRect(QRectF(73, -2, 4.2, 40), qt(wood));
    painter.fillRect(QRectF(-78, 5, 156, 3), qt(wood));
    painter.fillRect(QRectF(-84, 37, 168, 9), qt(mix(wall, wood, 0.35F)));
    QLinearGradient under(0, -2, 0, 16);
    under.setColorAt(0, QColor(8, 8, 16, 190));
    under.setColorAt(1, QColor(8, 8, 16, 0));
    painter.fillRect(QRectF(-78, -2, 156, 18), under);
}
} // namespace

void paintHouse(Painting &p, const House &house, bool snow)
{
    Rng rng = p.rng(quint64(house.x * 7 + house.eaves * 131) + 141);
    const float haze = 0.62F * (1 - house.nearness);
    const bool day = p.intent.hour == Hour::Day;
    const float dark = p.night() ? 0.62F : (day ? 0.18F : 0.45F);
    const auto tone = [&](quint32 c, float nearShare) { return mixLab(mixLab(hex(c), p.palette.near, nearShare), p.palette.far, haze); };
    const Rgb tile = tone(0x3d4653, dark);
    const Rgb plaster = snow ? tone(0xf1f4f8, dark * 0.35F) : tone(0xd8d2c4, dark * 0.8F);
    const Rgb wood = tone(0x4a2c1d, dark);
    const Rgb wall = tone(0xc9b998, dark * 1.1F);
    const Rgb paper = day ? tone(0xefe6d0, 0.05F) : mixLab(hex(0xffc465), p.palette.far, haze * 0.35F);
    const float scale = house.width / 200;
    QImage sheet = p.sheet();
    {
        QPainter painter(&sheet);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.translate(double(house.x), double(house.eaves));
        painter.scale(double(scale), double(scale));
        drawWalls(painter, wood, wall, paper, rng);
        drawRoof(painter, 40, tile, plaster, snow);
    }
    layMisty(p, sheet, 0, p.h, wall, 0);
    if (!day)
        for (int i = -1; i <= 1; ++i)
            p.canvas.glow(house.x + float(i) * house.width * 0.26F, house.eaves + house.width * 0.12F, house.width * 0.30F, hex(0xff9d3f) * (0.26F * (1 - haze)));
}

void paintVillage(Painting &p)
{
    Rng rng = p.rng(145);
    const bool snow = p.intent.weather == Weather::Snow || p.intent.has(motif::snowfall);
    const int rows = 5;
    for (int row = 0; row < rows && !p.stopped; ++row) {
        const float t = float(row) / float(rows - 1);
        const float width = p.unit * lerp(130, 560, t * t * 0.85F + 0.15F * t);
        const float eaves = lerp(p.horizon + p.unit * 30, p.h - p.unit * 105, std::pow(t, 1.15F));
        const float step = width * 0.93F;
        for (float x = -width * rng.range(0.0F, 0.5F); x < p.w + width * 0.5F && !p.stopped; x += step * rng.range(0.92F, 1.2F))
            paintHouse(p, {x, eaves + rng.range(-0.09F, 0.09F) * width, width * rng.range(0.9F, 1.08F), t}, snow);
    }
}

} // namespace mj::server::painter
