#pragma once
#include <QDeadlineTimer>
#include <QObject>
#include <QTimer>

namespace mj::ui {

// A wait told second by second, independent of the wall clock. GUI thread.
class Countdown : public QObject
{
    Q_OBJECT
public:
    explicit Countdown(QObject *parent = nullptr);

    void start(int seconds); // ended() at once for 0
    void stop();             // without ended()
    bool isRunning() const { return m_tick.isActive(); }
    int left() const;                  // seconds, rounded up
    static QString words(int seconds); // "0:42"

signals:
    void ticked();
    void ended();

private:
    void onTick();

    QDeadlineTimer m_end;
    QTimer m_tick;
};

} // namespace mj::ui
