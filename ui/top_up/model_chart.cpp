#include "ui/top_up/model_chart.h"
#include "ui/common/money_text.h"
#include "ui/theme/tokens.h"
#include <QEvent>
#include <QPainter>

namespace mj::ui {

ModelChart::ModelChart(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("ledger_chart"));
    QFont small = font();
    small.setPixelSize(type::small);
    setFont(small);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ModelChart::setBars(const QList<Bar> &bars)
{
    m_bars = bars;
    refresh();
}

void ModelChart::refresh()
{
    m_shown = m_bars;
    m_hasOthers = m_bars.size() > mostBars;
    if (m_hasOthers) {
        Points rest;
        for (int i = mostBars - 1; i < m_bars.size(); ++i)
            rest += m_bars[i].points;
        m_shown.resize(mostBars - 1);
        m_shown.append({tr("Others"), rest});
    }
    QStringList numbers;
    for (const Bar &bar : std::as_const(m_shown))
        numbers.append(QStringLiteral("%1: %2").arg(bar.label, pointsText(bar.points)));
    setAccessibleDescription(numbers.join(QStringLiteral("; ")));
    setToolTip(numbers.join(QLatin1Char('\n')).toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>")));
    updateGeometry();
    update();
}

int ModelChart::rowHeight() const
{
    return fontMetrics().height() + space::s;
}

int ModelChart::labelWidth() const
{
    int widest = 0;
    for (const Bar &bar : m_shown)
        widest = qMax(widest, fontMetrics().horizontalAdvance(bar.label));
    return qMin(widest, width() / 3);
}

int ModelChart::valueWidth() const
{
    int widest = 0;
    for (const Bar &bar : m_shown)
        widest = qMax(widest, fontMetrics().horizontalAdvance(pointsText(bar.points)));
    return widest;
}

QSize ModelChart::sizeHint() const
{
    return {length::form, int(m_shown.size()) * rowHeight()};
}

QSize ModelChart::minimumSizeHint() const
{
    return {length::form / 2, sizeHint().height()};
}

void ModelChart::paintEvent(QPaintEvent *)
{
    if (m_shown.isEmpty())
        return;
    const Tokens &tokens = tokensOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int labels = labelWidth();
    const int values = valueWidth();
    const int row = rowHeight();
    const QRect room(labels + space::m, 0, qMax(0, width() - labels - values - 2 * space::m), height());
    qint64 most = 1;
    for (const Bar &bar : std::as_const(m_shown)) // the last one may be larger than the first
        most = qMax(most, bar.points.value());
    for (int i = 0; i < m_shown.size(); ++i) {
        const Bar &bar = m_shown[i];
        const bool isRest = m_hasOthers && i == m_shown.size() - 1;
        const int top = i * row;
        painter.setPen(tokens.text);
        painter.drawText(QRect(0, top, labels, row), Qt::AlignLeft | Qt::AlignVCenter, fontMetrics().elidedText(bar.label, Qt::ElideRight, labels));
        painter.drawText(QRect(width() - values, top, values, row), Qt::AlignRight | Qt::AlignVCenter, pointsText(bar.points));
        painter.setPen(Qt::NoPen);
        const QRectF track(room.left(), top + (row - space::m) / 2.0, room.width(), space::m);
        painter.setBrush(tokens.sunken);
        painter.drawRoundedRect(track, space::xs, space::xs);
        const qreal part = qMax(qreal(space::s), track.width() * qreal(bar.points.value()) / qreal(most)); // a bar is seen, however short
        painter.setBrush(isRest ? tokens.borderStrong : tokens.accent);
        painter.drawRoundedRect(QRectF(track.topLeft(), QSizeF(qMin(part, track.width()), track.height())), space::xs, space::xs);
    }
}

void ModelChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        refresh();
    else if (event->type() == QEvent::PaletteChange)
        update();
}

} // namespace mj::ui
