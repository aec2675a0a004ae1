#pragma once
#include "api/account.h"
#include "studio/back_off.h"
#include "studio/secrets.h"
#include <QTimer>
#include <functional>

namespace mj::client {
class ApiClient;
}

namespace mj::studio {

// Keeps the access token fresh with the refresh token of one account: one renewal at a time, tried again with growing pauses while the
// service cannot be reached. A new refresh token is stored before the old one is let go. GUI thread.
class AccessRenewal : public QObject
{
    Q_OBJECT
public:
    AccessRenewal(client::ApiClient &api, Secrets &secrets, QObject *parent = nullptr);

    void adopt(const QString &accountId, const RefreshToken &token); // replaces what was there
    void drop();
    bool isActive() const { return !m_accountId.isEmpty(); }
    const RefreshToken &token() const { return m_token; }

    void renew(std::function<void(bool renewed)> done = {});
    void hurry(); // the network is back: does not wait for the pause

signals:
    void renewed(const mj::api::Session &session);
    void ended();       // the service no longer knows this session
    void unreachable(); // tried again later

private:
    void send(bool isLastTry);
    void onAnswer(const Result<api::Session> &answer, bool isLastTry);
    void onRenewed(const api::Session &session);
    void settle(bool renewed);

    client::ApiClient &m_api;
    Secrets &m_secrets;
    QString m_accountId;
    RefreshToken m_token;
    quint64 m_epoch = 0; // an answer meant for an account that was dropped since is ignored
    bool m_running = false;
    QList<std::function<void(bool)>> m_waiting;
    QTimer m_pause;
    BackOff m_backOff;
};

} // namespace mj::studio
