#include "ui/common/countdown.h"

namespace mj::ui {

Countdown::Countdown(QObject *parent) : QObject(parent)
{
    m_tick.setInterval(std::chrono::seconds(1));
    m_tick.setTimerType(Qt::PreciseTimer);
    connect(&m_tick, &QTimer::timeout, this, &Countdown::onTick);
}

void Countdown::start(int seconds)
{
    m_end.setRemainingTime(std::chrono::seconds(seconds));
    m_tick.start();
    onTick();
}

void Countdown::stop()
{
    m_tick.stop();
    m_end.setRemainingTime(0);
}

int Countdown::left() const
{
    return int((m_end.remainingTime() + 999) / 1000);
}

QString Countdown::words(int seconds)
{
    return QStringLiteral("%1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

void Countdown::onTick()
{
    if (left() > 0) {
        emit ticked();
        return;
    }
    m_tick.stop();
    emit ended();
}

} // namespace mj::ui
