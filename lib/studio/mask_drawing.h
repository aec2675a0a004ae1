#pragma once
#include "base/result.h"
#include <QByteArray>
#include <QImage>
#include <QList>
#include <QPointF>
#include <QRect>

namespace mj::studio {

// Where a picture may change, as it is drawn: brush, eraser, rectangle, and every step back and forth. A value without a window; one thread.
class MaskDrawing
{
public:
    enum class Ink { Mark, Erase };
    static constexpr int mostSteps = 200;
    static constexpr int fewestSteps = 50;           // are kept whatever they take
    static constexpr qint64 mostBytes = 32ll << 20;  // of the steps beyond

    explicit MaskDrawing(const QSize &size);
    // A mask that toPng() made. InvalidField: another size, or no PNG.
    static Result<MaskDrawing> fromPng(const QByteArray &png, const QSize &size);

    // One step from begin to end. Points and radius in picture pixels.
    void beginStroke(const QPointF &at, double radius, Ink ink);
    void continueStroke(const QPointF &to);
    void endStroke();
    bool isDrawing() const { return m_isDrawing; }

    void fill(const QRect &rect, Ink ink);
    void invert();
    void clear();

    bool canUndo() const { return m_done > 0; }
    bool canRedo() const { return m_done < m_steps.size(); }
    void undo();
    void redo();
    int steps() const { return int(m_steps.size()); }
    qint64 bytes() const; // of the steps

    QSize size() const { return m_marks.size(); }
    const QImage &marks() const { return m_marks; } // Grayscale8: 255 where it may change, else 0
    bool isEmpty() const;
    QByteArray toPng() const; // as api::Recipe::mask wants it; empty when nothing is marked

private:
    struct Step {
        QRect rect;
        QByteArray difference; // packed; the same one leads back and forth
    };
    void paintTo(const QPointF &to);
    void finishStep(const QImage &before, const QRect &touched);
    void toggle(const Step &step);
    void trim();

    QImage m_marks;
    QImage m_before;
    QRect m_touched;
    QPointF m_last;
    double m_radius = 1;
    Ink m_ink = Ink::Mark;
    bool m_isDrawing = false;
    QList<Step> m_steps;
    qsizetype m_done = 0; // steps that show; the others can be done again
};

} // namespace mj::studio
