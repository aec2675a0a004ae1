#include "support/real_server.h"

#include "server/http/outbound.h"

#include <stdexcept>

namespace mj {

RealServer::RealServer(server::Config config) : m_config(std::move(config))
{
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
    m_url = *url;
    m_config.port = static_cast<quint16>(url->port());
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
