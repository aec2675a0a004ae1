#include "studio/ledger.h"

#include "client/api_client.h"
#include "studio/session.h"

#include <QTimeZone>
#include <algorithm>
#include <utility>

namespace mj::studio {
namespace {

constexpr int pageSize = 100;
constexpr int koreaOffset = 9 * 60 * 60; // seconds; no summer time
constexpr int mostMonths = 60;           // movements are kept for five years

QString monthText(const QDate &day)
{
    return day.toString(QStringLiteral("yyyy-MM"));
}

} // namespace

Ledger::Ledger(client::ApiClient &api, Session &session, QObject *parent)
    : QObject(parent), m_api(api), m_session(session), m_month(monthOf(QDateTime::currentDateTimeUtc()))
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

QString Ledger::monthOf(const QDateTime &time)
{
    return monthText(time.toOffsetFromUtc(koreaOffset).date());
}

QStringList Ledger::months() const
{
    const QDate now = QDateTime::currentDateTimeUtc().toOffsetFromUtc(koreaOffset).date();
    const QDateTime joined = m_session.account().createdAt;
    const QString first = joined.isValid() ? monthOf(joined) : monthText(now);
    QStringList all;
    for (int back = 0; back < mostMonths; ++back) {
        all.append(monthText(QDate(now.year(), now.month(), 1).addMonths(-back)));
        if (all.last() <= first)
            break;
    }
    return all;
}

void Ledger::setMonth(const QString &month)
{
    if (m_month == month)
        return;
    m_month = month;
    m_entries.clear();
    m_next.clear();
    m_isComplete = false;
    m_isLoading = false;
    m_failure.reset();
    ++m_round;
    emit changed();
    load();
}

void Ledger::load()
{
    if (m_session.state() != Session::State::SignedIn)
        return;
    m_isWanted = true;
    ask({});
}

void Ledger::loadMore()
{
    if (!m_isLoading && !m_next.isEmpty())
        ask(m_next);
}

void Ledger::ask(const QString &cursor)
{
    ++m_round; // what is on its way is older
    m_isLoading = true;
    m_failure.reset();
    emit changed();
    api::ListPointEntries call;
    call.cursor = cursor;
    call.month = m_month;
    call.limit = pageSize;
    m_api.send(call, this, [this, cursor, mine = m_round](const Result<api::Listing<api::PointEntry>> &page) {
        if (mine == m_round)
            onPage(cursor, page);
    });
}

void Ledger::onPage(const QString &cursor, const Result<api::Listing<api::PointEntry>> &page)
{
    m_isLoading = false;
    if (!page) {
        m_failure = page.error();
        emit changed();
        return;
    }
    const bool isFirst = cursor.isEmpty();
    if (!isFirst)
        m_entries.append(page->items);
    if (!isFirst || !prepend(page->items)) {
        m_next = page->nextCursor;
        m_isComplete = m_next.isEmpty();
    }
    if (!m_month.isEmpty() && !m_isComplete && !m_next.isEmpty())
        return ask(m_next); // the sums of a month need all of it
    emit changed();
}

// False when the page does not reach down to what is known: then it is all that is known.
bool Ledger::prepend(const QList<api::PointEntry> &newest)
{
    const QString lastKnown = m_entries.isEmpty() ? QString() : m_entries.first().id;
    const auto known = std::find_if(newest.begin(), newest.end(), [&](const api::PointEntry &entry) { return entry.id == lastKnown; });
    if (lastKnown.isEmpty() || known == newest.end()) {
        m_entries = newest;
        return false;
    }
    m_entries = QList<api::PointEntry>(newest.begin(), known) + m_entries;
    return true;
}

void Ledger::forgetAll()
{
    ++m_round;
    m_month = monthOf(QDateTime::currentDateTimeUtc());
    m_entries.clear();
    m_next.clear();
    m_balance = {};
    m_isWanted = m_isComplete = m_isLoading = false;
    m_failure.reset();
    emit changed();
}

} // namespace mj::studio
