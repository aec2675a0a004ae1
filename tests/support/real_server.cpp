#include "support/real_server.h"

#include "server/documents/sqlite_documents.h"
#include "server/http/outbound.h"

#include <QRegularExpression>
#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <thread>

namespace mj {

QString sixDigits(const QString &text)
{
    static const QRegularExpression code(QStringLiteral("(?<![0-9])[0-9]{6}(?![0-9])"));
    return code.match(text).captured();
}

RealServer::RealServer(server::Config config) : m_config(std::move(config))
{
    if (m_config.limits.joinsAnHour == server::Limits().joinsAnHour)
        m_config.limits.joinsAnHour = 1'000'000;
    m_config.dataFolder = m_folder.filePath(QStringLiteral("server"));
    m_config.tossClientKey = QStringLiteral("test_ck_sandbox_tests00000000000000");
    m_config.tossSecretKey = QStringLiteral("test_sk_sandbox_tests00000000000000");
    sandbox::TossSandbox::Config sandboxConfig;
    sandboxConfig.clientKey = m_config.tossClientKey;
    sandboxConfig.secretKey = m_config.tossSecretKey;
    sandboxConfig.clock = m_config.clock;
    m_sandbox = std::make_unique<sandbox::TossSandbox>(sandboxConfig);
    const auto urls = m_sandbox->start();
    if (!urls)
        throw std::runtime_error("the sandbox did not start");
    m_config.tossSdkUrl = urls->sdkUrl;
    m_config.tossApiBase = urls->apiBase;
    restart();
    m_sandbox->setWebhookTarget(m_server->localUrl().resolved(QUrl(QStringLiteral("/webhooks/toss"))));
}

RealServer::~RealServer()
{
    stop();
    m_sandbox->stop();
}

void RealServer::stop()
{
    m_server.reset();
}

void RealServer::restart()
{
    stop();
    m_server = std::make_unique<server::AccountServer>(m_config);
    const Result<QUrl> url = m_server->start();
    if (!url)
        throw std::runtime_error("the server did not start: " + url.error().detail.toStdString());
    if (m_url != *url) // callers may be reading it while a test restarts the service under them
        m_url = *url;
    m_config.port = static_cast<quint16>(url->port());
}

QList<server::Mail> RealServer::mails(const QString &email) const
{
    const auto documents = server::SqliteDocuments::open(m_config.dataFolder + QStringLiteral("/backend.sqlite"));
    if (!documents)
        throw std::runtime_error("the documents cannot be read");
    server::Query waiting;
    waiting.collection = QStringLiteral("mails");
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(20);
    for (;;) {
        const Result<server::Page> page = (*documents)->query(waiting);
        if (page && page->documents.isEmpty())
            break;
        if (std::chrono::steady_clock::now() > end)
            throw std::runtime_error("mails stay on their way");
        std::this_thread::sleep_for(std::chrono::milliseconds(3));
    }
    QList<std::pair<qint64, server::Mail>> theirs; // by version: on a clock that stands many have one time
    for (const server::Mail &mail : m_server->localMails()) {
        const auto stored = mail.to == email ? (*documents)->read(QStringLiteral("mailbox/") + mail.id) : Result<std::optional<server::Document>>(std::nullopt);
        if (stored && *stored)
            theirs.append({(*stored)->version, mail});
    }
    std::sort(theirs.begin(), theirs.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    QList<server::Mail> sorted;
    for (const auto &[version, mail] : theirs)
        sorted.append(mail);
    return sorted;
}

QString RealServer::code(const QString &email) const
{
    for (const server::Mail &mail : mails(email)) {
        const QString digits = sixDigits(mail.text);
        if (!digits.isEmpty())
            return digits;
    }
    throw std::runtime_error("no code was mailed");
}

bool RealServer::pay(const QString &orderId, qint64 amount)
{
    const auto page = [&](const char *name) { return m_url.resolved(QUrl(QStringLiteral("/checkout/%1/%2").arg(orderId, QLatin1String(name)))).toString(); };
    const Result<QUrl> redirect =
        m_sandbox->authenticate({{QStringLiteral("clientKey"), m_config.tossClientKey},
                                 {QStringLiteral("customerKey"), QStringLiteral("0c3f6d70-0000-4000-8000-5f0b8a3c9d11")},
                                 {QStringLiteral("method"), QStringLiteral("CARD")},
                                 {QStringLiteral("amount"), QJsonObject{{QStringLiteral("currency"), QStringLiteral("KRW")}, {QStringLiteral("value"), amount}}},
                                 {QStringLiteral("orderId"), orderId},
                                 {QStringLiteral("orderName"), QStringLiteral("points")},
                                 {QStringLiteral("successUrl"), page("success")},
                                 {QStringLiteral("failUrl"), page("fail")}});
    if (!redirect)
        return false;
    server::http::OutboundRequest follow;
    follow.url = *redirect;
    const auto reply = server::http::send(follow);
    return reply && reply->status == 302;
}

} // namespace mj
