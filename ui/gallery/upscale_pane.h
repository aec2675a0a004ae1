#pragma once
#include <QImage>
#include <QPixmap>
#include <QWidget>

namespace mj::ui {

// One of two pictures of the same thing, in different sizes, that are looked at together. GUI thread.
class UpscalePane : public QWidget
{
    Q_OBJECT
public:
    // What is seen, in parts of the picture, so that it is the same for either size.
    struct View {
        double zoom = 1;          // 1: the whole picture
        QPointF centre{0.5, 0.5}; // 0 to 1
    };

    explicit UpscalePane(QWidget *parent = nullptr);

    void setPicture(const QImage &picture); // null clears
    bool hasPicture() const { return !m_picture.isNull(); }
    void setView(const View &view); // does not say viewChanged
    const View &view() const { return m_view; }
    void zoomBy(double factor, const QPointF &position); // what is at `position` stays there

signals:
    void viewChanged();

protected:
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    QSizeF shownSize(double zoom) const;
    void look(View view);

    QPixmap m_picture;
    View m_view;
    QPointF m_dragFrom;
};

} // namespace mj::ui
