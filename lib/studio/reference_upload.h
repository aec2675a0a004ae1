#pragma once
#include "base/result.h"
#include <QByteArray>
#include <QHash>
#include <QObject>
#include <optional>

namespace mj::client {
class ApiClient;
}

namespace mj::studio {

class Session;

// Brings files to the service, one after the other, and remembers by their hash which are there. GUI thread.
class ReferenceUpload : public QObject
{
    Q_OBJECT
public:
    ReferenceUpload(client::ApiClient &api, Session &session, QObject *parent = nullptr);

    static QByteArray hashOf(const QByteArray &file);

    // These and no others are needed, in this order. What is there already is not sent again; what failed waits for retry().
    void setWanted(const QList<QByteArray> &hashes, const QHash<QByteArray, QByteArray> &files);
    void retry(const QByteArray &hash);
    void know(const QByteArray &hash, const QString &id); // from an earlier run
    void forgetIds(); // the service no longer has them: whatever is wanted goes again
    void clear();

    QString idOf(const QByteArray &hash) const; // empty: not there
    bool isUploading(const QByteArray &hash) const { return !hash.isEmpty() && hash == m_current; }
    std::optional<Error> failureOf(const QByteArray &hash) const;

signals:
    void changed();

private:
    void sendNext();
    void onSent(const QByteArray &hash, const QString &id, const std::optional<Error> &failure);

    client::ApiClient &m_api;
    Session &m_session;
    QList<QByteArray> m_wanted;
    QHash<QByteArray, QByteArray> m_files; // of what is wanted
    QHash<QByteArray, QString> m_ids;
    QHash<QByteArray, Error> m_failures;
    QByteArray m_current;
    quint64 m_round = 0; // an answer of an earlier sign-in is dropped
};

} // namespace mj::studio
