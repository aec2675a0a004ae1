#include "ui/gallery/picture_canvas.h"
#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <cmath>

namespace mj::ui {

namespace {
constexpr double kStep = 1.25;
constexpr double kMost = 16;
}

PictureCanvas::PictureCanvas(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setCursor(Qt::OpenHandCursor);
}

void PictureCanvas::setPicture(const QImage &picture)
{
    const bool sameShape = picture.size() == m_fullSize;
    m_picture = QPixmap::fromImage(picture);
    m_fullSize = picture.size();
    if (sameShape && !m_fitted)
        update();
    else
        fit();
}

void PictureCanvas::setPreview(const QImage &thumbnail, const QSize &fullSize)
{
    m_picture = QPixmap::fromImage(thumbnail);
    m_fullSize = fullSize;
    fit();
}

double PictureCanvas::zoom() const
{
    return m_zoom;
}

QPointF PictureCanvas::pictureAt(const QPointF &position) const
{
    return (position - m_offset) / m_zoom;
}

double PictureCanvas::fittedZoom() const
{
    if (m_fullSize.isEmpty())
        return 1;
    // One picture pixel on one device pixel is as large as fitting goes.
    const double whole = qMin(double(width()) / m_fullSize.width(), double(height()) / m_fullSize.height());
    return qMin(whole, 1.0 / devicePixelRatioF());
}

void PictureCanvas::fit()
{
    m_fitted = true;
    m_zoom = fittedZoom();
    keepInside();
    emit zoomChanged();
    update();
}

void PictureCanvas::showActualSize()
{
    zoomAt(QPointF(width(), height()) / 2, 1.0 / devicePixelRatioF());
}

void PictureCanvas::zoomIn()
{
    zoomAt(QPointF(width(), height()) / 2, m_zoom * kStep);
}

void PictureCanvas::zoomOut()
{
    zoomAt(QPointF(width(), height()) / 2, m_zoom / kStep);
}

void PictureCanvas::zoomAt(const QPointF &position, double zoom)
{
    if (m_fullSize.isEmpty())
        return;
    const double least = fittedZoom();
    const QPointF held = pictureAt(position);
    m_zoom = qBound(least, zoom, qMax(least, kMost));
    m_fitted = qFuzzyCompare(m_zoom, least);
    // What is under the pointer stays under the pointer.
    m_offset = position - held * m_zoom;
    keepInside();
    emit zoomChanged();
    update();
}

void PictureCanvas::keepInside()
{
    const QSizeF shown = QSizeF(m_fullSize) * m_zoom;
    const auto settle = [](double offset, double length, double space) {
        return length <= space ? (space - length) / 2 : qBound(space - length, offset, 0.0);
    };
    m_offset = {settle(m_offset.x(), shown.width(), width()), settle(m_offset.y(), shown.height(), height())};
}

void PictureCanvas::paintEvent(QPaintEvent *)
{
    if (m_picture.isNull())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, m_zoom < 2);
    painter.drawPixmap(QRectF(m_offset, QSizeF(m_fullSize) * m_zoom), m_picture, QRectF(m_picture.rect()));
}

void PictureCanvas::resizeEvent(QResizeEvent *)
{
    if (m_fitted)
        fit();
    else
        keepInside();
}

void PictureCanvas::wheelEvent(QWheelEvent *event)
{
    const double notches = event->angleDelta().y() / 120.0;
    zoomAt(event->position(), m_zoom * std::pow(kStep, notches));
    event->accept();
}

void PictureCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    m_dragging = true;
    m_dragFrom = event->position();
    setCursor(Qt::ClosedHandCursor);
}

void PictureCanvas::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_dragging)
        return;
    if (m_fitted) {
        if ((event->position() - m_dragFrom).manhattanLength() < QApplication::startDragDistance())
            return;
        mouseReleaseEvent(event);
        emit dragRequested();
        return;
    }
    m_offset += event->position() - m_dragFrom;
    m_dragFrom = event->position();
    keepInside();
    update();
}

void PictureCanvas::mouseReleaseEvent(QMouseEvent *)
{
    m_dragging = false;
    setCursor(Qt::OpenHandCursor);
}

void PictureCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (m_fitted)
        zoomAt(event->position(), 1.0 / devicePixelRatioF());
    else
        fit();
}

} // namespace mj::ui
