#pragma once
#include "base/result.h"
#include "studio/mask_drawing.h"
#include "ui/generation/mask_canvas.h"
#include <QPointer>
#include <QWidget>

class QLabel;
class QPushButton;
class QSlider;
class QToolButton;

namespace mj::ui {

class Paragraph;

// Covers its host with a picture and the tools to mark where it may change. Takes the keyboard: B, E and R choose a tool, [ and ] the size of the
// brush, I inverts, Delete clears, Ctrl+Z and Ctrl+Y go back and forth, plus, minus and 0 zoom, Ctrl+Enter uses it, Escape leaves.
// Deletes itself when finished. GUI thread.
class MaskEditor : public QWidget
{
    Q_OBJECT
public:
    explicit MaskEditor(QWidget *host);

    void open(const QImage &picture, const studio::MaskDrawing &drawing);
    MaskCanvas *canvas() const { return m_canvas; }

signals:
    void used(const QByteArray &mask);   // PNG as api::Recipe::mask; empty: nothing is marked
    void left(const QByteArray &mask);   // what was drawn and is not used; not when nothing was drawn

protected:
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool focusNextPrevChild(bool next) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QToolButton *addTool(const char *name, const char *iconName);
    QLayout *makeTools();
    QLayout *makeDeeds();
    void connectTools();
    bool actOn(int key);
    void showSteps();
    void showTool();
    void use();
    void leave();
    void finish();
    void retranslate();

    QPointer<QWidget> m_former; // had the focus
    bool m_isFinished = false;
    bool m_isTouched = false;
    MaskCanvas *m_canvas;
    QLabel *m_title;
    Paragraph *m_words;
    QToolButton *m_brush;
    QToolButton *m_eraser;
    QToolButton *m_rectangle;
    QToolButton *m_invert;
    QToolButton *m_clear;
    QToolButton *m_undo;
    QToolButton *m_redo;
    QToolButton *m_closer;
    QToolButton *m_wider;
    QToolButton *m_whole;
    QLabel *m_sizeLabel;
    QSlider *m_size;
    QPushButton *m_use;
    QPushButton *m_leave;
};

} // namespace mj::ui
