#pragma once
#include <QProcess>
#include <QStringList>
#include <QUrl>

namespace mj::journey {

QString program(); // the desktop program beside the tests
extern const QStringList korean; // its environment in Korean

// Every file of a folder that holds one of the words: as UTF-8, UTF-16, base64 or hex.
QStringList filesWith(const QString &folder, const QStringList &words);

// A backend with play money in a process of its own, so that it can be there or not while the program runs.
class Backend
{
public:
    explicit Backend(QString folder) : m_folder(std::move(folder)) { start(); }
    ~Backend() { stop(); }

    void start(); // throws when it does not come up; the same port each time
    void stop();
    // The newest mailed to the address, as the operator reads it, once it is another one than `before`. Throws when none comes.
    QString code(const QString &email, const QString &before = {}) const;
    QString variable() const { return QStringLiteral("MJ_SERVICE_URL=") + m_url.toString(); }
    QString folder() const { return m_folder; }

private:
    QString m_folder;
    QProcess m_process;
    QUrl m_url;
    int m_port = 0;
};

} // namespace mj::journey
