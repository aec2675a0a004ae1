#include "ui/top_up/usage_chart.h"
#include "ui/common/money_text.h"
#include "ui/theme/tokens.h"
#include <QHash>
#include <QPainter>
#include <algorithm>

namespace mj::ui {
namespace {

constexpr int rowHeight = space::xl;
constexpr int barHeight = space::m;

QFont smallFont(const QWidget &widget)
{
    QFont font = widget.font();
    font.setPixelSize(type::small);
    return font;
}

} // namespace

QList<UsageChart::Bar> UsageChart::barsOf(const QList<api::PointEntry> &entries, const std::function<QString(const QString &)> &nameOf)
{
    QHash<QString, Points> byModel;
    for (const api::PointEntry &entry : entries) {
        if (entry.kind == QLatin1String("settle"))
            byModel[entry.model] += -(entry.available + entry.held); // what was held and did not come back
    }
    QList<Bar> bars;
    for (auto it = byModel.constBegin(); it != byModel.constEnd(); ++it) {
        if (it.value().value() > 0)
            bars.append({it.key().isEmpty() ? tr("Other") : nameOf(it.key()), it.value()});
    }
    std::sort(bars.begin(), bars.end(), [](const Bar &a, const Bar &b) { return a.points != b.points ? a.points > b.points : a.label < b.label; });
    if (bars.size() <= mostBars)
        return bars;
    Bar others{tr("All others"), Points()};
    while (bars.size() >= mostBars)
        others.points += bars.takeLast().points;
    bars.append(others);
    return bars;
}

UsageChart::UsageChart(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("usage_chart"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void UsageChart::setBars(const QList<Bar> &bars)
{
    m_bars = bars;
    QStringList spoken;
    for (const Bar &bar : bars)
        spoken.append(bar.label + QStringLiteral(": ") + pointsText(bar.points));
    setAccessibleDescription(spoken.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

QSize UsageChart::sizeHint() const
{
    return {length::form, int(m_bars.size()) * rowHeight};
}

QSize UsageChart::minimumSizeHint() const
{
    return {length::form / 2, sizeHint().height()};
}

int UsageChart::labelWidth() const
{
    const QFontMetrics metrics(smallFont(*this));
    int widest = 0;
    for (const Bar &bar : m_bars)
        widest = std::max(widest, metrics.horizontalAdvance(bar.label));
    return std::min(widest, width() / 3);
}

void UsageChart::paintEvent(QPaintEvent *)
{
    if (m_bars.isEmpty())
        return;
    const Tokens &tokens = tokensOf(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(smallFont(*this));
    const QFontMetrics metrics = painter.fontMetrics();
    const int label = labelWidth();
    const int value = metrics.horizontalAdvance(pointsText(m_bars.first().points)) + space::s;
    const double room = width() - label - space::m - value;
    const double most = double(std::max<qint64>(1, std::max_element(m_bars.begin(), m_bars.end(), [](const Bar &a, const Bar &b) {
                                                       return a.points < b.points;
                                                   })->points.value()));
    for (int row = 0; row < m_bars.size(); ++row) {
        const Bar &bar = m_bars[row];
        const int top = row * rowHeight;
        painter.setPen(tokens.text);
        painter.drawText(QRect(0, top, label, rowHeight), Qt::AlignVCenter | Qt::AlignLeft, metrics.elidedText(bar.label, Qt::ElideRight, label));
        const double longness = std::max<double>(space::xs, room * double(bar.points.value()) / most);
        const QRectF body(label + space::m, top + (rowHeight - barHeight) / 2.0, longness, barHeight);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tokens.accent);
        painter.drawRoundedRect(body, space::xs, space::xs);
        painter.setPen(tokens.textMuted);
        painter.drawText(QRectF(body.right() + space::s, top, value + room, rowHeight), Qt::AlignVCenter | Qt::AlignLeft, pointsText(bar.points));
    }
}

} // namespace mj::ui
