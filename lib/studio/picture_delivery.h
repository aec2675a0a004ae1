#pragma once
#include "api/generation.h"
#include "studio/back_off.h"
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace mj::client {
class ApiClient;
}

namespace mj::studio {

class Gallery;
class Session;

// Brings finished pictures from the service into the gallery, two at a time, until each is there or is gone at the service. GUI thread.
class PictureDelivery : public QObject
{
    Q_OBJECT
public:
    PictureDelivery(client::ApiClient &api, Session &session, Gallery &gallery, QObject *parent = nullptr);

    void deliver(const api::Generation &job, const QString &modelName); // what is kept, removed or on its way is left alone
    void clear();
    bool isIdle() const { return m_queue.isEmpty() && m_onTheWay.isEmpty(); }

    bool isComplete() const { return m_isComplete; } // nothing was given up since clear()

signals:
    void idle(); // nothing left to bring

private:
    struct Parcel {
        api::Generation job;
        api::PictureRef picture;
        QString modelName;
        int damages = 0; // arrivals that were not what was announced
    };
    void next();
    void fetch(const Parcel &parcel);
    void onArrived(Parcel parcel, const Result<void> &kept);
    void confirm(const api::PictureRef &picture);
    void finish(const QString &pictureId);

    client::ApiClient &m_api;
    Session &m_session;
    Gallery &m_gallery;
    QList<Parcel> m_queue;
    QSet<QString> m_onTheWay;
    bool m_isComplete = true;
    quint64 m_round = 0;
    QTimer m_pause;
    BackOff m_backOff;
};

} // namespace mj::studio
