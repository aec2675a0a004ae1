#include "ui/generation/mask_canvas.h"
#include "ui/theme/tokens.h"
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <cmath>

namespace mj::ui {
namespace {

constexpr double step = 1.25;
constexpr double mostZoom = 16;

// Stripes of two colours: one of them stands out on any picture.
QBrush stripes(const Tokens &tokens)
{
    constexpr int side = space::m;
    QPixmap tile(side, side);
    tile.fill(tokens.accent);
    QPainter painter(&tile);
    painter.setPen(QPen(tokens.onAccent, length::focusRing));
    painter.drawLine(0, side, side, 0);
    painter.drawLine(-1, 1, 1, -1);
    painter.drawLine(side - 1, side + 1, side + 1, side - 1);
    return QBrush(tile);
}

constexpr double overlay = 0.6; // the picture stays to be seen

} // namespace

MaskCanvas::MaskCanvas(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("mask_canvas"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    showCursor();
}

void MaskCanvas::setPicture(const QImage &picture, const studio::MaskDrawing &drawing)
{
    m_picture = QPixmap::fromImage(picture);
    m_drawing = drawing;
    m_at = QPointF(m_picture.width(), m_picture.height()) / 2;
    setBrush(qMax(m_picture.width(), m_picture.height()) / 12);
    fit();
    emit drawn();
}

void MaskCanvas::setTool(Tool tool)
{
    lift();
    m_tool = tool;
    emit toolChanged();
    update();
}

void MaskCanvas::setBrush(int across)
{
    m_brush = qBound(smallestBrush, across, largestBrush);
    emit brushChanged();
    update();
}

void MaskCanvas::invert()
{
    lift();
    m_drawing.invert();
    emit drawn();
    update();
}

void MaskCanvas::clear()
{
    lift();
    m_drawing.clear();
    emit drawn();
    update();
}

void MaskCanvas::undo()
{
    lift();
    m_drawing.undo();
    emit drawn();
    update();
}

void MaskCanvas::redo()
{
    lift();
    m_drawing.redo();
    emit drawn();
    update();
}

void MaskCanvas::putDown(const QPointF &at)
{
    m_isDown = true;
    m_from = m_at = at;
    if (m_tool != Tool::Rectangle)
        m_drawing.beginStroke(at, m_brush / 2.0, m_tool == Tool::Brush ? studio::MaskDrawing::Ink::Mark : studio::MaskDrawing::Ink::Erase);
    update();
}

void MaskCanvas::moveTo(const QPointF &to)
{
    m_at = to;
    if (m_isDown && m_tool != Tool::Rectangle)
        m_drawing.continueStroke(to);
    update();
}

void MaskCanvas::lift()
{
    if (!m_isDown)
        return;
    m_isDown = false;
    if (m_tool == Tool::Rectangle)
        m_drawing.fill(rectangle(), studio::MaskDrawing::Ink::Mark);
    else
        m_drawing.endStroke();
    emit drawn();
    update();
}

QRect MaskCanvas::rectangle() const
{
    return QRectF(m_from, m_at).normalized().toAlignedRect();
}

QPointF MaskCanvas::pictureAt(const QPointF &position) const
{
    return (position - m_offset) / m_zoom;
}

QPointF MaskCanvas::widgetAt(const QPointF &point) const
{
    return point * m_zoom + m_offset;
}

double MaskCanvas::fittedZoom() const
{
    if (m_picture.isNull() || width() == 0 || height() == 0)
        return 1;
    return qMin(double(width()) / m_picture.width(), double(height()) / m_picture.height());
}

void MaskCanvas::fit()
{
    m_isFitted = true;
    m_zoom = fittedZoom();
    keepInside();
    update();
}

void MaskCanvas::zoomBy(double factor)
{
    zoomAt(QPointF(width(), height()) / 2, m_zoom * factor);
}

void MaskCanvas::zoomAt(const QPointF &position, double zoom)
{
    const double least = fittedZoom();
    const QPointF held = pictureAt(position);
    m_zoom = qBound(least, zoom, qMax(least, mostZoom));
    m_isFitted = qFuzzyCompare(m_zoom, least);
    m_offset = position - held * m_zoom;
    keepInside();
    update();
}

void MaskCanvas::keepInside()
{
    const QSizeF shown = QSizeF(m_picture.size()) * m_zoom;
    const auto settle = [](double offset, double extent, double room) {
        return extent <= room ? (room - extent) / 2 : qBound(room - extent, offset, 0.0);
    };
    m_offset = {settle(m_offset.x(), shown.width(), width()), settle(m_offset.y(), shown.height(), height())};
}

void MaskCanvas::showCursor()
{
    if (m_isPanning)
        setCursor(Qt::ClosedHandCursor);
    else
        setCursor(m_isSpace ? Qt::OpenHandCursor : Qt::CrossCursor);
}

void MaskCanvas::resizeEvent(QResizeEvent *)
{
    if (m_isFitted)
        fit();
    else
        keepInside();
}

void MaskCanvas::wheelEvent(QWheelEvent *event)
{
    zoomAt(event->position(), m_zoom * std::pow(step, event->angleDelta().y() / 120.0));
    event->accept();
}

void MaskCanvas::mousePressEvent(QMouseEvent *event)
{
    m_hasCross = false;
    m_isPanning = event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_isSpace);
    m_panFrom = event->position();
    showCursor();
    if (!m_isPanning && event->button() == Qt::LeftButton)
        putDown(pictureAt(event->position()));
}

void MaskCanvas::mouseMoveEvent(QMouseEvent *event)
{
    m_isInside = true;
    if (m_isPanning) {
        m_offset += event->position() - m_panFrom;
        m_panFrom = event->position();
        m_isFitted = false;
        keepInside();
        update();
        return;
    }
    if (m_isDown && m_hasCross) // drawn by keys: a pointer that is pushed does not take part
        return;
    m_hasCross = false;
    moveTo(pictureAt(event->position()));
}

void MaskCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_isPanning)
        m_isPanning = false;
    else if (event->button() == Qt::LeftButton)
        lift();
    showCursor();
}

void MaskCanvas::leaveEvent(QEvent *)
{
    m_isInside = false;
    update();
}

bool MaskCanvas::moveCross(int key, bool far)
{
    const double by = qMax(1.0, (far ? 2.0 : 0.25) * m_brush);
    QPointF to = m_at;
    switch (key) {
    case Qt::Key_Left:
        to.rx() -= by;
        break;
    case Qt::Key_Right:
        to.rx() += by;
        break;
    case Qt::Key_Up:
        to.ry() -= by;
        break;
    case Qt::Key_Down:
        to.ry() += by;
        break;
    default:
        return false;
    }
    m_hasCross = true;
    moveTo({qBound(0.0, to.x(), double(m_picture.width())), qBound(0.0, to.y(), double(m_picture.height()))});
    return true;
}

void MaskCanvas::keyPressEvent(QKeyEvent *event)
{
    if (event->modifiers().testFlag(Qt::ControlModifier))
        return QWidget::keyPressEvent(event);
    if (moveCross(event->key(), event->modifiers().testFlag(Qt::ShiftModifier)))
        return;
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        m_hasCross = true;
        m_isDown ? lift() : putDown(m_at);
        return;
    case Qt::Key_Space:
        m_isSpace = true;
        return showCursor();
    case Qt::Key_Escape:
        if (m_isDown) // lifts first, leaves with the second press
            return lift();
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void MaskCanvas::keyReleaseEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_isSpace = false;
        return showCursor();
    }
    QWidget::keyReleaseEvent(event);
}

void MaskCanvas::focusOutEvent(QFocusEvent *event)
{
    m_isSpace = false;
    lift();
    showCursor();
    QWidget::focusOutEvent(event);
}

void MaskCanvas::paintEvent(QPaintEvent *)
{
    if (m_picture.isNull())
        return;
    QPainter painter(this);
    const QRectF shown(m_offset, QSizeF(m_picture.size()) * m_zoom);
    painter.fillRect(shown, tokensOf(palette()).sunken);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, m_zoom < 2);
    painter.drawPixmap(shown, m_picture, QRectF(m_picture.rect()));
    paintMarks(painter);
    paintTool(painter);
}

// As large as the window, however large the picture is.
void MaskCanvas::paintMarks(QPainter &painter) const
{
    const double ratio = devicePixelRatioF();
    QImage marks(size() * ratio, QImage::Format_ARGB32_Premultiplied);
    marks.setDevicePixelRatio(ratio);
    marks.fill(Qt::transparent);
    // The values are read as opacity, without a copy.
    const QImage &values = m_drawing.marks();
    const QImage opacity(values.constBits(), values.width(), values.height(), values.bytesPerLine(), QImage::Format_Alpha8);
    QPainter inside(&marks);
    inside.drawImage(QRectF(m_offset, QSizeF(m_picture.size()) * m_zoom), opacity, QRectF(opacity.rect()));
    inside.setCompositionMode(QPainter::CompositionMode_SourceIn);
    inside.fillRect(rect(), stripes(tokensOf(palette())));
    inside.end();
    painter.setOpacity(overlay);
    painter.drawImage(0, 0, marks);
    painter.setOpacity(1);
}

void MaskCanvas::paintTool(QPainter &painter) const
{
    const Tokens &tokens = tokensOf(palette());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const QPointF at = widgetAt(m_at);
    // Twice, dark in bright: to be seen on any picture.
    for (const auto &[colour, width] : {std::pair(tokens.onAccent, 2.0 * length::focusRing), std::pair(tokens.accent, 1.0 * length::focusRing)}) {
        painter.setPen(QPen(colour, width));
        if (m_tool == Tool::Rectangle && m_isDown)
            painter.drawRect(QRectF(widgetAt(m_from), at).normalized());
        else if (m_tool != Tool::Rectangle && (m_isInside || m_hasCross))
            painter.drawEllipse(at, m_brush * m_zoom / 2, m_brush * m_zoom / 2);
        if (m_hasCross) {
            painter.drawLine(at - QPointF(space::m, 0), at + QPointF(space::m, 0));
            painter.drawLine(at - QPointF(0, space::m), at + QPointF(0, space::m));
        }
    }
    if (hasFocus()) {
        painter.setPen(QPen(tokens.focus, length::focusRing));
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
}

} // namespace mj::ui
