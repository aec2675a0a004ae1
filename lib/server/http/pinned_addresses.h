#pragma once
#include "base/result.h"
#include <QByteArray>
#include <QStringList>
#include <QUrl>
#include <boost/asio/ip/address.hpp>
#include <vector>

struct sockaddr;

namespace mj::server::http {

// The only addresses one call may connect to, in the forms libcurl asks for them. A value.
class PinnedAddresses
{
public:
    static Result<PinnedAddresses> from(const QStringList &numeric); // InvalidField: one is no numeric address

    bool isEmpty() const { return m_addresses.empty(); }
    bool contains(const sockaddr &address) const;

    // "host:port:address,[address]" for CURLOPT_RESOLVE; empty when the host is numeric and needs no looking up.
    QByteArray resolveLine(const QUrl &url) const;

private:
    std::vector<boost::asio::ip::address> m_addresses;
};

} // namespace mj::server::http
