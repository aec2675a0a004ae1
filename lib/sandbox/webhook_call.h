#pragma once
#include <QByteArray>
#include <QList>
#include <QPair>
#include <QUrl>
#include <memory>

namespace mj::sandbox
{

// Posts one webhook over plain HTTP to the loopback and waits for the answer, ten seconds at most as the vendor does.
// send() belongs to one thread; giveUp() may be called from any and ends it, and all later ones, at once.
class WebhookCall
{
public:
    using Headers = QList<QPair<QByteArray, QByteArray>>;

    WebhookCall();
    ~WebhookCall();
    WebhookCall(const WebhookCall &) = delete;
    WebhookCall &operator=(const WebhookCall &) = delete;

    // HTTP status of the answer; 0 when none came.
    int send(const QUrl &target, const Headers &headers, const QByteArray &body);
    void giveUp();

    // http on localhost, 127.0.0.1 or [::1].
    static bool isAllowed(const QUrl &target);

private:
    class Wire;
    std::unique_ptr<Wire> m_wire;
};

} // namespace mj::sandbox
