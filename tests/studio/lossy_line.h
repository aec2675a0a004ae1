#pragma once
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace mj::studio {

// A line to a real service that can lose an answer after the service has given it. Test thread.
class LossyLine : public QObject
{
public:
    explicit LossyLine(const QUrl &service) : m_service(service)
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection())
                join(socket);
        });
    }

    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort())); }
    // The answer to the next request that starts so ("POST /v1/generations ") is lost.
    void loseAnswerTo(const QByteArray &start) { m_victim = start; }
    int lost() const { return m_lost; }
    const QByteArray &heard() const { return m_heard; } // all that the service has answered
    int seen(const QByteArray &start) const { return static_cast<int>(m_starts.count(start)); }

private:
    void join(QTcpSocket *near)
    {
        auto *far = new QTcpSocket(near);
        far->connectToHost(m_service.host(), static_cast<quint16>(m_service.port()));
        connect(near, &QTcpSocket::readyRead, far, [this, near, far] {
            QByteArray bytes = near->readAll();
            // The service refuses requests that were meant for another address.
            bytes.replace("Host: " + url().authority().toLatin1(), "Host: " + m_service.authority().toLatin1());
            const QByteArray start = bytes.left(bytes.indexOf(' ', bytes.indexOf(' ') + 1) + 1);
            m_starts.append(start);
            if (!m_victim.isEmpty() && start == m_victim) {
                m_victim.clear();
                far->setProperty("doomed", true);
            }
            far->write(bytes);
        });
        connect(far, &QTcpSocket::readyRead, near, [this, near, far] {
            if (far->property("doomed").toBool()) {
                ++m_lost;
                near->abort();
                return;
            }
            const QByteArray bytes = far->readAll();
            m_heard += bytes;
            near->write(bytes);
        });
        connect(far, &QTcpSocket::disconnected, near, [near] { near->disconnectFromHost(); });
        connect(near, &QTcpSocket::disconnected, near, &QObject::deleteLater);
    }

    QUrl m_service;
    QTcpServer m_server;
    QByteArray m_victim;
    QList<QByteArray> m_starts;
    QByteArray m_heard;
    int m_lost = 0;
};

} // namespace mj::studio
