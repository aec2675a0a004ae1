#pragma once
#include <QJsonObject>
#include <QList>
#include <QProcess>

namespace mj::test {

// Python's aiosmtpd as a mail server in a process of its own; see tests/tools/smtp_peer.py.
class SmtpPeer
{
public:
    explicit SmtpPeer(const QJsonObject &settings); // throws when it does not come up
    ~SmtpPeer();

    static bool isInstalled();

    int port() const { return m_port; }
    QList<QJsonObject> events(); // all so far; after a delivery has ended everything it did is among them

private:
    QJsonObject nextLine();

    QProcess m_process;
    QList<QJsonObject> m_events;
    int m_port = 0;
};

} // namespace mj::test
