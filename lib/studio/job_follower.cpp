#include "studio/job_follower.h"

#include "client/api_client.h"
#include "studio/session.h"

#include <QDateTime>

#include <utility>

namespace mj::studio {

using namespace std::chrono_literals;

namespace {

constexpr int holdSeconds = 25;
// A service without a free place for a held request answers at once: then this is how often it is asked.
constexpr std::chrono::milliseconds shortestRound = 1s;

} // namespace

JobFollower::JobFollower(client::ApiClient &api, Session &session, QObject *parent)
    : QObject(parent), m_api(api), m_session(session), m_backOff(1s, 30s)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &JobFollower::ask);
    const auto hurry = [this] {
        if (m_session.canSend() && m_pause.isActive())
            m_pause.start(0);
    };
    connect(&session, &Session::offlineChanged, this, hurry);
    connect(&session, &Session::expiredChanged, this, hurry);
}

void JobFollower::start()
{
    if (!m_isAsking && !m_pause.isActive())
        ask();
}

void JobFollower::stop()
{
    ++m_round;
    m_pause.stop();
    m_isAsking = false;
    m_isBehind = true;
    m_after.clear();
    m_backOff.reset();
}

void JobFollower::ask()
{
    if (m_session.state() != Session::State::SignedIn || m_isAsking)
        return;
    if (!m_session.canSend()) {
        m_pause.start(m_backOff.next());
        return;
    }
    m_isAsking = true;
    api::FollowGenerations call;
    call.after = m_after;
    call.waitSeconds = m_isBehind ? 0 : holdSeconds;
    m_api.send(call, this, [this, round = m_round, at = QDateTime::currentMSecsSinceEpoch()](const Result<api::Listing<api::Generation>> &page) {
        if (round == m_round)
            onAnswer(page, at);
    });
}

void JobFollower::onAnswer(const Result<api::Listing<api::Generation>> &page, qint64 askedAtMs)
{
    m_isAsking = false;
    if (!page) {
        m_pause.start(m_backOff.next());
        m_isBehind = true;
        emit missed(page.error());
        return;
    }
    m_backOff.reset();
    const bool isNew = !page->items.isEmpty();
    if (!page->nextCursor.isEmpty())
        m_after = page->nextCursor;
    if (isNew)
        emit changed(page->items);
    const quint64 round = m_round;
    if (std::exchange(m_isBehind, isNew && m_isBehind) && !m_isBehind)
        emit caughtUp();
    if (round != m_round)
        return;
    const qint64 took = QDateTime::currentMSecsSinceEpoch() - askedAtMs;
    const bool mayAskAtOnce = isNew || m_isBehind || took >= shortestRound.count();
    m_pause.start(mayAskAtOnce ? 0ms : shortestRound);
}

} // namespace mj::studio
