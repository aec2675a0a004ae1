#include "studio/points_book.h"

#include "client/api_client.h"
#include "studio/session.h"

#include <utility>

namespace mj::studio {
namespace {

constexpr int koreaOffset = 9 * 60 * 60; // seconds; the service counts days of Korea
constexpr int freshSeconds = 60;

QDate koreanDay(const QDateTime &time)
{
    return time.toOffsetFromUtc(koreaOffset).date();
}

} // namespace

PointsBook::PointsBook(client::ApiClient &api, Session &session, QObject *parent) : QObject(parent), m_api(api), m_session(session)
{
    connect(&session, &Session::balanceChanged, this, [this] {
        const bool isMoved = std::exchange(m_balance, m_session.balance()) != m_session.balance();
        if (m_isWanted && isMoved)
            load();
    });
    connect(&session, &Session::offlineChanged, this, [this] {
        if (m_isWanted && m_failure && m_session.canSend())
            load();
    });
    connect(&session, &Session::stateChanged, this, [this] {
        if (m_session.state() == Session::State::SignedOut)
            forgetAll();
    });
}

void PointsBook::load()
{
    if (m_session.state() != Session::State::SignedIn)
        return;
    m_isWanted = true;
    m_failure.reset();
    askLots();
    askLimits();
}

void PointsBook::freshenLimits()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const bool isFresh = m_limits && m_limitsAt.secsTo(now) < freshSeconds && koreanDay(m_limitsAt) == koreanDay(now);
    if (isFresh || m_isAskingLimits || m_isSaving || !m_session.canSend())
        return;
    m_isWanted = true;
    askLimits();
}

void PointsBook::askLots()
{
    m_api.send(api::ListPointLots{}, this, [this, mine = m_round](const Result<api::Listing<api::PointLot>> &page) {
        if (mine != m_round)
            return;
        if (page) {
            m_lots = page->items;
            m_areLotsKnown = true;
        } else {
            m_failure = page.error();
        }
        emit lotsChanged();
    });
}

void PointsBook::askLimits()
{
    m_isAskingLimits = true;
    m_api.send(api::ReadSpendingLimits{}, this, [this, mine = ++m_limitsRound](const Result<api::SpendingLimits> &answer) {
        if (mine != m_limitsRound)
            return;
        m_isAskingLimits = false;
        if (answer) {
            m_limits = *answer;
            m_limitsAt = QDateTime::currentDateTimeUtc();
        } else {
            m_failure = answer.error();
        }
        emit limitsChanged();
    });
}

void PointsBook::saveLimits(Points perDay, Points perMonth, Points askAbove)
{
    if (std::exchange(m_isSaving, true))
        return;
    emit savingChanged();
    api::ChangeSpendingLimits call;
    call.perDay = perDay;
    call.perMonth = perMonth;
    call.askAbove = askAbove;
    ++m_limitsRound; // an answer on its way would show the former ones
    m_isAskingLimits = false;
    m_api.send(call, this, [this, mine = m_round](const Result<api::SpendingLimits> &answer) {
        if (mine != m_round)
            return;
        m_isSaving = false;
        if (answer) {
            m_limits = *answer;
            m_limitsAt = QDateTime::currentDateTimeUtc();
            ++m_limitsRound;
            m_isAskingLimits = false;
        }
        emit savingChanged();
        emit limitsChanged();
        if (answer)
            emit limitsSaved();
        else
            emit limitsRefused(answer.error());
    });
}

void PointsBook::forgetAll()
{
    ++m_round;
    ++m_limitsRound;
    m_lots.clear();
    m_areLotsKnown = m_isAskingLimits = m_isSaving = m_isWanted = false;
    m_limits.reset();
    m_balance = {};
    m_failure.reset();
    emit lotsChanged();
    emit limitsChanged();
}

} // namespace mj::studio
