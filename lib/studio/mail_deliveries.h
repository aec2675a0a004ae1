#pragma once
#include "api/delivery.h"
#include "api/generation.h"
#include "base/result.h"
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>
#include <optional>

namespace mj::client {
class ApiClient;
}

namespace mj::studio {

class Session;

// How the mails with pictures fare, asked again while one is on its way, and the account's switch for such mails. Empty without a session.
// GUI thread.
class MailDeliveries : public QObject
{
    Q_OBJECT
public:
    MailDeliveries(client::ApiClient &api, Session &session, QObject *parent = nullptr);

    void follow(const QList<api::Generation> &jobs); // asks about those of the last days that have pictures and wanted a mail
    bool isKnown(const QString &generationId) const { return m_deliveries.contains(generationId); }
    std::optional<api::Delivery> latest(const QString &generationId) const; // known and none: such mails were switched off
    std::optional<Error> failure(const QString &generationId) const;        // of sendAgain
    bool isSending(const QString &generationId) const { return m_sending.contains(generationId); }
    void sendAgain(const QString &generationId);

    void readSwitch();
    std::optional<bool> isOn() const { return m_isOn; }
    std::optional<Error> switchFailure() const { return m_switchFailure; }
    void turn(bool on);

signals:
    void changed(const QString &generationId);
    void switchChanged();

private:
    void ask(const QString &generationId);
    void askPending();
    void take(const QString &generationId, const QList<api::Delivery> &deliveries);
    void takeSwitch(const Result<api::ResultMails> &mails);
    void forgetAll();

    client::ApiClient &m_api;
    Session &m_session;
    QHash<QString, QList<api::Delivery>> m_deliveries;
    QHash<QString, Error> m_failures;
    QSet<QString> m_asked; // not answered yet
    QSet<QString> m_sending;
    std::optional<bool> m_isOn;
    std::optional<Error> m_switchFailure;
    QTimer m_pause;
    quint64 m_round = 0; // another one for each sign-in
};

} // namespace mj::studio
