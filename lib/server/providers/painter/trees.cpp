#include "server/providers/painter/trees.h"
#include "server/providers/painter/brush.h"
#include <QPolygonF>
#include <algorithm>
#include <cmath>

namespace mj::server::painter {

void drawConifer(QPainter &painter, QPointF foot, float height, Rng &rng, const QColor &colour, const QColor &snow)
{
    const int tiers = std::clamp(int(height / 9), 5, 13);
    const float half = height * rng.range(0.17F, 0.25F);
    const float lean = rng.range(-0.02F, 0.02F) * height;
    const auto x = float(foot.x());
    const float top = float(foot.y()) - height;
    QPolygonF left;
    QPolygonF right;
    std::vector<QPolygonF> caps;
    for (int i = 1; i <= tiers; ++i) {
        const float t = float(i) / float(tiers);
        const float y = top + height * (0.06F + 0.88F * t);
        const float reach = half * (0.12F + 0.88F * std::pow(t, 0.85F));
        const float l = reach * rng.range(0.72F, 1.08F);
        const float r = reach * rng.range(0.72F, 1.08F);
        const float middle = x + lean * (1 - t);
        const float lift = height * 0.035F;
        left << QPointF(middle - l, y + rng.range(0, lift)) << QPointF(middle - l * 0.42F, y - lift * 0.6F);
        right << QPointF(middle + r, y + rng.range(0, lift)) << QPointF(middle + r * 0.42F, y - lift * 0.6F);
        if (snow.isValid() && rng.chance(0.86F))
            caps.push_back(QPolygonF({QPointF(middle - l * 0.90F, y - lift * 0.1F), QPointF(middle - l * 0.36F, y - height * 0.066F), QPointF(middle + r * 0.1F, y - height * 0.07F),
                                      QPointF(middle + r * rng.range(0.2F, 0.6F), y - lift * 0.9F), QPointF(middle + r * 0.05F, y - lift * 1.35F), QPointF(middle - l * rng.range(0.3F, 0.5F), y - lift * 0.55F)}));
    }
    QPolygonF tree;
    tree << QPointF(x + lean, top);
    tree += left;
    tree << QPointF(x - height * 0.02F, foot.y() - height * 0.05F) << QPointF(x - height * 0.02F, foot.y() + 3) << QPointF(x + height * 0.02F, foot.y() + 3);
    std::reverse(right.begin(), right.end());
    tree += right;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(tree, Qt::WindingFill);
    painter.setBrush(snow);
    for (const QPolygonF &cap : caps)
        painter.drawPolygon(cap, Qt::WindingFill);
}

void paintConifers(Painting &p, const Wood &wood, const std::vector<float> &ground)
{
    Rng rng = p.rng(wood.salt + 51);
    const Noise clumps = p.noise(wood.salt + 52);
    QImage sheet = p.sheet();
    float top = p.h;
    float low = 0;
    {
        QPainter painter(&sheet);
        painter.setRenderHint(QPainter::Antialiasing);
        const QColor snow = wood.snow ? qt(mixLab(mixLab(p.palette.cloud, hex(0xf4f7fb), 0.5F), wood.colour, p.night() ? 0.25F : 0.08F)) : QColor();
        for (int i = 0; i < wood.count && !p.stopped; ++i) {
            const float x = rng.range(-0.02F, 1.02F) * p.w;
            const float density = clumps.fbm(x / (p.unit * 190), 2.2F, 3);
            const float size = lerp(wood.small * 0.75F, wood.tall, clamp01(0.34F + density * 1.1F + rng.range(-0.34F, 0.34F)));
            const float y = ground[size_t(std::clamp(x, 0.0F, p.w - 1))] + rng.range(0, size * 0.18F);
            const Rgb shade = lighter(wood.colour, rng.range(-0.025F, 0.025F));
            drawConifer(painter, {double(x), double(y)}, size, rng, qt(shade), snow);
            top = std::min(top, y - size);
            low = std::max(low, y);
        }
    }
    layMisty(p, sheet, low - (low - top) * 0.75F, low + wood.tall * 0.1F, wood.mist, wood.veil);
}

namespace {
struct Twig {
    float x, y;
};

void grow(QPainter &painter, Rng &rng, Twig from, float angle, float length, float width, int depth, std::vector<Twig> &tips, const QColor &bark)
{
    const float bend = rng.range(-0.22F, 0.22F);
    const Twig to{from.x + std::cos(angle) * length, from.y + std::sin(angle) * length};
    QPainterPath path(QPointF(from.x, from.y));
    path.quadTo(QPointF(from.x + std::cos(angle + bend) * length * 0.55F, from.y + std::sin(angle + bend) * length * 0.55F), QPointF(to.x, to.y));
    painter.strokePath(path, QPen(bark, double(width), Qt::SolidLine, Qt::RoundCap));
    if (depth <= 2)
        tips.push_back(to);
    if (depth == 0)
        return;
    const int branches = depth > 3 ? 2 + rng.below(2) : 2;
    for (int i = 0; i < branches; ++i) {
        const float spread = branches == 1 ? 0 : float(i) / float(branches - 1) - 0.5F;
        grow(painter, rng, to, angle + spread * rng.range(0.9F, 1.35F) + rng.range(-0.18F, 0.18F), length * rng.range(0.66F, 0.84F), width * 0.66F, depth - 1, tips,
             bark);
    }
}
} // namespace

void paintBlossomTree(Painting &p, float x, float foot, float height, quint64 salt)
{
    Rng rng = p.rng(salt + 55);
    std::vector<Twig> tips;
    QImage sheet = p.sheet();
    {
        QPainter painter(&sheet);
        painter.setRenderHint(QPainter::Antialiasing);
        const Rgb bark = mixLab(hex(0x3b2630), p.palette.near, 0.5F);
        const float lean = x < p.w * 0.5F ? 0.16F : -0.16F;
        grow(painter, rng, {x, foot}, -1.5708F + lean, height * 0.27F, height * 0.062F, 6, tips, qt(bark));
    }
    layMisty(p, sheet, 0, p.h, p.palette.near, 0);
    const Rgb base = hex(0xf6a9c4);
    const float dim = p.night() ? -0.24F : (p.intent.hour == Hour::Sunset ? -0.06F : 0.0F);
    const Rgb shades[] = {lighter(base, dim - 0.15F), lighter(base, dim - 0.05F), lighter(base, dim + 0.05F), lighter(mixLab(base, p.palette.light, 0.35F), dim + 0.10F)};
    const float puff = height * 0.075F;
    for (int layer = 0; layer < 4 && !p.stopped; ++layer) {
        const float lift = puff * (0.35F - 0.28F * float(layer));
        for (const Twig &tip : tips) {
            const int count = layer == 0 ? 8 : 13;
            for (int i = 0; i < count; ++i) {
                const float a = rng.unit() * 6.2832F;
                const float r = puff * std::sqrt(rng.unit()) * (layer == 0 ? 1.25F : 1.1F);
                const float size = height * (layer == 0 ? rng.range(0.008F, 0.016F) : rng.range(0.0035F, 0.0085F));
                p.canvas.dot(tip.x + std::cos(a) * r, tip.y + lift + std::sin(a) * r * 0.8F, size, shades[layer], layer == 0 ? 0.75F : 0.85F);
            }
        }
    }
}

} // namespace mj::server::painter
