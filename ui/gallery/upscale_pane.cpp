#include "ui/gallery/upscale_pane.h"
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <cmath>

namespace mj::ui {
namespace {

constexpr double step = 1.25;
constexpr double most = 64;

} // namespace

UpscalePane::UpscalePane(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setCursor(Qt::OpenHandCursor);
}

void UpscalePane::setPicture(const QImage &picture)
{
    m_picture = QPixmap::fromImage(picture);
    update();
}

void UpscalePane::setView(const View &view)
{
    m_view = view;
    update();
}

// In widget pixels; the same for pictures of one shape, whatever their size.
QSizeF UpscalePane::shownSize(double zoom) const
{
    return QSizeF(m_picture.size()).scaled(QSizeF(size()), Qt::KeepAspectRatio) * zoom;
}

void UpscalePane::look(View view)
{
    view.zoom = qBound(1.0, view.zoom, most);
    const QSizeF shown = shownSize(view.zoom);
    const auto inside = [](double centre, double length, double space) {
        const double half = space / length / 2;
        return half >= 0.5 ? 0.5 : qBound(half, centre, 1 - half);
    };
    view.centre = {inside(view.centre.x(), shown.width(), width()), inside(view.centre.y(), shown.height(), height())};
    setView(view);
    emit viewChanged();
}

void UpscalePane::zoomBy(double factor, const QPointF &position)
{
    if (m_picture.isNull())
        return;
    const QPointF away = position - QPointF(width(), height()) / 2;
    const QSizeF before = shownSize(m_view.zoom);
    View view = m_view;
    view.zoom = qBound(1.0, m_view.zoom * factor, most);
    const QSizeF after = shownSize(view.zoom);
    view.centre += QPointF(away.x() / before.width() - away.x() / after.width(), away.y() / before.height() - away.y() / after.height());
    look(view);
}

void UpscalePane::paintEvent(QPaintEvent *)
{
    if (m_picture.isNull())
        return;
    const QSizeF shown = shownSize(m_view.zoom);
    const QPointF corner(width() / 2.0 - m_view.centre.x() * shown.width(), height() / 2.0 - m_view.centre.y() * shown.height());
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawPixmap(QRectF(corner, shown), m_picture, QRectF(m_picture.rect()));
}

void UpscalePane::wheelEvent(QWheelEvent *event)
{
    zoomBy(std::pow(step, event->angleDelta().y() / 120.0), event->position());
    event->accept();
}

void UpscalePane::mousePressEvent(QMouseEvent *event)
{
    m_dragFrom = event->position();
    setFocus(Qt::MouseFocusReason);
}

void UpscalePane::mouseMoveEvent(QMouseEvent *event)
{
    if (!event->buttons().testFlag(Qt::LeftButton) || m_picture.isNull())
        return;
    const QSizeF shown = shownSize(m_view.zoom);
    const QPointF moved = event->position() - m_dragFrom;
    m_dragFrom = event->position();
    View view = m_view;
    view.centre -= QPointF(moved.x() / shown.width(), moved.y() / shown.height());
    look(view);
}

void UpscalePane::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (m_view.zoom > 1)
        look(View{});
    else
        zoomBy(4, event->position());
}

} // namespace mj::ui
