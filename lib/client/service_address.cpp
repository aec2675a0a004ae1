#include "client/service_address.h"

#include <QHostAddress>

namespace mj::client
{

bool isLoopback(const QUrl &url)
{
    const QString host = url.host(QUrl::FullyDecoded).toLower();
    if (host == QStringLiteral("localhost"))
        return true;
    const QHostAddress address(host);
    return !address.isNull() && address.isLoopback();
}

Result<void> checkServiceUrl(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment())
        return fail(Code::InsecureUrl, QStringLiteral("not a service address"));
    const bool safe = url.scheme() == QStringLiteral("https") || (url.scheme() == QStringLiteral("http") && isLoopback(url));
    if (!safe)
        return fail(Code::InsecureUrl, QStringLiteral("scheme"));
    return {};
}

} // namespace mj::client
