#include "ui/account/brand_landscape.h"
#include "ui/theme/tokens.h"
#include <QPainter>
#include <QPainterPath>
#include <QRandomGenerator>
#include <cmath>

namespace mj::ui {
namespace {

constexpr int kRidges = 5;
constexpr quint32 kSeed = 20251128;

QColor mixed(const QColor &from, const QColor &to, double part)
{
    return QColor::fromRgbF(float(from.redF() + (to.redF() - from.redF()) * part),
        float(from.greenF() + (to.greenF() - from.greenF()) * part),
        float(from.blueF() + (to.blueF() - from.blueF()) * part));
}

QColor dusk()
{
    return QColor::fromHsvF(0.055F, 0.42F, 1.0F); // the warm end of the sky, opposite the accent on the wheel
}

void paintSky(QPainter &painter, const QSizeF &size)
{
    const Tokens &t = lightTokens();
    QLinearGradient sky(0, 0, 0, size.height());
    sky.setColorAt(0.0, t.accentDeep);
    sky.setColorAt(0.38, t.accent);
    sky.setColorAt(0.62, mixed(t.accent, dusk(), 0.55));
    sky.setColorAt(0.78, dusk());
    painter.fillRect(QRectF(QPointF(0, 0), size), sky);

    QRandomGenerator dice(kSeed);
    painter.setPen(Qt::NoPen);
    for (int i = 0; i < 90; ++i) {
        const double x = dice.generateDouble() * size.width();
        const double y = std::pow(dice.generateDouble(), 1.6) * size.height() * 0.5;
        QColor star = t.onAccent;
        star.setAlphaF(float(0.15 + 0.55 * dice.generateDouble() * (1 - y / (size.height() * 0.5))));
        const double side = size.width() * (0.0012 + 0.0018 * dice.generateDouble());
        painter.setBrush(star);
        painter.drawEllipse(QPointF(x, y), side, side);
    }
}

void paintSun(QPainter &painter, const QSizeF &size)
{
    const QPointF centre(size.width() * 0.68, size.height() * 0.56);
    const double side = size.width() * 0.085;
    QRadialGradient glow(centre, side * 6);
    QColor warm = mixed(dusk(), lightTokens().onAccent, 0.45);
    warm.setAlphaF(0.75F);
    glow.setColorAt(0, warm);
    warm.setAlphaF(0);
    glow.setColorAt(1, warm);
    painter.fillRect(QRectF(QPointF(0, 0), size), glow);
    painter.setBrush(mixed(dusk(), lightTokens().onAccent, 0.7));
    painter.drawEllipse(centre, side, side);
}

void paintRidge(QPainter &painter, const QSizeF &size, int index)
{
    const double depth = double(index) / (kRidges - 1); // 0 far, 1 near
    const double base = size.height() * (0.63 + 0.075 * index);
    const double rise = size.height() * (0.05 + 0.012 * index);
    QPainterPath path(QPointF(0, size.height()));
    const int steps = 240;
    for (int i = 0; i <= steps; ++i) {
        const double u = double(i) / steps;
        const double wave = std::sin(u * 5.1 + index * 2.3) * 0.55 + std::sin(u * 11.7 + index * 4.1) * 0.28
                            + std::sin(u * 27.0 + index * 1.7) * 0.09;
        path.lineTo(u * size.width(), base - wave * rise);
    }
    path.lineTo(size.width(), size.height());
    path.closeSubpath();
    const QColor distant = mixed(lightTokens().accent, dusk(), 0.5);
    const QColor closest = mixed(lightTokens().accentDeep, Qt::black, 0.5);
    QLinearGradient haze(0, base - rise, 0, size.height());
    const QColor top = mixed(distant, closest, depth);
    haze.setColorAt(0, top);
    haze.setColorAt(1, mixed(top, closest, 0.35));
    painter.setBrush(haze);
    painter.drawPath(path);
}

} // namespace

QPixmap brandLandscape(const QSize &size)
{
    QPixmap picture(size);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const QSizeF room(size);
    paintSky(painter, room);
    paintSun(painter, room);
    for (int i = 0; i < kRidges; ++i)
        paintRidge(painter, room, i);
    return picture;
}

} // namespace mj::ui
