#include "studio/order_watch.h"

#include "client/api_client.h"
#include <utility>

namespace mj::studio {
namespace {

constexpr int quickTimes = 30;
constexpr std::chrono::milliseconds quickPause = std::chrono::seconds(1);
constexpr std::chrono::milliseconds firstSlowPause = std::chrono::seconds(5);
constexpr std::chrono::milliseconds longestSlowPause = std::chrono::minutes(5);

} // namespace

OrderWatch::OrderWatch(client::ApiClient &api, QObject *parent) : QObject(parent), m_api(api) {}

void OrderWatch::watch(const QString &orderId, Pace pace)
{
    const auto watched = std::make_shared<Watched>();
    watched->pause.setSingleShot(true);
    if (pace == Pace::Slow)
        setSlow(*watched);
    // The timer is inside what it keeps asking for: a weak hold, or neither would ever go.
    connect(&watched->pause, &QTimer::timeout, this, [this, orderId, weak = std::weak_ptr<Watched>(watched)] {
        if (const auto alive = weak.lock())
            ask(orderId, alive);
    });
    m_watched.insert(orderId, watched);
    ask(orderId, watched);
}

void OrderWatch::setSlow(Watched &watched)
{
    watched.pace = Pace::Slow;
    watched.backOff = BackOff(firstSlowPause, longestSlowPause);
}

void OrderWatch::slowDown(const QString &orderId)
{
    const auto watched = m_watched.value(orderId);
    if (!watched || watched->pace == Pace::Slow)
        return;
    setSlow(*watched);
    if (watched->pause.isActive())
        watched->pause.start(watched->backOff.next());
}

void OrderWatch::stop(const QString &orderId)
{
    m_watched.remove(orderId);
}

void OrderWatch::stopAll()
{
    m_watched.clear();
}

void OrderWatch::hurry()
{
    for (const auto &watched : std::as_const(m_watched)) {
        if (watched->pause.isActive())
            watched->pause.start(0);
    }
}

void OrderWatch::ask(const QString &orderId, const std::shared_ptr<Watched> &watched)
{
    api::ReadTopUp call;
    call.id = orderId;
    m_api.send(call, this, [this, orderId, watched](const Result<api::TopUp> &answer) {
        if (m_watched.value(orderId) != watched)
            return;
        const bool isQuick = answer && ++watched->times < quickTimes && watched->pace == Pace::Quick;
        watched->pause.start(isQuick ? quickPause : watched->backOff.next());
        if (answer)
            emit seen(*answer, watched->times);
        else
            emit missed(orderId, answer.error());
    });
}

} // namespace mj::studio
