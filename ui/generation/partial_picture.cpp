#include "ui/generation/partial_picture.h"
#include "ui/theme/icons.h"
#include <QPainter>
#include <QPainterPath>

namespace mj::ui {

PartialPicture::PartialPicture(QWidget *parent) : QWidget(parent), m_mark(QStringLiteral("picture"))
{
    setFixedSize(length::rail, length::rail);
}

void PartialPicture::setSide(int pixels)
{
    setFixedSize(pixels, pixels);
}

void PartialPicture::setPicture(const QImage &picture)
{
    if (picture.isNull() || picture.cacheKey() == m_picture.cacheKey())
        return;
    m_picture = picture;
    update();
}

void PartialPicture::setMark(const QString &iconName)
{
    m_mark = iconName;
    update();
}

void PartialPicture::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath frame;
    frame.addRoundedRect(rect(), radius::s, radius::s);
    painter.setClipPath(frame);
    painter.fillRect(rect(), tokensOf(palette()).sunken);
    if (m_picture.isNull()) {
        QRect mark(0, 0, length::iconLarge, length::iconLarge);
        mark.moveCenter(rect().center());
        icon(m_mark, Ink::Muted).paint(&painter, mark);
        return;
    }
    QRectF part(QPointF(), QSizeF(size()).scaled(m_picture.size(), Qt::KeepAspectRatio));
    part.moveCenter(QRectF(m_picture.rect()).center());
    painter.drawImage(QRectF(rect()), m_picture, part);
}

} // namespace mj::ui
