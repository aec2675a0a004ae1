#include "server/mail/smtp_peer.h"

#include <QJsonDocument>
#include <stdexcept>

namespace mj::test {
namespace {

// Debian's package is for the system's Python, whatever else stands before it in PATH.
const char *python = "/usr/bin/python3";

} // namespace

bool SmtpPeer::isInstalled()
{
    QProcess asked;
    asked.start(QLatin1String(python), {QStringLiteral("-c"), QStringLiteral("import aiosmtpd")});
    return asked.waitForFinished(20'000) && asked.exitStatus() == QProcess::NormalExit && asked.exitCode() == 0;
}

SmtpPeer::SmtpPeer(const QJsonObject &settings)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QLatin1String(python), {QStringLiteral(MJ_SOURCE_DIR "/tests/tools/smtp_peer.py"),
                                            QString::fromUtf8(QJsonDocument(settings).toJson(QJsonDocument::Compact))});
    m_port = nextLine().value(QLatin1String("port")).toInt();
    if (m_port == 0)
        throw std::runtime_error("the mail server did not start");
}

SmtpPeer::~SmtpPeer()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(5'000))
        m_process.kill();
    m_process.waitForFinished(5'000);
}

QJsonObject SmtpPeer::nextLine()
{
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(20'000))
            return {};
    }
    return QJsonDocument::fromJson(m_process.readLine()).object();
}

QList<QJsonObject> SmtpPeer::events()
{
    while (m_process.canReadLine() || m_process.waitForReadyRead(300))
        m_events.append(nextLine());
    return m_events;
}

} // namespace mj::test
