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

bool isSameOrigin(const QUrl &one, const QUrl &other)
{
    return one.scheme() == other.scheme() && one.host() == other.host() && portOf(one) == portOf(other);
}

// Toss: its script, frames and pages come from hosts below these two; the two themselves show nothing that belongs to a payment.
bool isOfToss(const QUrl &url)
{
    const QString host = url.host(QUrl::FullyEncoded);
    return url.scheme() == QLatin1String("https") && portOf(url) == 443
           && (host.endsWith(QLatin1String(".tosspayments.com")) || host.endsWith(QLatin1String(".toss.im")));
}

} // namespace

NavigationRule::NavigationRule(const QUrl &checkout, const QUrl &returnUrl)
    : m_checkout(checkout), m_return(returnUrl), m_onLoopback(isLoopback(checkout.host()))
{
}

bool NavigationRule::isLoopback(const QString &host)
{
    return host == QLatin1String("localhost") || QHostAddress(host).isLoopback();
}

bool NavigationRule::isReturn(const QUrl &url) const
{
    // Part by part, never by how the text begins: "http://127.0.0.1:8080.evil/" begins like ours.
    return isSameOrigin(url, m_return) && url.path(QUrl::FullyEncoded) == m_return.path(QUrl::FullyEncoded);
}

bool NavigationRule::mayBeThePage(const QUrl &url) const
{
    return isSameOrigin(url, m_checkout) || isOfToss(url) || (m_standIn.isValid() && isSameOrigin(url, m_standIn));
}

void NavigationRule::trustScriptOf(const QUrl &page, const QUrl &script)
{
    if (m_onLoopback && isLoopback(script.host()) && isSameOrigin(page, m_checkout) && !isSameOrigin(script, m_checkout) && !m_standIn.isValid())
        m_standIn = script;
}

NavigationRule::Verdict NavigationRule::judge(const QUrl &url, Place place) const
{
    const QString scheme = url.scheme();
    if (scheme.isEmpty())
        return Verdict::Refuse;
    // Windows and frames begin empty; a checkout page that has become empty can be used no more.
    if (url == QUrl(QStringLiteral("about:blank")) || url == QUrl(QStringLiteral("about:srcdoc")))
        return place == Place::Within ? Verdict::Allow : Verdict::Refuse;
    // Apps write addresses that QUrl holds for invalid ("ispmobile://TID=1"); their scheme is known all the same.
    if (scheme != QLatin1String("http") && scheme != QLatin1String("https"))
        return isOfTheBrowser(scheme) ? Verdict::Refuse : Verdict::AppScheme;
    // A name before an @ is only ever there to make an address look like another one.
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return Verdict::Refuse;
    if (isReturn(url))
        return Verdict::Return;
    if (place == Place::Page)
        return mayBeThePage(url) ? Verdict::Allow : Verdict::Refuse;
    // Plain http only between programs of this computer.
    return scheme == QLatin1String("https") || (m_onLoopback && isLoopback(url.host())) ? Verdict::Allow : Verdict::Refuse;
}

} // namespace mj::ui
