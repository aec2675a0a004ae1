#pragma once
#include "api/generation.h"
#include <QDateTime>
#include <QObject>

namespace mj::client {
class ApiClient;
}

namespace mj::studio {

class Session;

// Walks the account's jobs from the newest back to where everything is known to be in the gallery, so that a picture that was paid for
// and not fetched is found again. GUI thread.
class Rescue : public QObject
{
    Q_OBJECT
public:
    Rescue(client::ApiClient &api, Session &session, QObject *parent = nullptr);

    void walk();   // from the newest, also when one is under way
    void settle(); // every picture of the walk is in the gallery: the next walk ends here
    void clear();

signals:
    void found(const QList<mj::api::Generation> &jobs, bool isFirstPage);
    void firstPageFailed(const mj::Error &error);

private:
    void ask(const QString &cursor);
    void onPage(const api::Listing<api::Generation> &page, bool isFirst);

    client::ApiClient &m_api;
    Session &m_session;
    QDateTime m_known;   // everything up to here is settled
    QDateTime m_reached; // what settle() will write
    bool m_isWalking = false;
    bool m_isWalked = false;
    quint64 m_round = 0;
};

} // namespace mj::studio
