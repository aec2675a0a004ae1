#include "server/http/caller_address.h"

#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <optional>

namespace mj::server::http {
namespace {

namespace ip = boost::asio::ip;

std::optional<ip::address> parsed(const QByteArray &text)
{
    boost::system::error_code failed;
    const ip::address address = ip::make_address(text.toStdString(), failed);
    if (failed)
        return std::nullopt;
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return ip::address(ip::make_address_v4(ip::v4_mapped, address.to_v6()));
    return address;
}

} // namespace

QString callerAddress(const QByteArray &forwardedFor, int hops, const QString &peer)
{
    if (hops <= 0)
        return peer;
    const QList<QByteArray> entries = forwardedFor.split(',');
    if (entries.size() < hops)
        return peer;
    const auto address = parsed(entries.at(entries.size() - hops).trimmed());
    return address ? QString::fromStdString(address->to_string()) : peer;
}

QString networkOf(const QString &text)
{
    const auto address = parsed(text.toLatin1());
    if (!address || address->is_v4())
        return text;
    ip::address_v6::bytes_type bytes = address->to_v6().to_bytes();
    std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
    return QString::fromStdString(ip::address_v6(bytes).to_string()) + QStringLiteral("/64");
}

} // namespace mj::server::http
