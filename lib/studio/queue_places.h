#pragma once
#include "api/queue.h"
#include "base/error.h"
#include <QHash>
#include <QObject>
#include <QTimer>
#include <optional>

namespace mj::client {
class ApiClient;
}

namespace mj::studio {

class Session;

// Where the person's waiting jobs stand among everybody's: asked every few seconds while there are any. GUI thread.
class QueuePlaces : public QObject
{
    Q_OBJECT
public:
    QueuePlaces(client::ApiClient &api, Session &session, QObject *parent = nullptr);

    void follow(bool isWaiting); // true: asks now and goes on; false: forgets
    void move(const QString &generationId, const QString &beforeId); // an empty one: behind all
    std::optional<api::QueuePlace> of(const QString &generationId) const;

signals:
    void changed();
    void moveFailed(const mj::Error &error);

private:
    void ask();
    void take(const QList<api::QueuePlace> &places);

    client::ApiClient &m_api;
    Session &m_session;
    QHash<QString, api::QueuePlace> m_places;
    QTimer m_pause;
    quint64 m_round = 0; // an answer to an older question is dropped
};

} // namespace mj::studio
