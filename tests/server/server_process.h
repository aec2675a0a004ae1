#pragma once
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>
#include <functional>
#include <memory>

namespace mj::test {

// The real mjstudio-server with play money, in a process and a folder of its own.
class ServerProcess
{
public:
    ~ServerProcess();

    static QString program();
    QString dataFolder() const { return m_folder.filePath(QStringLiteral("data")); }
    QStringList usualArguments(quint16 port = 0) const;

    // Beside the usual ones, from the next start on.
    void add(const QStringList &arguments, const QList<std::pair<QString, QString>> &environment);
    QUrl start(quint16 port = 0); // throws when it does not come up
    void kill();                  // -9
    int terminate();              // the exit code after SIGTERM; -1 when it crashed or stayed
    // What the program's own --mailbox says was mailed; for join().
    std::function<QString(const QString &email)> codes() const;
    QByteArray output() const { return m_output; }
    QByteArray complaints() const { return m_complaints; }

private:
    QTemporaryDir m_folder;
    QStringList m_arguments;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    std::unique_ptr<QProcess> m_process;
    QByteArray m_output;
    QByteArray m_complaints;
};

} // namespace mj::test
