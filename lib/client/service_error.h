#pragma once
#include "base/error.h"
#include <QNetworkReply>

namespace mj::client
{

// The error the service told: {"error":{"code","field","requestId"}}; a body of another shape falls back to what the status says.
Error serviceError(int httpStatus, const QByteArray &body, const QByteArray &retryAfter);

// What a failure of the network means: Offline, Timeout, TlsRejected or BadReply.
Error networkError(QNetworkReply::NetworkError error);

} // namespace mj::client
