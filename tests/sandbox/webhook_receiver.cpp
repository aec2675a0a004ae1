#include "webhook_receiver.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTcpSocket>
#include <chrono>
#include <vector>

namespace mj::tests
{

namespace
{

Webhook parsed(const QByteArray &raw, qsizetype end)
{
    Webhook webhook;
    const QList<QByteArray> lines = raw.left(end).split('\n');
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        webhook.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    }
    webhook.headers.insert("request", lines.value(0).trimmed());
    webhook.body = QJsonDocument::fromJson(raw.mid(end + 4)).object();
    return webhook;
}

} // namespace

WebhookReceiver::WebhookReceiver(std::function<int(const Webhook &)> answer)
    : m_answer(std::move(answer)), m_thread([this](const std::stop_token &over) { serve(over); })
{
    while (m_port == 0)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

WebhookReceiver::~WebhookReceiver() = default;

QUrl WebhookReceiver::url() const
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1/hooks/toss").arg(m_port.load()));
}

QList<Webhook> WebhookReceiver::received()
{
    const std::lock_guard lock(m_mutex);
    return m_received;
}

bool WebhookReceiver::has(int count, int withinMs)
{
    QElapsedTimer timer;
    timer.start();
    while (received().size() < count) {
        if (timer.elapsed() > withinMs)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return true;
}

void WebhookReceiver::serve(std::stop_token over)
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    m_port = server.serverPort();
    std::vector<std::unique_ptr<QTcpSocket>> unanswered;
    while (!over.stop_requested()) {
        server.waitForNewConnection(20);
        std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
        if (!socket)
            continue;
        QByteArray raw;
        qsizetype end = -1;
        qsizetype length = 0;
        while ((end < 0 || raw.size() < end + 4 + length) && socket->waitForReadyRead(3000)) {
            raw += socket->readAll();
            end = raw.indexOf("\r\n\r\n");
            if (end >= 0)
                length = parsed(raw, end).headers.value("content-length").toLongLong();
        }
        const Webhook webhook = parsed(raw, end);
        const int status = m_answer(webhook);
        {
            const std::lock_guard lock(m_mutex);
            m_received.append(webhook);
        }
        if (status == 0) {
            unanswered.push_back(std::move(socket));
            continue;
        }
        socket->write("HTTP/1.1 " + QByteArray::number(status) + " x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        socket->waitForBytesWritten(1000);
        socket->disconnectFromHost();
    }
}

} // namespace mj::tests
