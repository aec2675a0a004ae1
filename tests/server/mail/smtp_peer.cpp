#include "server/mail/smtp_peer.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <cstdlib>
#include <iostream>
#include <stdexcept>

namespace mj::test {
namespace {

// Debian's package is for the system's Python, whatever else stands before it in PATH.
const char *python = "/usr/bin/python3";

const QString modules = QStringLiteral(MJ_BIN_DIR "/../tools/mail/node_modules"); // where `./studio setup` puts them

bool runs(const QString &program, const QStringList &arguments)
{
    QProcess asked;
    asked.start(program, arguments);
    return asked.waitForFinished(20'000) && asked.exitStatus() == QProcess::NormalExit && asked.exitCode() == 0;
}

} // namespace

bool SmtpPeer::isInstalled(Kind kind)
{
    if (kind == Kind::Aiosmtpd)
        return runs(QLatin1String(python), {QStringLiteral("-c"), QStringLiteral("import aiosmtpd")});
    return QFileInfo::exists(modules + QStringLiteral("/smtp-server/package.json")) && QFileInfo::exists(modules + QStringLiteral("/mailparser/package.json")) &&
           runs(QStringLiteral("node"), {QStringLiteral("--version")});
}

void SmtpPeer::demand(Kind kind)
{
    if (isInstalled(kind))
        return;
    std::cout << (kind == Kind::Aiosmtpd ? "skipped: python3-aiosmtpd is not installed for /usr/bin/python3\n"
                                         : "skipped: node or the packages of tests/mail_peers are missing: ./studio setup\n")
              << std::flush;
    std::_Exit(77);
}

SmtpPeer::SmtpPeer(const QJsonObject &settings, Kind kind)
{
    const QString json = QString::fromUtf8(QJsonDocument(settings).toJson(QJsonDocument::Compact));
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    if (kind == Kind::Aiosmtpd)
        m_process.start(QLatin1String(python), {QStringLiteral(MJ_SOURCE_DIR "/tests/mail_peers/smtp_peer.py"), json});
    else
        m_process.start(QStringLiteral("node"), {QStringLiteral(MJ_SOURCE_DIR "/tests/mail_peers/smtp_peer.mjs"), json, modules});
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
