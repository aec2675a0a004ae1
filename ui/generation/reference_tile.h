#pragma once
#include "studio/reference_pictures.h"
#include <QFrame>

class QLabel;
class QToolButton;

namespace mj::ui {

class Badge;

// One picture that a draft starts from: moved by dragging or Ctrl+arrow, removed by its button or Delete, masked by its button or Enter.
// GUI thread.
class ReferenceTile : public QFrame
{
    Q_OBJECT
public:
    explicit ReferenceTile(const QString &id, QWidget *parent = nullptr);

    void showPicture(const studio::ReferencePictures::Picture &picture, int place, bool offersMask);
    QString id() const { return m_id; }

signals:
    void removeRequested();
    void maskRequested();
    void moveRequested(int by);            // places
    void dragged(const QPoint &position);  // of the pointer, in the parent's coordinates

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QString stateText(const studio::ReferencePictures::Picture &picture) const;

    QString m_id;
    QImage m_thumbnail;
    bool m_offersMask = false;
    bool m_isPressed = false;
    bool m_isDragged = false;
    QPoint m_pressed;
    QLabel *m_state;
    Badge *m_badge;
    QToolButton *m_mask;
    QToolButton *m_remove;
};

} // namespace mj::ui
