#pragma once
#include "server/http/host_resolver.h"
#include <QUrl>

namespace mj::server::http {

// Where one request of a fetch goes: to these addresses, whatever the name says by then.
struct FetchTarget {
    QUrl url;
    QStringList addresses;
};

// Decides whether an address written by somebody else may be fetched. It must be https at port 443 of a host on the list, without
// credentials, and every address of that host must be public. Looks a name up once and connects to nothing. A value.
class FetchRule
{
public:
    // localPeers: "127.0.0.1:8188", "[::1]:8188" or "localhost:8188", engines of one's own on this computer; http is allowed to these alone.
    explicit FetchRule(QStringList localPeers, Resolver resolve = resolveHost);
    FetchRule() : FetchRule(QStringList()) {}

    // text: absolute, or as in a Location header relative to `base`. hosts: "cdn.example" or "*.example", which is every name below it.
    // InvalidField: not written as a URL is. InsecureUrl: not https. Forbidden: another port, credentials, a host that is not on the list,
    // is numeric or has an address that is not public. Offline: the host has no address. Always with the field "url".
    Result<FetchTarget> aim(const QString &text, const QStringList &hosts, const QUrl &base = {}) const;

private:
    bool isLocalPeer(const QUrl &url) const;
    Result<FetchTarget> aimOut(const QUrl &url) const;

    QStringList m_localPeers;
    Resolver m_resolve;
};

} // namespace mj::server::http
