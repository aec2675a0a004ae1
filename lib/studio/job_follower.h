#pragma once
#include "api/generation.h"
#include "studio/back_off.h"
#include <QObject>
#include <QTimer>

namespace mj::client {
class ApiClient;
}

namespace mj::studio {

class Session;

// Hears of every change of the account's jobs by one held request after the other, while signed in and online. GUI thread.
class JobFollower : public QObject
{
    Q_OBJECT
public:
    JobFollower(client::ApiClient &api, Session &session, QObject *parent = nullptr);

    void start(); // no harm when it runs
    void stop();  // and forgets how far it was
    bool isCaughtUp() const { return !m_isBehind; }

signals:
    void changed(const QList<mj::api::Generation> &jobs); // oldest change first
    void caughtUp();                                      // the first answer, or the first after a failure
    void missed(const mj::Error &error);                  // asked again after a pause

private:
    void ask();
    void onAnswer(const Result<api::Listing<api::Generation>> &page, qint64 askedAtMs);

    client::ApiClient &m_api;
    Session &m_session;
    QString m_after;
    bool m_isAsking = false;
    bool m_isBehind = true; // what happened before the cursor was known has to be listed
    quint64 m_round = 0;
    QTimer m_pause;
    BackOff m_backOff;
};

} // namespace mj::studio
