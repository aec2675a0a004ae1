#include "studio/mask_drawing.h"

#include "imaging/safe_decode.h"

#include <QBuffer>
#include <QImageWriter>
#include <QPainter>

#include <algorithm>

namespace mj::studio {
namespace {

constexpr int fastest = 1; // two values in long runs pack well at any level

// Row by row: what differs within `rect`. Applying it twice changes nothing.
QByteArray differenceOf(const QImage &a, const QImage &b, const QRect &rect)
{
    QByteArray bytes(qsizetype(rect.width()) * rect.height(), Qt::Uninitialized);
    auto *out = reinterpret_cast<uchar *>(bytes.data());
    for (int y = rect.top(); y <= rect.bottom(); ++y) {
        const uchar *one = a.constScanLine(y) + rect.left();
        const uchar *other = b.constScanLine(y) + rect.left();
        for (int x = 0; x < rect.width(); ++x)
            *out++ = one[x] ^ other[x];
    }
    return bytes;
}

} // namespace

MaskDrawing::MaskDrawing(const QSize &size) : m_marks(size.expandedTo(QSize(1, 1)), QImage::Format_Grayscale8)
{
    m_marks.fill(0);
}

Result<MaskDrawing> MaskDrawing::fromPng(const QByteArray &png, const QSize &size)
{
    const Result<QImage> image = decode(png);
    if (!image)
        return fail(image);
    if (image->size() != size)
        return fail(Code::InvalidField, QStringLiteral("a mask of another size"), QStringLiteral("mask"));
    MaskDrawing drawing(size);
    const QImage alpha = image->convertToFormat(QImage::Format_ARGB32);
    for (int y = 0; y < size.height(); ++y) {
        const auto *from = reinterpret_cast<const QRgb *>(alpha.constScanLine(y));
        uchar *to = drawing.m_marks.scanLine(y);
        for (int x = 0; x < size.width(); ++x)
            to[x] = qAlpha(from[x]) < 128 ? 255 : 0;
    }
    return drawing;
}

void MaskDrawing::beginStroke(const QPointF &at, double radius, Ink ink)
{
    endStroke();
    m_before = m_marks;
    m_touched = {};
    m_radius = std::max(0.5, radius);
    m_ink = ink;
    m_last = at;
    m_isDrawing = true;
    paintTo(at);
}

void MaskDrawing::continueStroke(const QPointF &to)
{
    if (m_isDrawing)
        paintTo(to);
}

void MaskDrawing::endStroke()
{
    if (!m_isDrawing)
        return;
    m_isDrawing = false;
    finishStep(m_before, m_touched);
    m_before = {};
}

void MaskDrawing::paintTo(const QPointF &to)
{
    // Without smoothing: a pixel may change or may not, nothing in between.
    QPainter painter(&m_marks);
    const QColor value = m_ink == Ink::Mark ? Qt::white : Qt::black;
    painter.setPen(Qt::NoPen);
    painter.setBrush(value);
    painter.drawEllipse(to, m_radius, m_radius);
    if (to != m_last) {
        painter.setPen(QPen(value, 2 * m_radius, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(m_last, to);
    }
    const double around = m_radius + 2;
    const QRectF box(QPointF(std::min(m_last.x(), to.x()), std::min(m_last.y(), to.y())), QPointF(std::max(m_last.x(), to.x()), std::max(m_last.y(), to.y())));
    m_touched |= box.adjusted(-around, -around, around, around).toAlignedRect();
    m_last = to;
}

void MaskDrawing::fill(const QRect &rect, Ink ink)
{
    endStroke();
    const QRect inside = rect.normalized() & m_marks.rect();
    if (inside.isEmpty())
        return;
    const QImage before = m_marks;
    QPainter(&m_marks).fillRect(inside, ink == Ink::Mark ? Qt::white : Qt::black);
    finishStep(before, inside);
}

void MaskDrawing::invert()
{
    endStroke();
    const QImage before = m_marks;
    m_marks.invertPixels();
    finishStep(before, m_marks.rect());
}

void MaskDrawing::clear()
{
    endStroke();
    const QImage before = m_marks;
    m_marks.fill(0);
    finishStep(before, m_marks.rect());
}

void MaskDrawing::finishStep(const QImage &before, const QRect &touched)
{
    const QRect rect = touched & m_marks.rect();
    if (rect.isEmpty())
        return;
    const QByteArray difference = differenceOf(before, m_marks, rect);
    if (std::all_of(difference.begin(), difference.end(), [](char byte) { return byte == 0; }))
        return;
    m_steps.resize(m_done);
    m_steps.append({rect, qCompress(difference, fastest)});
    m_done = m_steps.size();
    trim();
}

void MaskDrawing::trim()
{
    while (m_steps.size() > mostSteps || (m_steps.size() > fewestSteps && bytes() > mostBytes)) {
        m_steps.removeFirst();
        --m_done;
    }
}

void MaskDrawing::undo()
{
    endStroke();
    if (canUndo())
        toggle(m_steps[--m_done]);
}

void MaskDrawing::redo()
{
    endStroke();
    if (canRedo())
        toggle(m_steps[m_done++]);
}

void MaskDrawing::toggle(const Step &step)
{
    const QByteArray difference = qUncompress(step.difference);
    const auto *in = reinterpret_cast<const uchar *>(difference.constData());
    for (int y = step.rect.top(); y <= step.rect.bottom(); ++y) {
        uchar *row = m_marks.scanLine(y) + step.rect.left();
        for (int x = 0; x < step.rect.width(); ++x)
            row[x] ^= *in++;
    }
}

qint64 MaskDrawing::bytes() const
{
    qint64 all = 0;
    for (const Step &step : m_steps)
        all += step.difference.size();
    return all;
}

bool MaskDrawing::isEmpty() const
{
    for (int y = 0; y < m_marks.height(); ++y) {
        const uchar *row = m_marks.constScanLine(y);
        if (std::any_of(row, row + m_marks.width(), [](uchar value) { return value != 0; }))
            return false;
    }
    return true;
}

QByteArray MaskDrawing::toPng() const
{
    if (isEmpty())
        return {};
    QImage mask(m_marks.size(), QImage::Format_ARGB32);
    for (int y = 0; y < mask.height(); ++y) {
        const uchar *from = m_marks.constScanLine(y);
        auto *to = reinterpret_cast<QRgb *>(mask.scanLine(y));
        for (int x = 0; x < mask.width(); ++x)
            to[x] = from[x] ? qRgba(0, 0, 0, 0) : qRgba(0, 0, 0, 255);
    }
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter(&buffer, "png").write(mask);
    return png;
}

} // namespace mj::studio
