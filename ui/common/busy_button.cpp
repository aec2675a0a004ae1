#include "ui/common/busy_button.h"
#include "ui/theme/motion.h"
#include <QPainter>

namespace mj::ui {
namespace {

constexpr int kSteps = 12; // a turn of the ring

QIcon ring(int step, const QColor &colour, qreal ratio)
{
    QPixmap pixmap(QSize(length::icon, length::icon) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, length::focusRing, Qt::SolidLine, Qt::RoundCap));
    const QRectF circle = QRectF(0, 0, length::icon, length::icon).adjusted(3, 3, -3, -3);
    painter.drawArc(circle, -step * 360 * 16 / kSteps, 270 * 16);
    painter.end();
    QIcon icon(pixmap);
    icon.addPixmap(pixmap, QIcon::Disabled);
    return icon;
}

} // namespace

BusyButton::BusyButton(Kind kind, QWidget *parent) : QPushButton(parent), m_kind(kind)
{
    setKind(this, kind);
    setIconSize(QSize(length::icon, length::icon));
    m_turn.setInterval(motion::quick * 2 / 3);
    connect(&m_turn, &QTimer::timeout, this, [this] { showRing(++m_step); });
}

void BusyButton::setTexts(const QString &idle, const QString &busy)
{
    m_idle = idle;
    m_busyText = busy;
    refresh();
}

void BusyButton::setIconName(const QString &name)
{
    m_iconName = name;
    refresh();
}

void BusyButton::setBusy(bool busy)
{
    m_busy = busy;
    refresh();
}

void BusyButton::setReady(bool ready)
{
    m_ready = ready;
    refresh();
}

void BusyButton::showRing(int step)
{
    setIcon(ring(step, tokensOf(palette()).textDisabled, devicePixelRatioF()));
}

void BusyButton::refresh()
{
    setText(m_busy ? m_busyText : m_idle);
    setEnabled(m_ready && !m_busy);
    if (m_busy) {
        showRing(m_step);
        if (motionLength(motion::calm) > 0)
            m_turn.start();
        return;
    }
    m_turn.stop();
    const Ink ink = m_kind == Kind::Primary ? Ink::OnAccent : m_kind == Kind::Danger ? Ink::OnDanger : Ink::Text;
    setIcon(m_iconName.isEmpty() ? QIcon() : ui::icon(m_iconName, ink));
}

} // namespace mj::ui
