#pragma once
#include "ui/theme/icons.h"
#include "ui/theme/roles.h"
#include <QPushButton>
#include <QTimer>

namespace mj::ui {

// A button that says what it is doing while it does it, and cannot be pressed twice.
class BusyButton : public QPushButton
{
    Q_OBJECT
public:
    explicit BusyButton(Kind kind = Kind::Primary, QWidget *parent = nullptr);

    void setTexts(const QString &idle, const QString &busy); // from retranslate()
    void setIconName(const QString &name);                   // optional, shown while idle
    void setBusy(bool busy);
    bool isBusy() const { return m_busy; }
    void setReady(bool ready); // whether it may be pressed when idle

private:
    void showRing(int step);
    void refresh();

    Kind m_kind;
    QString m_idle;
    QString m_busyText;
    QString m_iconName;
    bool m_busy = false;
    bool m_ready = true;
    int m_step = 0;
    QTimer m_turn;
};

} // namespace mj::ui
