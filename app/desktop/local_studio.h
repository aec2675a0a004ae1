#pragma once
#include "base/result.h"
#include "ui/common/surroundings.h"
#include <QList>
#include <QObject>
#include <QUrl>
#include <memory>
#include <thread>

namespace mj {

namespace sandbox {
class TossSandbox;
}
namespace server {
class AccountServer;
}

// The one owner of the embedded backend and its sandbox: starts them beside the window, so that the first paint waits for neither.
// Everything stays in `folder`, on the loopback. GUI thread; the two servers have threads of their own.
class LocalStudio : public QObject
{
    Q_OBJECT
public:
    explicit LocalStudio(QString folder, QObject *parent = nullptr);
    ~LocalStudio() override; // stops

    void start();
    void stop();

    QList<ui::LocalMail> mails() const; // newest first; none before ready()
    QUrl playBank() const;              // the sandbox's page for people; empty before ready()

signals:
    void ready(const QUrl &url);
    void failed(const mj::Error &error);

private:
    Result<QUrl> startServers();

    QString m_folder;
    std::unique_ptr<sandbox::TossSandbox> m_sandbox;
    std::unique_ptr<server::AccountServer> m_server;
    std::thread m_starter;
    QUrl m_playBank; // written by the starter, read once it is ready
    bool m_isReady = false;
};

} // namespace mj
