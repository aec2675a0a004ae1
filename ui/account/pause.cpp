#include "ui/account/pause.h"
#include "ui/common/banner.h"
#include "ui/common/busy_button.h"

namespace mj::ui {

Pause::Pause(BusyButton *button, Banner *banner, QObject *parent) : QObject(parent), m_button(button), m_banner(banner)
{
    connect(&m_countdown, &Countdown::ticked, this, &Pause::retranslate);
    connect(&m_countdown, &Countdown::ended, this, [this] {
        m_banner->hide();
        m_button->setReady(true);
        emit ended();
    });
}

bool Pause::begin(const Error &error)
{
    if (error.code != Code::TooManyRequests || error.retryAfterSeconds <= 0)
        return false;
    m_button->setReady(false);
    m_banner->show();
    m_countdown.start(error.retryAfterSeconds);
    return true;
}

void Pause::retranslate()
{
    if (isRunning())
        m_banner->setText(tr("There were too many tries. You can try again in %1.").arg(Countdown::words(m_countdown.left())));
}

} // namespace mj::ui
