#include "studio/queue_places.h"

#include "client/api_client.h"
#include "studio/session.h"

namespace mj::studio {

using namespace std::chrono_literals;

QueuePlaces::QueuePlaces(client::ApiClient &api, Session &session, QObject *parent) : QObject(parent), m_api(api), m_session(session)
{
    m_pause.setInterval(4s);
    connect(&m_pause, &QTimer::timeout, this, &QueuePlaces::ask);
}

void QueuePlaces::follow(bool isWaiting)
{
    if (isWaiting == m_pause.isActive())
        return;
    if (isWaiting) {
        m_pause.start();
        ask();
        return;
    }
    m_pause.stop();
    ++m_round;
    take({});
}

void QueuePlaces::ask()
{
    if (!m_session.canSend())
        return;
    m_api.send(api::ReadQueue{}, this, [this, round = ++m_round](const Result<api::Listing<api::QueuePlace>> &places) {
        if (places && round == m_round)
            take(places->items);
    });
}

void QueuePlaces::move(const QString &generationId, const QString &beforeId)
{
    api::MoveGeneration call;
    call.id = generationId;
    call.beforeId = beforeId;
    m_api.send(call, this, [this, round = ++m_round](const Result<api::Listing<api::QueuePlace>> &places) {
        if (!places)
            emit moveFailed(places.error());
        else if (round == m_round)
            take(places->items);
    });
}

void QueuePlaces::take(const QList<api::QueuePlace> &places)
{
    QHash<QString, api::QueuePlace> now;
    for (const api::QueuePlace &place : places)
        now.insert(place.generationId, place);
    const bool isSame = now.size() == m_places.size() && std::all_of(now.cbegin(), now.cend(), [this](const api::QueuePlace &place) {
        const auto old = m_places.constFind(place.generationId);
        return old != m_places.constEnd() && old->place == place.place && old->seconds == place.seconds;
    });
    m_places = now;
    if (!isSame)
        emit changed();
}

std::optional<api::QueuePlace> QueuePlaces::of(const QString &generationId) const
{
    const auto found = m_places.constFind(generationId);
    return found == m_places.constEnd() ? std::nullopt : std::optional(*found);
}

} // namespace mj::studio
