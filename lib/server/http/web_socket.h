#pragma once
#include "base/result.h"
#include <QByteArray>
#include <QList>
#include <QUrl>
#include <atomic>
#include <memory>

namespace mj::server::http {

// One WebSocket connection to an engine of one's own, used by one thread at a time. It answers pings while it reads and speaks ws only to
// this computer and private networks, wss with a verified certificate to anyone.
class WebSocket
{
public:
    struct Config {
        QUrl url; // ws or wss
        QList<std::pair<QByteArray, QByteArray>> headers;
        int connectTimeoutMs = 5'000; // with TLS and the upgrade
        qint64 maxMessage = 32 << 20; // bytes, all fragments together
        QString caFile;               // PEM: who vouches for the peer instead of what the system trusts
        const std::atomic<bool> *cancel = nullptr; // set to true by another thread: what waits ends within a tenth of a second
    };
    struct Message {
        bool isText = true;
        QByteArray bytes;
    };

    // InvalidField (url, headers), InsecureUrl (ws beyond a private network), Offline, Timeout, TlsRejected, Canceled, BadReply (no WebSocket there).
    static Result<WebSocket> connect(const Config &config);

    ~WebSocket(); // without a goodbye when close() was not called
    WebSocket(WebSocket &&) noexcept;
    WebSocket &operator=(WebSocket &&) noexcept;

    // The next whole message. Timeout and Canceled leave the connection as it was, also in the middle of a message: read again. After any
    // other error it is over: Offline (cut, or closed by the peer), PayloadTooLarge, BadReply (against the protocol).
    Result<Message> read(int timeoutMs);

    // Offline, Timeout or Canceled; the connection is over then.
    Result<void> write(const Message &message, int timeoutMs = 5'000);

    // Says goodbye and waits for the peer's for at most a second. Nothing works afterwards.
    void close();

private:
    struct Link;
    explicit WebSocket(std::unique_ptr<Link> link);

    std::unique_ptr<Link> m;
};

} // namespace mj::server::http
