#include "ui/checkout/navigation_rule.h"

#include <QHostAddress>

namespace mj::ui {
namespace {

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
}

bool isOfTheBrowser(const QString &scheme)
{
    static const QStringList own{QStringLiteral("file"),   QStringLiteral("data"),   QStringLiteral("javascript"),  QStringLiteral("blob"),
                                 QStringLiteral("chrome"), QStringLiteral("qrc"),    QStringLiteral("view-source"), QStringLiteral("ftp"),
                                 QStringLiteral("ws"),     QStringLiteral("wss"),    QStringLiteral("devtools"),    QStringLiteral("chrome-extension"),
                                 QStringLiteral("about"),  QStringLiteral("filesystem")};
    return own.contains(scheme);
}

} // namespace

NavigationRule::NavigationRule(const QUrl &checkout, const QUrl &returnUrl) : m_return(returnUrl), m_onLoopback(isLoopback(checkout.host())) {}

bool NavigationRule::isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

bool NavigationRule::isReturn(const QUrl &url) const
{
    // Part by part, never by how the text begins: "http://127.0.0.1:8080.evil/" begins like ours.
    return url.scheme() == m_return.scheme() && url.host() == m_return.host() && portOf(url) == portOf(m_return)
           && url.path(QUrl::FullyEncoded) == m_return.path(QUrl::FullyEncoded);
}

NavigationRule::Verdict NavigationRule::judge(const QUrl &url) const
{
    const QString scheme = url.scheme();
    if (scheme.isEmpty())
        return Verdict::Refuse;
    if (url == QUrl(QStringLiteral("about:blank")) || url == QUrl(QStringLiteral("about:srcdoc")))
        return Verdict::Allow;
    // Apps write addresses that QUrl holds for invalid ("ispmobile://TID=1"); their scheme is known all the same.
    if (scheme != QLatin1String("http") && scheme != QLatin1String("https"))
        return isOfTheBrowser(scheme) ? Verdict::Refuse : Verdict::AppScheme;
    // A name before an @ is only ever there to make an address look like another one.
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return Verdict::Refuse;
    if (isReturn(url))
        return Verdict::Return;
    // Plain http only between programs of this computer.
    return scheme == QLatin1String("https") || (m_onLoopback && isLoopback(url.host())) ? Verdict::Allow : Verdict::Refuse;
}

} // namespace mj::ui
