#pragma once
#include <QJsonObject>
#include <QList>
#include <QProcess>

namespace mj::test {

// A real mail server in a process of its own: Python's aiosmtpd or npm's smtp-server; see tests/mail_peers.
class SmtpPeer
{
public:
    enum class Kind { Aiosmtpd, Node };

    explicit SmtpPeer(const QJsonObject &settings, Kind kind = Kind::Aiosmtpd); // throws when it does not come up
    ~SmtpPeer();

    static bool isInstalled(Kind kind);
    static void demand(Kind kind); // ends the test as skipped, with the reason, where it is not installed

    int port() const { return m_port; }
    QList<QJsonObject> events(); // all so far; after a delivery has ended everything it did is among them

private:
    QJsonObject nextLine();

    QProcess m_process;
    QList<QJsonObject> m_events;
    int m_port = 0;
};

} // namespace mj::test
