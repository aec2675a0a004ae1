#pragma once
#include <QImage>
#include <QPixmap>
#include <QWidget>

namespace mj::ui {

// One picture that can be zoomed to the pointer and moved about. GUI thread.
class PictureCanvas : public QWidget
{
    Q_OBJECT
public:
    explicit PictureCanvas(QWidget *parent = nullptr);

    void setPicture(const QImage &picture); // a null picture clears
    void setPreview(const QImage &thumbnail, const QSize &fullSize); // shown until the picture is there
    bool hasPicture() const { return !m_picture.isNull(); }

    double zoom() const; // screen pixels of this widget per picture pixel
    bool isFitted() const { return m_fitted; }
    QPointF pictureAt(const QPointF &position) const; // in picture pixels

public slots:
    void fit();
    void showActualSize();
    void zoomIn();
    void zoomOut();

signals:
    void dragRequested(); // a picture that is all in sight cannot be panned: it is taken along
    void zoomChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    double fittedZoom() const;
    void zoomAt(const QPointF &position, double zoom);
    void keepInside();

    QPixmap m_picture;
    QSize m_fullSize;
    QPointF m_offset; // top left of the picture in widget coordinates
    QPointF m_dragFrom;
    double m_zoom = 1;
    bool m_fitted = true;
    bool m_dragging = false;
};

} // namespace mj::ui
