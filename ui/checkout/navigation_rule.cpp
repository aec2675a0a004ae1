#include "ui/checkout/navigation_rule.h"

#include <QHostAddress>

namespace mj::ui {
namespace {

bool isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
}

} // namespace

NavigationRule::NavigationRule(const QUrl &checkout, const QUrl &returnUrl) : m_return(returnUrl), m_onLoopback(isLoopback(checkout.host())) {}

NavigationRule::Verdict NavigationRule::judge(const QUrl &url) const
{
    const QString scheme = url.scheme().toLower();
    if (scheme == QLatin1String("about"))
        return url.path() == QLatin1String("blank") || url.path() == QLatin1String("srcdoc") ? Verdict::Allow : Verdict::Refuse;
    if (scheme == QLatin1String("http") || scheme == QLatin1String("https")) {
        // Part by part, never by how the text begins: "http://127.0.0.1:8080.evil/" begins like ours.
        if (scheme == m_return.scheme() && url.host() == m_return.host() && portOf(url) == portOf(m_return) && url.path() == m_return.path())
            return Verdict::Return;
        // Plain http only between programs of this computer.
        return scheme == QLatin1String("https") || (m_onLoopback && isLoopback(url.host())) ? Verdict::Allow : Verdict::Refuse;
    }
    static const QStringList own{QStringLiteral("file"),   QStringLiteral("data"),  QStringLiteral("javascript"), QStringLiteral("blob"),
                                 QStringLiteral("chrome"), QStringLiteral("qrc"),   QStringLiteral("view-source"), QStringLiteral("ftp"),
                                 QStringLiteral("ws"),     QStringLiteral("wss"),   QStringLiteral("devtools"),    QStringLiteral("chrome-extension"),
                                 QStringLiteral("filesystem")};
    return scheme.isEmpty() || own.contains(scheme) ? Verdict::Refuse : Verdict::AppScheme;
}

} // namespace mj::ui
