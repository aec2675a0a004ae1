#pragma once
#include "client/api_client.h"
#include "studio/back_off.h"
#include <QObject>
#include <QTimer>
#include <functional>

namespace mj::studio {

// True when the service may have done what was asked: the same call with the same key has to be sent again to find out.
bool isUnknownOutcome(Code code);

// Sends one call with an idempotency key again and again until its outcome is known, with growing pauses. GUI thread.
class SureSend : public QObject
{
    Q_OBJECT
public:
    explicit SureSend(client::ApiClient &api, QObject *parent = nullptr);

    // One at a time. `done` gets an outcome that is known. Unauthenticated is none: the session ended, the same person may sign in again.
    template <class C, class F>
    void send(const C &call, F done)
    {
        const quint64 round = begin();
        m_attempt = [this, call, done, round] {
            m_api.send(call, this, [this, done, round](Result<typename C::Reply> answer) {
                if (round != m_round || (!answer && isPutOff(answer.error())))
                    return;
                m_attempt = {};
                done(std::move(answer));
            });
        };
        m_attempt();
    }

    bool isRunning() const { return bool(m_attempt); }
    void hurry(); // the network or the session is back: does not wait for the pause
    void stop();  // what is on the way is forgotten here, not at the service

signals:
    void unknown(const mj::Error &error); // will be sent again

private:
    quint64 begin();
    bool isPutOff(const Error &error);

    client::ApiClient &m_api;
    std::function<void()> m_attempt;
    quint64 m_round = 0;
    QTimer m_pause;
    BackOff m_backOff;
};

} // namespace mj::studio
