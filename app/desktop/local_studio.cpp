#include "local_studio.h"

#include "sandbox/toss_sandbox.h"
#include "server/account_server.h"

#include <QDir>

namespace mj {

LocalStudio::LocalStudio(QString folder, QObject *parent) : QObject(parent), m_folder(std::move(folder)) {}

LocalStudio::~LocalStudio()
{
    stop();
}

void LocalStudio::start()
{
    stop();
    m_starter = std::thread([this] {
        const Result<QUrl> url = startServers();
        QMetaObject::invokeMethod(
            this,
            [this, url] {
                m_isReady = bool(url);
                if (url)
                    emit ready(*url);
                else
                    emit failed(url.error());
            },
            Qt::QueuedConnection);
    });
}

Result<QUrl> LocalStudio::startServers()
{
    if (!QDir().mkpath(m_folder))
        return fail(Code::Storage, QStringLiteral("the local studio's folder cannot be made"));
    sandbox::TossSandbox::Config sandboxConfig;
    sandboxConfig.clientKey = QStringLiteral("test_ck_sandbox_mjstudio0000000000");
    sandboxConfig.secretKey = QStringLiteral("test_sk_sandbox_mjstudio0000000000");
    sandboxConfig.stateFile = QDir(m_folder).filePath(QStringLiteral("sandbox.json"));
    m_sandbox = std::make_unique<sandbox::TossSandbox>(sandboxConfig);
    const auto urls = m_sandbox->start();
    if (!urls)
        return fail(urls);
    m_playBank = urls->sdkUrl.resolved(QUrl(QStringLiteral("/__sandbox")));
    server::Config config;
    config.dataFolder = m_folder;
    config.tossClientKey = sandboxConfig.clientKey;
    config.tossSecretKey = sandboxConfig.secretKey;
    config.tossSdkUrl = urls->sdkUrl;
    config.tossApiBase = urls->apiBase;
    config.workers = 4; // one person
    config.runners = 1;
    config.demoPace = std::chrono::milliseconds(350); // the painter is faster than an eye: let people watch
    m_server = std::make_unique<server::AccountServer>(config);
    const Result<QUrl> url = m_server->start();
    if (url)
        m_sandbox->setWebhookTarget(m_server->localUrl().resolved(QUrl(QStringLiteral("/webhooks/toss"))));
    return url;
}

QList<ui::LocalMail> LocalStudio::mails() const
{
    QList<ui::LocalMail> list;
    for (const server::Mail &mail : m_isReady ? m_server->localMails() : QList<server::Mail>())
        list.append({mail.id, mail.to, mail.subject, mail.text, mail.at});
    return list;
}

QUrl LocalStudio::playBank() const
{
    return m_isReady ? m_playBank : QUrl();
}

void LocalStudio::stop()
{
    if (m_starter.joinable())
        m_starter.join();
    m_isReady = false;
    m_server.reset();
    m_sandbox.reset();
}

} // namespace mj
