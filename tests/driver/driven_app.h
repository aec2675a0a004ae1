#pragma once
#include <QJsonObject>
#include <QLocalSocket>
#include <QProcess>
#include <QStringList>
#include <functional>

namespace mj {

// The real program as a process of its own, driven by the generic plugin mjdriver. Every step waits on a condition and throws
// std::runtime_error with what it saw when the condition does not come true.
class DrivenApp
{
public:
    DrivenApp(QString program, QString profileFolder, QStringList environment = {});
    ~DrivenApp(); // kills

    void keepLog(const QString &file) { m_log = file; } // what the program prints goes there, from the next start on
    void start();
    void kill(); // SIGKILL, as a power cut
    bool quit(); // as a person closes it; true when it ended with 0
    qint64 processId() const { return m_process.processId(); }

    QJsonObject ask(const QJsonObject &order);
    QJsonObject state(const QString &name);
    QString text(const QString &name) { return state(name).value(QLatin1String("text")).toString(); }
    void waitFor(const QString &what, const std::function<bool()> &condition, int seconds = 20);
    void waitVisible(const QString &name, int seconds = 20);
    void click(const QString &name); // waits until it is visible and enabled
    void type(const QString &name, const QString &text);
    void key(const QString &name, const QString &keys);
    void webKey(const QString &keys);
    bool shows(const QString &text); // some visible widget's text contains it
    void shot(const QString &file);

private:
    QString m_program;
    QString m_profile;
    QStringList m_environment;
    QString m_log;
    QProcess m_process;
    QLocalSocket m_socket;
};

} // namespace mj
