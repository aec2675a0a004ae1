#include "driver/driven_app.h"

#include "base/ids.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QThread>
#include <stdexcept>

namespace mj {

DrivenApp::DrivenApp(QString program, QString profileFolder, QStringList environment)
    : m_program(std::move(program)), m_profile(std::move(profileFolder)), m_environment(std::move(environment))
{
}

DrivenApp::~DrivenApp()
{
    kill();
}

void DrivenApp::start()
{
    const QString socketName = QDir::tempPath() + QLatin1Char('/') + newId(QLatin1String("drv"));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (environment.contains(QStringLiteral("DISPLAY")))
        environment.remove(QStringLiteral("QT_QPA_PLATFORM")); // the test itself is offscreen, the program is on the display
    environment.insert(QStringLiteral("QT_QPA_GENERIC_PLUGINS"), QStringLiteral("mjdriver"));
    environment.insert(QStringLiteral("QT_PLUGIN_PATH"), QFileInfo(m_program).path() + QStringLiteral("/test-plugins"));
    environment.insert(QStringLiteral("MJ_DRIVER_SOCKET"), socketName);
    for (const QString &pair : m_environment)
        environment.insert(pair.section(QLatin1Char('='), 0, 0), pair.section(QLatin1Char('='), 1));
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(m_log.isEmpty() ? QProcess::ForwardedChannels : QProcess::MergedChannels);
    if (!m_log.isEmpty())
        m_process.setStandardOutputFile(m_log, QIODevice::Append);
    m_process.start(m_program, {QStringLiteral("--profile"), m_profile});
    if (!m_process.waitForStarted())
        throw std::runtime_error("the program did not start");
    waitFor(QStringLiteral("the program to answer"), [&] {
        m_socket.abort();
        m_socket.connectToServer(socketName);
        return m_socket.waitForConnected(200);
    });
}

void DrivenApp::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished(5000);
}

bool DrivenApp::quit()
{
    ask({{QStringLiteral("do"), QStringLiteral("quit")}});
    return m_process.waitForFinished(15'000) && m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
}

QJsonObject DrivenApp::ask(const QJsonObject &order)
{
    m_socket.write(QJsonDocument(order).toJson(QJsonDocument::Compact) + '\n');
    QElapsedTimer timer;
    timer.start();
    while (!m_socket.canReadLine() && timer.elapsed() < 20'000 && m_process.state() == QProcess::Running)
        m_socket.waitForReadyRead(100);
    if (!m_socket.canReadLine())
        throw std::runtime_error(m_process.state() == QProcess::Running ? "the program does not answer" : "the program is gone");
    return QJsonDocument::fromJson(m_socket.readLine()).object();
}

QJsonObject DrivenApp::state(const QString &name)
{
    return ask({{QStringLiteral("do"), QStringLiteral("state")}, {QStringLiteral("name"), name}});
}

void DrivenApp::waitFor(const QString &what, const std::function<bool()> &condition, int seconds)
{
    QElapsedTimer timer;
    timer.start();
    while (!condition()) {
        if (timer.elapsed() > seconds * 1000) {
            QString seen;
            if (m_socket.state() == QLocalSocket::ConnectedState) {
                shot(QDir::tempPath() + QStringLiteral("/mj-driven-app-failed.png"));
                for (const QJsonValue &text : ask({{QStringLiteral("do"), QStringLiteral("texts")}}).value(QLatin1String("texts")).toArray())
                    seen += QStringLiteral(" | ") + text.toString();
            }
            throw std::runtime_error(QStringLiteral("waited %1 s in vain for %2; seen:%3").arg(seconds).arg(what, seen).toStdString());
        }
        QThread::msleep(40);
    }
}

void DrivenApp::waitVisible(const QString &name, int seconds)
{
    waitFor(name, [&] { return state(name).value(QLatin1String("visible")).toBool(); }, seconds);
}

void DrivenApp::click(const QString &name)
{
    QString why;
    const auto clicked = [&] {
        const QJsonObject answer = ask({{QStringLiteral("do"), QStringLiteral("click")}, {QStringLiteral("name"), name}});
        why = answer.value(QLatin1String("why")).toString();
        return answer.value(QLatin1String("ok")).toBool();
    };
    try {
        waitFor(QStringLiteral("a click on ") + name, clicked);
    } catch (const std::runtime_error &problem) {
        throw std::runtime_error(problem.what() + std::string("; last: ") + why.toStdString());
    }
}

void DrivenApp::type(const QString &name, const QString &text)
{
    waitVisible(name);
    ask({{QStringLiteral("do"), QStringLiteral("type")}, {QStringLiteral("name"), name}, {QStringLiteral("text"), text}});
}

void DrivenApp::key(const QString &name, const QString &keys)
{
    ask({{QStringLiteral("do"), QStringLiteral("key")}, {QStringLiteral("name"), name}, {QStringLiteral("key"), keys}});
}

void DrivenApp::webKey(const QString &keys)
{
    ask({{QStringLiteral("do"), QStringLiteral("webKey")}, {QStringLiteral("name"), QStringLiteral("checkout_web_view")}, {QStringLiteral("key"), keys}});
}

bool DrivenApp::shows(const QString &text)
{
    for (const QJsonValue &value : ask({{QStringLiteral("do"), QStringLiteral("texts")}}).value(QLatin1String("texts")).toArray()) {
        if (value.toString().contains(text))
            return true;
    }
    return false;
}

void DrivenApp::shot(const QString &file)
{
    ask({{QStringLiteral("do"), QStringLiteral("shot")}, {QStringLiteral("file"), file}});
}

} // namespace mj
