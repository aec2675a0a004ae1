#include "studio/mail_deliveries.h"

#include "client/api_client.h"
#include "studio/session.h"

#include <algorithm>

namespace mj::studio {
namespace {

using namespace std::chrono_literals;

constexpr auto firstPause = 3s;
constexpr auto longestPause = 60s;
constexpr qint64 worthAsking = 3 * 24 * 60 * 60; // as long as a mail can be on its way

bool isOnItsWay(const QList<api::Delivery> &deliveries)
{
    return !deliveries.isEmpty()
           && (deliveries.first().state == QLatin1String("waiting") || deliveries.first().state == QLatin1String("paused"));
}

} // namespace

MailDeliveries::MailDeliveries(client::ApiClient &api, Session &session, QObject *parent) : QObject(parent), m_api(api), m_session(session)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(firstPause);
    connect(&m_pause, &QTimer::timeout, this, &MailDeliveries::askPending);
    connect(&session, &Session::stateChanged, this, [this] {
        if (m_session.state() != Session::State::SignedIn)
            forgetAll();
    });
}

void MailDeliveries::forgetAll()
{
    ++m_round;
    m_pause.stop();
    m_deliveries.clear();
    m_failures.clear();
    m_asked.clear();
    m_sending.clear();
    m_isOn.reset();
    m_switchFailure.reset();
    emit switchChanged();
}

void MailDeliveries::follow(const QList<api::Generation> &jobs)
{
    for (const api::Generation &job : jobs) {
        const bool isFresh = job.finishedAt.isValid() && job.finishedAt.secsTo(QDateTime::currentDateTimeUtc()) < worthAsking;
        if (!job.isOpen() && isFresh && job.mail && !job.pictures.isEmpty() && !isKnown(job.id))
            ask(job.id);
    }
}

void MailDeliveries::ask(const QString &generationId)
{
    if (!m_session.canSend() || m_asked.contains(generationId))
        return;
    m_asked.insert(generationId);
    m_api.send(api::ListDeliveries{generationId}, this, [this, generationId, round = m_round](const Result<api::Listing<api::Delivery>> &list) {
        if (round != m_round)
            return;
        m_asked.remove(generationId);
        if (list)
            take(generationId, list->items);
    });
}

void MailDeliveries::take(const QString &generationId, const QList<api::Delivery> &deliveries)
{
    m_deliveries.insert(generationId, deliveries);
    if (isOnItsWay(deliveries) && !m_pause.isActive())
        m_pause.start();
    emit changed(generationId);
}

// One that waits for tomorrow is not asked about every few seconds.
void MailDeliveries::askPending()
{
    bool any = false;
    for (auto known = m_deliveries.cbegin(); known != m_deliveries.cend(); ++known) {
        if (!isOnItsWay(known.value()))
            continue;
        any = true;
        ask(known.key());
    }
    m_pause.setInterval(any ? std::min<std::chrono::milliseconds>(m_pause.intervalAsDuration() * 2, longestPause) : firstPause);
    if (any)
        m_pause.start();
}

std::optional<api::Delivery> MailDeliveries::latest(const QString &generationId) const
{
    const QList<api::Delivery> deliveries = m_deliveries.value(generationId);
    return deliveries.isEmpty() ? std::nullopt : std::optional(deliveries.first());
}

std::optional<Error> MailDeliveries::failure(const QString &generationId) const
{
    const auto found = m_failures.constFind(generationId);
    return found == m_failures.constEnd() ? std::nullopt : std::optional(*found);
}

void MailDeliveries::sendAgain(const QString &generationId)
{
    if (m_sending.contains(generationId))
        return;
    m_sending.insert(generationId);
    m_failures.remove(generationId);
    emit changed(generationId);
    m_api.send(api::SendAgain{generationId}, this, [this, generationId, round = m_round](const Result<api::Listing<api::Delivery>> &list) {
        if (round != m_round)
            return;
        m_sending.remove(generationId);
        if (!list) {
            m_failures.insert(generationId, list.error());
            emit changed(generationId);
            return;
        }
        m_pause.setInterval(firstPause);
        take(generationId, list->items);
    });
}

void MailDeliveries::readSwitch()
{
    if (!m_session.canSend())
        return;
    m_api.send(api::ReadResultMails{}, this, [this, round = m_round](const Result<api::ResultMails> &mails) {
        if (round == m_round)
            takeSwitch(mails);
    });
}

void MailDeliveries::turn(bool on)
{
    m_switchFailure.reset();
    m_api.send(api::SetResultMails{{on}}, this, [this, round = m_round](const Result<api::ResultMails> &mails) {
        if (round == m_round)
            takeSwitch(mails);
    });
}

void MailDeliveries::takeSwitch(const Result<api::ResultMails> &mails)
{
    m_switchFailure = mails ? std::nullopt : std::optional(mails.error());
    if (mails)
        m_isOn = mails->isOn;
    emit switchChanged();
}

} // namespace mj::studio
