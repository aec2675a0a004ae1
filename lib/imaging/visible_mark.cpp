#include "imaging/visible_mark.h"

#include <QFont>
#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>

namespace mj {
namespace {

// Everything follows the letters, the letters follow the picture.
constexpr int lettersPerSide = 34;
constexpr int smallest = 10;
constexpr double padding = 0.55;
constexpr double margin = 0.7;
constexpr double lineHeight = 1.55;
constexpr double widest = 0.8; // of the picture

QSizeF boxSize(const QFont &font, const QString &text)
{
    const double pixels = font.pixelSize();
    return {QFontMetricsF(font).horizontalAdvance(text) + 2 * padding * pixels, lineHeight * pixels};
}

QFont fontOf(QSize picture, const QString &text)
{
    QFont font;
    font.setWeight(QFont::DemiBold);
    int pixels = std::max(smallest, std::min(picture.width(), picture.height()) / lettersPerSide);
    font.setPixelSize(pixels);
    const QSizeF box = boxSize(font, text);
    const double shrink = widest * std::min(picture.width() / box.width(), picture.height() / box.height());
    if (shrink < 1)
        pixels = std::max(1, int(pixels * shrink));
    font.setPixelSize(pixels);
    return font;
}

QRectF boxOf(QSize picture, const QFont &font, const QString &text)
{
    const QSizeF box = boxSize(font, text);
    const double gap = std::min({margin * font.pixelSize(), picture.width() - box.width(), picture.height() - box.height()});
    return {QPointF(picture.width() - box.width() - gap, picture.height() - box.height() - gap), box};
}

QImage paintable(const QImage &picture)
{
    if (picture.depth() > 32)
        return picture;
    return picture.convertToFormat(picture.hasAlphaChannel() ? QImage::Format_ARGB32 : QImage::Format_RGB32);
}

} // namespace

QRect visibleMarkRect(QSize picture, const QString &text)
{
    return boxOf(picture, fontOf(picture, text), text).toAlignedRect() & QRect(QPoint(), picture);
}

QImage withVisibleMark(QImage picture, const QString &text)
{
    picture = paintable(picture);
    picture.setDevicePixelRatio(1);
    const QFont font = fontOf(picture.size(), text);
    const QRectF box = boxOf(picture.size(), font, text);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font);
    painter.setBrush(QColor(0, 0, 0, 175));
    painter.setPen(QPen(QColor(255, 255, 255, 110), std::max(1.0, font.pixelSize() / 14.0)));
    painter.drawRoundedRect(box, box.height() / 4, box.height() / 4);
    painter.setPen(QColor(255, 255, 255));
    painter.drawText(box, Qt::AlignCenter, text);
    return picture;
}

} // namespace mj
