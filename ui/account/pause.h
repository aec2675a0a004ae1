#pragma once
#include "base/error.h"
#include "ui/common/countdown.h"

namespace mj::ui {

class Banner;
class BusyButton;

// The wait that the service asks for after too many tries: told live in a banner while the button waits. Owns neither. GUI thread.
class Pause : public QObject
{
    Q_OBJECT
public:
    Pause(BusyButton *button, Banner *banner, QObject *parent);

    bool begin(const Error &error); // false: this error asks for no wait
    bool isRunning() const { return m_countdown.isRunning(); }
    void retranslate();

signals:
    void ended();

private:
    BusyButton *m_button;
    Banner *m_banner;
    Countdown m_countdown;
};

} // namespace mj::ui
