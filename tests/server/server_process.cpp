#include "server/server_process.h"

#include "support/service_client.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <stdexcept>

namespace mj::test {

ServerProcess::~ServerProcess()
{
    kill();
}

QString ServerProcess::program()
{
    return QStringLiteral(MJ_BIN_DIR "/mjstudio-server");
}

QStringList ServerProcess::usualArguments(quint16 port) const
{
    return {QStringLiteral("--data"), dataFolder(), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:%1").arg(port), QStringLiteral("--sandbox")};
}

void ServerProcess::add(const QStringList &arguments, const QList<std::pair<QString, QString>> &environment)
{
    m_arguments += arguments;
    for (const auto &[name, value] : environment)
        m_environment.insert(name, value);
}

QUrl ServerProcess::start(quint16 port)
{
    kill();
    m_output.clear();
    m_process = std::make_unique<QProcess>();
    m_process->setProcessEnvironment(m_environment);
    m_process->start(program(), usualArguments(port) + m_arguments);
    while (!m_output.contains('\n')) {
        if (!m_process->waitForReadyRead(20'000))
            throw std::runtime_error("the server said nothing: " + m_process->readAllStandardError().toStdString());
        m_output += m_process->readAllStandardOutput();
    }
    return QUrl(QJsonDocument::fromJson(m_output).object().value(QLatin1String("url")).toString());
}

std::function<QString(const QString &)> ServerProcess::codes() const
{
    return [folder = dataFolder()](const QString &email) {
        QString code;
        const bool came = eventually([&] {
            QProcess mailbox;
            mailbox.start(program(), {QStringLiteral("--data"), folder, QStringLiteral("--mailbox")});
            if (!mailbox.waitForFinished(20'000))
                return false;
            for (const QByteArray &line : mailbox.readAllStandardOutput().split('\n')) {
                const QJsonObject mail = QJsonDocument::fromJson(line).object();
                if (code.isEmpty() && mail.value(QLatin1String("to")).toString() == email)
                    code = sixDigits(mail.value(QLatin1String("text")).toString());
            }
            return !code.isEmpty();
        });
        if (!came)
            throw std::runtime_error("no code was mailed");
        return code;
    };
}

void ServerProcess::kill()
{
    if (!m_process)
        return;
    m_process->kill();
    m_process->waitForFinished();
    m_process.reset();
}

int ServerProcess::terminate()
{
    m_process->terminate();
    const bool ended = m_process->waitForFinished(20'000);
    m_output += m_process->readAllStandardOutput();
    m_complaints = m_process->readAllStandardError();
    const bool normal = ended && m_process->exitStatus() == QProcess::NormalExit;
    const int code = m_process->exitCode();
    kill();
    return normal ? code : -1;
}

} // namespace mj::test
