#include "server/http/pinned_addresses.h"

#include <algorithm>
#include <boost/asio/ip/tcp.hpp>
#include <cstring>

namespace mj::server::http {
namespace {

namespace ip = boost::asio::ip;

ip::address addressOf(const sockaddr &address)
{
    if (address.sa_family == AF_INET) {
        sockaddr_in v4;
        std::memcpy(&v4, &address, sizeof v4);
        ip::address_v4::bytes_type bytes;
        std::memcpy(bytes.data(), &v4.sin_addr, bytes.size());
        return ip::address_v4(bytes);
    }
    if (address.sa_family == AF_INET6) {
        sockaddr_in6 v6;
        std::memcpy(&v6, &address, sizeof v6);
        ip::address_v6::bytes_type bytes;
        std::memcpy(bytes.data(), &v6.sin6_addr, bytes.size());
        return ip::address_v6(bytes, v6.sin6_scope_id);
    }
    return ip::address_v6::any(); // of no family we connect to, and never pinned
}

} // namespace

Result<PinnedAddresses> PinnedAddresses::from(const QStringList &numeric)
{
    PinnedAddresses pinned;
    for (const QString &text : numeric) {
        boost::system::error_code failed;
        const ip::address address = ip::make_address(text.toStdString(), failed);
        if (failed || address.is_unspecified())
            return fail(Code::InvalidField, QStringLiteral("not an address to connect to"), QStringLiteral("pinnedTo"));
        pinned.m_addresses.push_back(address);
    }
    return pinned;
}

bool PinnedAddresses::contains(const sockaddr &address) const
{
    return std::find(m_addresses.begin(), m_addresses.end(), addressOf(address)) != m_addresses.end();
}

QByteArray PinnedAddresses::resolveLine(const QUrl &url) const
{
    const QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    boost::system::error_code named;
    ip::make_address(host.toStdString(), named);
    if (!named || m_addresses.empty())
        return {};
    QByteArrayList addresses;
    for (const ip::address &address : m_addresses) {
        const auto text = QByteArray::fromStdString(address.to_string());
        addresses.append(address.is_v6() ? '[' + text + ']' : text);
    }
    const int port = url.port(url.scheme() == QLatin1String("https") ? 443 : 80);
    return host + ':' + QByteArray::number(port) + ':' + addresses.join(',');
}

} // namespace mj::server::http
