#pragma once
#include <QDateTime>
#include <QObject>
#include <QString>
#include <QTimer>
#include <functional>

namespace mj::client
{

// The access token of this run and the one renewal that may be under way. In memory only; GUI thread.
class TokenRenewal : public QObject
{
    Q_OBJECT
public:
    using Refresher = std::function<void(std::function<void(bool renewed)>)>;

    explicit TokenRenewal(QObject *parent = nullptr);

    void setToken(const QString &token, const QDateTime &expiresAt);
    void setRefresher(Refresher refresher) { m_refresher = std::move(refresher); }
    void setPatience(int ms) { m_patience.setInterval(ms); }

    bool isSignedIn() const { return !m_token.isEmpty(); }
    const QString &token() const { return m_token; }
    quint64 number() const { return m_number; } // another one for each token
    quint64 signIn() const { return m_signIn; } // another one after each sign-out
    bool isUnderWay() const { return m_isUnderWay; }
    bool canRenew() const { return bool(m_refresher); }
    bool isDue() const; // the token ends within 30 s by this clock

    void start();

signals:
    void ended(bool renewed);

private:
    void end(bool renewed);

    QString m_token;
    QDateTime m_expiresAt;
    Refresher m_refresher;
    QTimer m_patience;
    quint64 m_number = 0;
    quint64 m_signIn = 0;
    quint64 m_round = 0;
    bool m_isUnderWay = false;
};

} // namespace mj::client
