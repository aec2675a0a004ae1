#pragma once
#include "base/result.h"
#include <QHash>
#include <QObject>
#include <QTcpServer>
#include <QUrl>
#include <QUrlQuery>

class QTcpSocket;

namespace mj::client {

// Listens on 127.0.0.1 for the one answer that the system browser brings back (RFC 8252, 7.3) and tells the person to return to the
// program. Whatever else comes by is refused with 400 and changes nothing. GUI thread.
class BrowserAnswer : public QObject
{
    Q_OBJECT
public:
    // `path` with "/" first; `state`: what a right answer carries.
    BrowserAnswer(QString path, QString state, QObject *parent = nullptr);
    ~BrowserAnswer() override;

    Result<QUrl> listen(); // the address to be sent back to, on a free port. Error: Unavailable
    void close();          // what is being written is still written

signals:
    void arrived(const QUrlQuery &query); // once; it listens no more

private:
    void accept();
    void read(QTcpSocket *socket);
    void refuse(QTcpSocket *socket);
    void finish(QTcpSocket *socket, const QUrlQuery &query);
    bool isMeantForUs(const QByteArray &head, QUrlQuery &query) const;

    QString m_path;
    QString m_state;
    QTcpServer m_server;
    QHash<QTcpSocket *, QByteArray> m_received;
    bool m_hasArrived = false;
};

} // namespace mj::client
