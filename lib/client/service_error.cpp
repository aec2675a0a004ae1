#include "client/service_error.h"

#include "api/error_status.h"
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

namespace mj::client
{
namespace
{

constexpr int longestTold = 86'400;
constexpr int longestText = 100;

int secondsOf(const QByteArray &retryAfter)
{
    bool number = false;
    const int seconds = retryAfter.trimmed().toInt(&number);
    return number ? std::clamp(seconds, 0, longestTold) : 0;
}

} // namespace

Error serviceError(int httpStatus, const QByteArray &body, const QByteArray &retryAfter)
{
    const QJsonObject told = QJsonDocument::fromJson(body).object().value(QLatin1String("error")).toObject();
    Error failure;
    failure.code = api::codeFromWire(told.value(QLatin1String("code")).toString(), httpStatus);
    failure.detail = QStringLiteral("http %1").arg(httpStatus);
    failure.field = told.value(QLatin1String("field")).toString().left(longestText);
    failure.requestId = told.value(QLatin1String("requestId")).toString().left(longestText);
    failure.retryAfterSeconds = secondsOf(retryAfter);
    return failure;
}

Error networkError(QNetworkReply::NetworkError reason)
{
    const QString detail = QStringLiteral("network error %1").arg(static_cast<int>(reason));
    switch (reason) {
    case QNetworkReply::SslHandshakeFailedError:
        return error(Code::TlsRejected, detail);
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
        return error(Code::Timeout, detail);
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
        return error(Code::BadReply, detail);
    default:
        return error(Code::Offline, detail);
    }
}

} // namespace mj::client
