#include "single_instance.h"

#include "crypto/digest.h"

#include <QDir>
#include <QLocalSocket>

namespace mj {

SingleInstance::SingleInstance(const QString &profileFolder, QObject *parent) : QObject(parent)
{
    m_name = QStringLiteral("mjstudio-") + QString::fromLatin1(sha256(QDir(profileFolder).absolutePath().toUtf8()).toHex().left(24));
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *visitor = m_server.nextPendingConnection()) {
            connect(visitor, &QLocalSocket::disconnected, visitor, &QObject::deleteLater);
            visitor->disconnectFromServer();
            emit shownAgain();
        }
    });
}

bool SingleInstance::claim()
{
    QLocalSocket first;
    first.connectToServer(m_name);
    if (first.waitForConnected(300))
        return false;
    QLocalServer::removeServer(m_name); // left behind by a crash: nobody answered
    m_server.listen(m_name);
    return true;
}

} // namespace mj
