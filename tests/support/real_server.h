#pragma once
#include "sandbox/toss_sandbox.h"
#include "server/account_server.h"
#include "support/fake_clock.h"

#include <QTemporaryDir>

namespace mj {

// The code in the text of a mail; empty when there is none.
QString sixDigits(const QString &text);

// The real backend and the real sandbox on free ports of the loopback, in a folder that goes away with it. As many may join as a test
// wants, unless its config says another number than the usual.
class RealServer
{
public:
    explicit RealServer(server::Config config = {});
    ~RealServer();

    QUrl url() const { return m_url; }
    sandbox::TossSandbox &sandbox() { return *m_sandbox; }
    server::AccountServer &server() { return *m_server; }
    QString folder() const { return m_folder.path(); }
    QUrl sandboxUrl() const { return m_config.tossApiBase; }
    QString clientKey() const { return m_config.tossClientKey; }

    void stop();    // the service goes away; its data stays
    void restart(); // on the same data and the same port

    // What was mailed to that address once nothing is on its way any more, newest first.
    QList<server::Mail> mails(const QString &email) const;
    // The six digits of the newest mail to that address that has some; throws when none comes.
    QString code(const QString &email) const;

    // Pays an open order as a customer would: approves at the sandbox and follows the redirect to the backend. True when it answered.
    bool pay(const QString &orderId, qint64 amount);

private:
    QTemporaryDir m_folder;
    server::Config m_config;
    std::unique_ptr<sandbox::TossSandbox> m_sandbox;
    std::unique_ptr<server::AccountServer> m_server;
    QUrl m_url;
};

} // namespace mj
