#pragma once
#include <QByteArray>
#include <QString>
#include <QUrl>
#include <atomic>
#include <functional>
#include <memory>

namespace mj::test {

// The server's end of one WebSocket, blocking. What the client does wrong ends the conversation quietly.
class SocketPeer
{
public:
    virtual ~SocketPeer() = default;
    virtual QByteArray requestLine() const = 0;
    virtual QByteArray header(const char *name) const = 0;
    virtual bool read(QByteArray &message, bool &isText) = 0;
    virtual bool send(const QByteArray &message, bool isText = true) = 0;
    virtual bool sendPart(const QByteArray &part, bool last, bool isText = true) = 0; // one fragment
    virtual bool sendRaw(const QByteArray &bytes) = 0;                                // beneath the framing
    virtual bool ping(const QByteArray &payload) = 0;
    virtual void close() = 0;
    virtual void cut() = 0;
    virtual QByteArray pongs() const = 0; // payloads of the answers, joined
};

// A WebSocket server of the test's own that does to each connection what the test says, one after the other on its own thread.
class SocketServer
{
public:
    struct Tls {
        QString certificateFile;
        QString keyFile;
    };

    explicit SocketServer(std::function<void(SocketPeer &)> behaviour, Tls tls = {});
    ~SocketServer();

    QUrl url(const QString &path = QStringLiteral("/ws"), const QString &host = QStringLiteral("127.0.0.1")) const;
    int connections() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace mj::test
