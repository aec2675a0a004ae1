#pragma once
#include <QByteArray>
#include <QUrl>
#include <atomic>
#include <functional>
#include <memory>

namespace mj::test {

// The server's end of one connection, blocking.
class RawPeer
{
public:
    virtual ~RawPeer() = default;
    virtual QByteArray readHead() = 0; // up to the empty line, or what came before the client left
    virtual QByteArray readByte() = 0; // empty: the client left
    virtual bool send(const QByteArray &bytes) = 0;
    virtual void awaitLeave() = 0; // until the client closes
};

// A little server that does to each connection what the test says, one connection after the other, on its own thread.
class RawServer
{
public:
    enum class Tls { No, SelfSigned };

    explicit RawServer(std::function<void(RawPeer &)> behaviour, Tls tls = Tls::No);
    ~RawServer();

    QUrl url(const QString &path = QStringLiteral("/")) const;
    int connections() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace mj::test
