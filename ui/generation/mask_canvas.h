#pragma once
#include "studio/mask_drawing.h"
#include <QPixmap>
#include <QWidget>

namespace mj::ui {

// A picture on which is marked where it may change. Wheel zooms to the pointer, Space and drag (or the middle button) moves the picture.
// Without a mouse: arrows move a cross, Enter puts the tool down and lifts it again. GUI thread.
class MaskCanvas : public QWidget
{
    Q_OBJECT
public:
    enum class Tool { Brush, Eraser, Rectangle };
    static constexpr int smallestBrush = 4; // across, in picture pixels
    static constexpr int largestBrush = 512;

    explicit MaskCanvas(QWidget *parent = nullptr);

    void setPicture(const QImage &picture, const studio::MaskDrawing &drawing);
    const studio::MaskDrawing &drawing() const { return m_drawing; }

    void setTool(Tool tool);
    Tool tool() const { return m_tool; }
    void setBrush(int across);
    int brush() const { return m_brush; }
    void invert();
    void clear();
    void undo();
    void redo();
    double zoom() const { return m_zoom; }
    void zoomBy(double factor); // around the middle
    void fit();
    QPointF pictureAt(const QPointF &position) const; // in picture pixels
    QPointF widgetAt(const QPointF &point) const;

signals:
    void drawn(); // a step was made, undone or done again
    void brushChanged();
    void toolChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void putDown(const QPointF &at);
    void moveTo(const QPointF &to);
    void lift();
    bool moveCross(int key, bool far);
    void zoomAt(const QPointF &position, double zoom);
    double fittedZoom() const;
    void keepInside();
    void showCursor();
    QRect rectangle() const;
    void paintMarks(QPainter &painter) const;
    void paintTool(QPainter &painter) const;

    QPixmap m_picture;
    studio::MaskDrawing m_drawing{QSize(1, 1)};
    Tool m_tool = Tool::Brush;
    int m_brush = 64;
    QPointF m_offset; // top left of the picture in this widget
    double m_zoom = 1;
    bool m_isFitted = true;
    bool m_isDown = false;
    bool m_isSpace = false;
    bool m_isPanning = false;
    bool m_hasCross = false; // the keyboard leads
    bool m_isInside = false; // the pointer is over it
    QPointF m_from;          // of a rectangle, in picture pixels
    QPointF m_at;            // where the tool is, in picture pixels
    QPointF m_panFrom;
};

} // namespace mj::ui
