#pragma once
#include "api/top_up.h"
#include "studio/back_off.h"
#include <QHash>
#include <QObject>
#include <QTimer>
#include <memory>

namespace mj::client {
class ApiClient;
}

namespace mj::studio {

// Asks the service what became of orders until told to stop. Quick: every second for half a minute, then with growing pauses. Slow: for what
// takes a bank its time, with growing pauses from the start. GUI thread.
class OrderWatch : public QObject
{
    Q_OBJECT
public:
    explicit OrderWatch(client::ApiClient &api, QObject *parent = nullptr);

    enum class Pace { Quick, Slow };

    void watch(const QString &orderId, Pace pace = Pace::Quick); // at once; again = from the start
    void slowDown(const QString &orderId);
    void stop(const QString &orderId);
    void stopAll();
    bool isWatching(const QString &orderId) const { return m_watched.contains(orderId); }
    void hurry();

signals:
    void seen(const mj::api::TopUp &order, int times); // `times`: how often the service has answered since watch()
    void missed(const QString &orderId, const mj::Error &error);

private:
    struct Watched {
        QTimer pause;
        Pace pace = Pace::Quick;
        BackOff backOff{std::chrono::seconds(2), std::chrono::seconds(60)};
        int times = 0;
    };
    static void setSlow(Watched &watched);
    void ask(const QString &orderId, const std::shared_ptr<Watched> &watched);

    client::ApiClient &m_api;
    QHash<QString, std::shared_ptr<Watched>> m_watched;
};

} // namespace mj::studio
