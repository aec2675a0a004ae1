#include "ui/gallery/gallery_delegate.h"
#include "ui/common/money_text.h"
#include "ui/gallery/gallery_model.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include <QDateTime>
#include <QGuiApplication>
#include <QPainter>
#include <QPainterPath>

namespace mj::ui {

namespace {
QFont sized(QFont font, int pixels, bool strong = false)
{
    font.setPixelSize(pixels);
    font.setWeight(strong ? QFont::DemiBold : QFont::Normal);
    return font;
}
} // namespace

QSize GalleryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (!index.data(GalleryModel::IsDayRole).toBool())
        return {m_side, m_side};
    return {m_rowWidth, QFontMetrics(sized(option.font, type::body, true)).height() + space::l};
}

void GalleryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (index.data(GalleryModel::IsDayRole).toBool())
        paintDay(painter, option, index);
    else
        paintPicture(painter, option, index);
    painter->restore();
}

QString GalleryDelegate::dayName(const QDate &day) const
{
    const qint64 ago = day.daysTo(QDate::currentDate());
    if (ago == 0)
        return tr("Today");
    if (ago == 1)
        return tr("Yesterday");
    return dayText(day);
}

void GalleryDelegate::paintDay(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->setFont(sized(option.font, type::body, true));
    painter->setPen(tokensOf(QGuiApplication::palette()).text);
    painter->drawText(option.rect.adjusted(0, space::s, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, dayName(index.data(GalleryModel::DayRole).toDate()));
}

void GalleryDelegate::paintPicture(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens tokens = tokensOf(QGuiApplication::palette());
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    const QRect tile = selected ? option.rect.adjusted(space::xs, space::xs, -space::xs, -space::xs) : option.rect;
    if (selected || focused) {
        painter->setPen(QPen(focused ? tokens.focus : tokens.accent, length::focusRing));
        painter->setBrush(selected ? tokens.accentSoft : QColor(Qt::transparent));
        const int half = length::focusRing / 2;
        painter->drawRoundedRect(option.rect.adjusted(half, half, -half, -half), radius::s, radius::s);
    }
    QPainterPath shape;
    shape.addRoundedRect(tile, radius::s, radius::s);
    painter->save();
    painter->setClipPath(shape, Qt::IntersectClip);
    painter->fillRect(tile, tokens.sunken);
    const QImage picture = index.data(Qt::DecorationRole).value<QImage>();
    if (!picture.isNull()) {
        // The tile is filled: the longer side is cut evenly.
        const QSizeF part = QSizeF(tile.size()).scaled(picture.size(), Qt::KeepAspectRatio);
        QRectF source(QPointF(), part);
        source.moveCenter(QRectF(picture.rect()).center());
        painter->setRenderHint(QPainter::SmoothPixmapTransform);
        painter->drawImage(QRectF(tile), picture, source);
    }
    painter->restore();
    if (focused && !selected) {
        painter->setPen(QPen(tokens.focus, length::focusRing));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(tile.adjusted(1, 1, -1, -1), radius::s, radius::s);
    }
    paintMarks(painter, tile, index);
}

void GalleryDelegate::paintMarks(QPainter *painter, const QRect &tile, const QModelIndex &index) const
{
    const Tokens tokens = tokensOf(QGuiApplication::palette());
    const bool generative = index.data(GalleryModel::GenerativeRole).toBool();
    const QFont small = sized(painter->font(), type::caption, true);
    painter->setFont(small);
    const QString mark = generative ? tr("AI") : tr("Formula");
    const QFontMetrics metrics(small);
    QRect plate(0, 0, metrics.horizontalAdvance(mark) + 2 * space::s, metrics.height() + space::xs);
    plate.moveBottomLeft(tile.bottomLeft() + QPoint(space::s, -space::s));
    painter->setPen(Qt::NoPen);
    painter->setBrush(tokens.surface);
    painter->drawRoundedRect(plate, radius::s, radius::s);
    painter->setPen(tokens.text);
    painter->drawText(plate, Qt::AlignCenter, mark);

    if (!index.data(GalleryModel::FavouriteRole).toBool())
        return;
    QRect disc(0, 0, length::iconLarge + space::xs, length::iconLarge + space::xs);
    disc.moveTopRight(tile.topRight() + QPoint(-space::s, space::s));
    painter->setPen(Qt::NoPen);
    painter->setBrush(tokens.surface);
    painter->drawEllipse(disc);
    QRect star(0, 0, length::iconSmall, length::iconSmall);
    star.moveCenter(disc.center());
    icon(QStringLiteral("star-filled"), Ink::Accent).paint(painter, star);
}

} // namespace mj::ui
