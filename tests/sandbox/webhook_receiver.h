#pragma once
#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QUrl>
#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace mj::tests
{

struct Webhook {
    QHash<QByteArray, QByteArray> headers;
    QJsonObject body;

    QString text(const char *name) const { return body[QLatin1String(name)].toString(); }
    QJsonObject data() const { return body[QLatin1String("data")].toObject(); }
    QString event() const { return body.contains(QLatin1String("eventType")) ? text("eventType") : QStringLiteral("DEPOSIT_CALLBACK"); }
    QString status() const { return body.contains(QLatin1String("data")) ? data()[QLatin1String("status")].toString() : text("status"); }
};

// The merchant's end of webhooks on a free port of the loopback, on a thread of its own.
class WebhookReceiver
{
public:
    // `answer` is called on the receiver's thread with each webhook and gives the HTTP status; 0 never answers.
    explicit WebhookReceiver(std::function<int(const Webhook &)> answer = [](const Webhook &) { return 200; });
    ~WebhookReceiver();

    QUrl url() const;
    QList<Webhook> received();
    // Waits until so many have come.
    bool has(int count, int withinMs = 5000);

private:
    void serve(std::stop_token over);

    std::function<int(const Webhook &)> m_answer;
    std::mutex m_mutex;
    QList<Webhook> m_received;
    std::atomic<quint16> m_port{0};
    std::jthread m_thread;
};

} // namespace mj::tests
