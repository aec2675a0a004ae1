#include "server/http/fetch_rule.h"

#include "server/http/address_rule.h"
#include <algorithm>

namespace mj::server::http {
namespace {

constexpr qsizetype maxText = 8 * 1024;
constexpr qsizetype maxAddresses = 32;

tl::unexpected<Error> refuse(Code code, const char *why)
{
    return fail(code, QString::fromLatin1(why), QStringLiteral("url"));
}

// RFC 3986 without exceptions: what two readers could read in two ways is not read at all.
bool isPlain(const QString &text)
{
    static const QString never = QStringLiteral("\\\"<>^`{|}");
    return !text.isEmpty() && text.size() <= maxText
           && std::all_of(text.begin(), text.end(), [](QChar c) { return c > QLatin1Char(' ') && c <= QLatin1Char('~') && !never.contains(c); });
}

bool hasCredentials(const QString &text)
{
    const qsizetype start = text.indexOf(QLatin1String("//")) + 2;
    const auto end = std::find_if(text.begin() + start, text.end(), [](QChar c) { return c == u'/' || c == u'?' || c == u'#'; });
    return start >= 2 && std::find(text.begin() + start, end, u'@') != end;
}

QString hostOf(const QUrl &url)
{
    return url.host(QUrl::FullyEncoded).toLower();
}

bool isListed(const QString &host, const QStringList &hosts)
{
    return std::any_of(hosts.begin(), hosts.end(), [&host](const QString &entry) {
        if (entry.startsWith(QLatin1String("*.")))
            return host.size() >= entry.size() && host.endsWith(QStringView(entry).sliced(1), Qt::CaseInsensitive);
        return host.compare(entry, Qt::CaseInsensitive) == 0;
    });
}

// No name of the Internet ends in a label that begins with a digit: it is an address in some form, known or not.
bool isName(const QString &host)
{
    const QStringView last = QStringView(host).sliced(host.lastIndexOf(u'.') + 1);
    return !host.contains(u':') && !last.isEmpty() && !last.front().isDigit();
}

} // namespace

FetchRule::FetchRule(QStringList localPeers, Resolver resolve) : m_localPeers(std::move(localPeers)), m_resolve(std::move(resolve)) {}

Result<FetchTarget> FetchRule::aim(const QString &text, const QStringList &hosts, const QUrl &base) const
{
    QUrl url(text, QUrl::StrictMode);
    if (!isPlain(text) || !url.isValid())
        return refuse(Code::InvalidField, "not written as a URL is");
    if (!base.isEmpty())
        url = base.resolved(url);
    if (hasCredentials(text) || hasCredentials(url.toString()))
        return refuse(Code::Forbidden, "credentials in the address");
    url.setFragment(QString());
    const QString scheme = url.scheme();
    const bool isLocal = isLocalPeer(url);
    if (url.host().isEmpty() || (scheme != QLatin1String("https") && scheme != QLatin1String("http")))
        return refuse(scheme.isEmpty() || url.host().isEmpty() ? Code::InvalidField : Code::InsecureUrl, "not an https address");
    if (scheme == QLatin1String("http") && (!isLocal || base.scheme() == QLatin1String("https")))
        return refuse(Code::InsecureUrl, "not an https address");
    if (!isListed(hostOf(url), hosts))
        return refuse(Code::Forbidden, "a host that is not on the list");
    if (!isLocal)
        return aimOut(url);
    if (hostOf(url) == QLatin1String("localhost"))
        return FetchTarget{url, {QStringLiteral("127.0.0.1"), QStringLiteral("::1")}};
    return FetchTarget{url, {hostOf(url)}};
}

bool FetchRule::isLocalPeer(const QUrl &url) const
{
    const QString host = hostOf(url);
    if (url.scheme() != QLatin1String("http") || !(host == QLatin1String("localhost") || isLoopbackAddress(host)))
        return false;
    const QString peer = (host.contains(u':') ? u'[' + host + u']' : host) + u':' + QString::number(url.port(80));
    return m_localPeers.contains(peer, Qt::CaseInsensitive);
}

Result<FetchTarget> FetchRule::aimOut(const QUrl &url) const
{
    const QString host = hostOf(url);
    if (url.port(443) != 443)
        return refuse(Code::Forbidden, "a port that is not 443");
    if (!isName(host))
        return refuse(Code::Forbidden, "a numeric host");
    const Result<QStringList> addresses = m_resolve(host);
    if (!addresses)
        return fail(error(addresses.error().code, addresses.error().detail, QStringLiteral("url")));
    if (addresses->isEmpty())
        return refuse(Code::Offline, "a host without an address");
    if (!std::all_of(addresses->begin(), addresses->end(), isPublicAddress))
        return refuse(Code::Forbidden, "a host with an address that is not public");
    return FetchTarget{url, addresses->mid(0, maxAddresses)};
}

} // namespace mj::server::http
