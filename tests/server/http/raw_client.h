#pragma once
#include <QByteArray>
#include <QHash>
#include <QUrl>
#include <memory>
#include <optional>

namespace mj::test {

struct RawReply {
    int status = 0;
    QHash<QByteArray, QByteArray> headers; // names lower case
    QByteArray body;
};

// A socket that says exactly the bytes it is given. Used and destroyed on the thread that made it.
class RawClient
{
public:
    explicit RawClient(const QUrl &server);
    ~RawClient();
    RawClient(RawClient &&) noexcept;
    RawClient &operator=(RawClient &&) noexcept;

    bool isConnected() const;
    bool send(const QByteArray &bytes, int timeoutMs = 5000); // false: the peer closed, or takes nothing
    std::optional<RawReply> read(int timeoutMs = 5000, bool withoutBody = false);
    bool closedWithin(int timeoutMs); // throws away what still comes
    void finishSending();
    QByteArray rest() const; // read but not yet part of a reply

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

// One request on a connection of its own.
std::optional<RawReply> ask(const QUrl &server, const QByteArray &bytes, int timeoutMs = 5000);

// "Host: 127.0.0.1:port\r\n"
QByteArray hostLine(const QUrl &server);

} // namespace mj::test
