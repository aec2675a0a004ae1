#include "client/session_bus.h"

#include <QtGlobal>

#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
#include <QByteArray>
#include <QLibrary>
#include <QList>
#include <algorithm>
#include <cstddef>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#endif

namespace mj::client
{

#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
namespace
{

QByteArray valueOf(const QByteArray &address, const QByteArray &name)
{
    for (const QByteArray &option : address.mid(address.indexOf(':') + 1).split(',')) {
        if (option.startsWith(name + '='))
            return QByteArray::fromPercentEncoding(option.mid(name.size() + 1));
    }
    return {};
}

// A name that begins with a zero byte is abstract: in no folder. Local sockets answer or refuse at once.
bool answers(const QByteArray &name)
{
    sockaddr_un address{};
    if (name.size() >= static_cast<qsizetype>(sizeof address.sun_path))
        return false;
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket < 0)
        return false;
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, name.constData(), static_cast<size_t>(name.size()));
    const size_t length = offsetof(sockaddr_un, sun_path) + static_cast<size_t>(name.size());
    const bool connected = ::connect(socket, reinterpret_cast<const sockaddr *>(&address), static_cast<socklen_t>(length)) == 0;
    ::close(socket);
    return connected;
}

bool isReachable(const QByteArray &address)
{
    if (!address.startsWith("unix:"))
        return !address.isEmpty(); // TCP and what may come are left to the D-Bus library
    const QByteArray path = valueOf(address, "path");
    const QByteArray abstract = valueOf(address, "abstract");
    return (!path.isEmpty() && answers(path)) || (!abstract.isEmpty() && answers('\0' + abstract));
}

} // namespace

// Asked first because the D-Bus library would start a bus of its own, and tells of failure in the language of the system.
bool isSessionBusReachable()
{
    const QByteArray addresses = qgetenv("DBUS_SESSION_BUS_ADDRESS");
    if (addresses.isEmpty()) {
        const QByteArray runtime = qgetenv("XDG_RUNTIME_DIR");
        return !runtime.isEmpty() && answers(runtime + "/bus");
    }
    const QList<QByteArray> all = addresses.split(';');
    return std::any_of(all.begin(), all.end(), isReachable);
}

void forgetSecretService()
{
    // Loaded by QtKeychain, if it is there at all: by name, as QtKeychain does.
    QLibrary library(QStringLiteral("secret-1"), 0);
    using Disconnect = void (*)();
    if (const auto disconnect = reinterpret_cast<Disconnect>(library.resolve("secret_service_disconnect")))
        disconnect();
}
#else
bool isSessionBusReachable()
{
    return true;
}

void forgetSecretService() {}
#endif

} // namespace mj::client
