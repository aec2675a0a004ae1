#include "server/identity/mock_issuer.h"

#include "crypto/digest.h"
#include "server/http/outbound.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QUrlQuery>
#include <stdexcept>

namespace mj::test {
namespace {

const QString modules = QStringLiteral(MJ_BIN_DIR "/../tools/google/node_modules"); // where `./studio setup` puts them

} // namespace

bool MockIssuer::isInstalled()
{
    QProcess node;
    node.start(QStringLiteral("node"), {QStringLiteral("--version")});
    return QFileInfo::exists(modules + QStringLiteral("/oauth2-mock-server/dist/index.mjs")) && node.waitForFinished(20'000) &&
           node.exitStatus() == QProcess::NormalExit && node.exitCode() == 0;
}

MockIssuer::MockIssuer()
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral("node"), {QStringLiteral(MJ_SOURCE_DIR "/tests/tools/google/issuer.mjs"), modules});
    m_url = QUrl(QJsonDocument::fromJson(nextLine()).object().value(QLatin1String("url")).toString());
    if (m_url.isEmpty())
        throw std::runtime_error("the identity service did not start");
}

MockIssuer::~MockIssuer()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(5'000))
        m_process.kill();
    m_process.waitForFinished(5'000);
}

QByteArray MockIssuer::nextLine()
{
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(20'000))
            return {};
    }
    return m_process.readLine();
}

QByteArray MockIssuer::answer(const QJsonObject &command)
{
    m_process.write(QJsonDocument(command).toJson(QJsonDocument::Compact) + '\n');
    const QByteArray line = nextLine();
    if (line.isEmpty())
        throw std::runtime_error("the identity service does not answer");
    return line;
}

void MockIssuer::next(const QJsonObject &command)
{
    answer(command);
}

QJsonObject MockIssuer::lastForm()
{
    return QJsonDocument::fromJson(answer({{QStringLiteral("lastForm"), true}})).object();
}

QString MockIssuer::codeFor(const QUrl &authorization, const QString &redirectUri, const QString &nonce, const QString &verifier) const
{
    const QByteArray challenge = sha256(verifier.toLatin1()).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("response_type"), QStringLiteral("code"));
    query.addQueryItem(QStringLiteral("client_id"), QStringLiteral("client-1"));
    query.addQueryItem(QStringLiteral("redirect_uri"), redirectUri);
    query.addQueryItem(QStringLiteral("scope"), QStringLiteral("openid email profile"));
    query.addQueryItem(QStringLiteral("nonce"), nonce);
    query.addQueryItem(QStringLiteral("code_challenge"), QString::fromLatin1(challenge));
    query.addQueryItem(QStringLiteral("code_challenge_method"), QStringLiteral("S256"));
    server::http::OutboundRequest request;
    request.url = authorization;
    request.url.setQuery(query);
    const auto reply = server::http::send(request);
    for (const auto &[name, value] : reply ? reply->headers : QList<std::pair<QByteArray, QByteArray>>())
        if (name == "location")
            return QUrlQuery(QUrl(QString::fromLatin1(value))).queryItemValue(QStringLiteral("code"));
    return {};
}

} // namespace mj::test
