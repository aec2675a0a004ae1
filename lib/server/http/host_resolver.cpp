#include "server/http/host_resolver.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

namespace mj::server::http {

Result<QStringList> resolveHost(const QString &host)
{
    using boost::asio::ip::tcp;
    boost::asio::io_context io;
    tcp::resolver resolver(io);
    boost::system::error_code failed;
    const auto found = resolver.resolve(host.toStdString(), "", tcp::resolver::address_configured, failed);
    QStringList addresses;
    for (const auto &entry : found)
        addresses.append(QString::fromStdString(entry.endpoint().address().to_string()));
    addresses.removeDuplicates();
    if (failed || addresses.isEmpty())
        return fail(Code::Offline, QStringLiteral("a host without an address"));
    return addresses;
}

} // namespace mj::server::http
