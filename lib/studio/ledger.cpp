#include "studio/ledger.h"

#include "base/clock.h"
#include "client/api_client.h"
#include "studio/ledger_group.h"
#include "studio/session.h"

#include <QMap>
#include <QPointer>

#include <algorithm>
#include <limits>
#include <utility>

namespace mj::studio {
namespace {

constexpr int pageSize = 50;
constexpr qsizetype everything = std::numeric_limits<qsizetype>::max();

struct Pages {
    QList<api::PointEntry> entries;
    QString nextCursor;
};

} // namespace

struct PointLedger::Impl {
    Impl(PointLedger &owner, client::ApiClient &apiClient, Session &who, Now clock)
        : self(owner), api(apiClient), session(who), now(std::move(clock)), month(koreanDay(now()).left(7))
    {
    }

    void watchSession();
    void onBalance();
    void reload();
    void readLots();
    void readLimits();
    void readEntries(qsizetype wanted);
    void gather(const QString &ofMonth, Pages pages, qsizetype wanted, QObject *context, std::function<void(Result<Pages>)> done);
    void setLoading(bool is);
    void takeLimits(const api::SpendingLimits &read);
    void forgetAll();

    PointLedger &self;
    client::ApiClient &api;
    Session &session;
    Now now;

    QString month;
    bool isWanted = false; // somebody looks at the book: it follows the balance
    std::optional<api::Balance> seen;
    QList<api::PointLot> lots;
    bool hasLots = false;
    QList<api::PointEntry> entries;
    QString nextEntries; // cursor
    bool isLoading = false;
    std::optional<Error> failure;
    std::optional<api::SpendingLimits> limits;
    std::optional<Error> limitsFailure;
    bool isSaving = false;
    quint64 round = 0;     // another one for each sign-in
    quint64 turn = 0;      // another one for each reading of entries: an answer to an earlier one is dropped
    quint64 limitTurn = 0; // the same for limits
    quint64 lotTurn = 0;   // and for lots
};

PointLedger::PointLedger(client::ApiClient &api, Session &session, Now now, QObject *parent)
    : QObject(parent), m(std::make_unique<Impl>(*this, api, session, std::move(now)))
{
    m->watchSession();
}

PointLedger::~PointLedger() = default;

void PointLedger::Impl::watchSession()
{
    const auto follow = [this] {
        if (session.state() == Session::State::SignedOut)
            forgetAll();
        else if (session.canSend() && isWanted && (failure || limitsFailure))
            reload();
        else if (session.canSend() && !limits) // asked about before the book is ever opened
            readLimits();
    };
    connect(&session, &Session::stateChanged, &self, follow);
    connect(&session, &Session::storeOpened, &self, follow);
    connect(&session, &Session::offlineChanged, &self, follow);
    connect(&session, &Session::expiredChanged, &self, follow);
    connect(&session, &Session::balanceChanged, &self, [this] { onBalance(); });
}

void PointLedger::Impl::onBalance()
{
    const std::optional<api::Balance> before = std::exchange(seen, session.balance());
    if (!session.canSend() || !before || *before == *seen)
        return;
    if (isWanted)
        reload();
    else
        readLimits(); // what was spent has changed with it
}

void PointLedger::Impl::reload()
{
    readLots();
    readLimits();
    readEntries(month.isEmpty() ? std::max<qsizetype>(pageSize, entries.size()) : everything);
}

void PointLedger::load()
{
    if (m->session.state() != Session::State::SignedIn)
        return;
    m->isWanted = true;
    m->reload();
}

void PointLedger::showMonth(const QString &month)
{
    if (month == m->month)
        return;
    m->month = month;
    m->entries.clear();
    m->nextEntries.clear();
    emit monthChanged();
    emit entriesChanged();
    if (m->session.state() == Session::State::SignedIn)
        m->readEntries(month.isEmpty() ? qsizetype(pageSize) : everything);
}

void PointLedger::loadMore()
{
    if (m->nextEntries.isEmpty() || m->isLoading)
        return;
    m->readEntries(m->entries.size() + 1); // pages are whole
}

void PointLedger::Impl::readLots()
{
    api.send(api::ListPointLots{}, &self, [this, mine = ++lotTurn](const Result<api::Listing<api::PointLot>> &page) {
        if (!page || mine != lotTurn)
            return;
        lots = page->items;
        hasLots = true;
        emit self.lotsChanged();
    });
}

void PointLedger::readLimits()
{
    m->readLimits();
}

void PointLedger::Impl::readLimits()
{
    api.send(api::ReadSpendingLimits{}, &self, [this, mine = ++limitTurn](const Result<api::SpendingLimits> &read) {
        if (mine != limitTurn)
            return;
        if (read)
            return takeLimits(*read);
        limitsFailure = read.error();
        emit self.limitsChanged();
    });
}

void PointLedger::Impl::takeLimits(const api::SpendingLimits &read)
{
    limits = read;
    limitsFailure.reset();
    emit self.limitsChanged();
}

void PointLedger::Impl::readEntries(qsizetype wanted)
{
    failure.reset();
    setLoading(true);
    // Pages that are already here are only added to by a later one: the cursor stands on an entry, and entries are never changed.
    const bool goesOn = month.isEmpty() && !nextEntries.isEmpty() && wanted > entries.size();
    const Pages begun = goesOn ? Pages{entries, nextEntries} : Pages{};
    gather(month, begun, wanted, &self, [this, mine = ++turn](const Result<Pages> &all) {
        if (mine != turn)
            return;
        if (all) {
            entries = all->entries;
            nextEntries = all->nextCursor;
        } else {
            failure = all.error();
        }
        setLoading(false);
        emit self.entriesChanged();
    });
}

void PointLedger::Impl::gather(const QString &ofMonth, Pages pages, qsizetype wanted, QObject *context, std::function<void(Result<Pages>)> done)
{
    api::ListPointEntries call;
    call.month = ofMonth;
    call.limit = pageSize;
    call.cursor = pages.nextCursor;
    api.send(call, context,
             [this, ofMonth, pages = std::move(pages), wanted, context, done = std::move(done), alive = QPointer<QObject>(&self),
              mine = round](const Result<api::Listing<api::PointEntry>> &page) mutable {
                 if (!page)
                     return done(fail(page));
                 if (!alive || mine != round) // the rest would be of whoever signed in since
                     return done(fail(Code::Canceled));
                 pages.entries.append(page->items);
                 pages.nextCursor = page->nextCursor;
                 if (pages.nextCursor.isEmpty() || pages.entries.size() >= wanted)
                     return done(std::move(pages));
                 gather(ofMonth, std::move(pages), wanted, context, std::move(done));
             });
}

void PointLedger::collect(const QString &month, QObject *context, Collected done)
{
    m->gather(month, {}, everything, context, [done = std::move(done)](const Result<Pages> &all) {
        done(all ? Result<QList<api::PointEntry>>(all->entries) : fail(all));
    });
}

void PointLedger::saveLimits(Points perDay, Points perMonth, Points askAbove)
{
    if (std::exchange(m->isSaving, true))
        return;
    emit savingChanged();
    api::ChangeSpendingLimits call;
    call.perDay = perDay;
    call.perMonth = perMonth;
    call.askAbove = askAbove;
    m->api.send(call, this, [this, mine = m->round](const Result<api::SpendingLimits> &saved) {
        if (mine != m->round)
            return;
        m->isSaving = false;
        emit savingChanged();
        if (!saved) {
            emit saveFailed(saved.error());
            return;
        }
        ++m->limitTurn; // what was asked before is older than this
        m->takeLimits(*saved);
        emit limitsSaved();
    });
}

void PointLedger::Impl::setLoading(bool is)
{
    if (std::exchange(isLoading, is) != is)
        emit self.loadingChanged();
}

void PointLedger::Impl::forgetAll()
{
    ++round;
    ++turn;
    ++limitTurn;
    ++lotTurn;
    isWanted = false;
    seen.reset();
    lots.clear();
    hasLots = false;
    entries.clear();
    nextEntries.clear();
    failure.reset();
    limits.reset();
    limitsFailure.reset();
    month = self.thisMonth();
    if (std::exchange(isSaving, false))
        emit self.savingChanged();
    setLoading(false);
    emit self.monthChanged();
    emit self.lotsChanged();
    emit self.limitsChanged();
    emit self.entriesChanged();
}

QString PointLedger::month() const
{
    return m->month;
}

QString PointLedger::thisMonth() const
{
    return koreanDay(m->now()).left(7);
}

QString PointLedger::firstMonth() const
{
    const QDateTime joined = m->session.account().createdAt;
    return joined.isValid() ? koreanDay(joined).left(7) : thisMonth();
}

const QList<api::PointLot> &PointLedger::lots() const
{
    return m->lots;
}

bool PointLedger::hasLots() const
{
    return m->hasLots;
}

Points PointLedger::bought() const
{
    Points sum;
    for (const api::PointLot &lot : std::as_const(m->lots)) {
        if (lot.kind != QLatin1String("bonus"))
            sum += lot.left;
    }
    return sum;
}

Points PointLedger::given() const
{
    Points sum;
    for (const api::PointLot &lot : std::as_const(m->lots)) {
        if (lot.kind == QLatin1String("bonus"))
            sum += lot.left;
    }
    return sum;
}

QList<PointLedger::Ending> PointLedger::endings(int days) const
{
    const QDateTime last = m->now().addDays(days);
    QMap<QDate, Points> byDay;
    for (const api::PointLot &lot : std::as_const(m->lots)) {
        if (lot.left > Points(0) && lot.expiresAt <= last)
            byDay[lot.expiresAt.toLocalTime().date()] += lot.left;
    }
    QList<Ending> all;
    for (auto day = byDay.cbegin(); day != byDay.cend(); ++day)
        all.append({day.key(), day.value()});
    return all;
}

const QList<api::PointEntry> &PointLedger::entries() const
{
    return m->entries;
}

bool PointLedger::hasMore() const
{
    return !m->nextEntries.isEmpty();
}

bool PointLedger::isLoading() const
{
    return m->isLoading;
}

std::optional<Error> PointLedger::failure() const
{
    return m->failure;
}

QList<PointLedger::Use> PointLedger::uses() const
{
    QMap<QString, Points> byModel;
    for (const api::PointEntry &entry : std::as_const(m->entries)) {
        if (groupOf(entry) == LedgerGroup::Used) // what was held before is in it, what came back is not
            byModel[entry.model] += -entry.held;
    }
    QList<Use> all;
    for (auto model = byModel.cbegin(); model != byModel.cend(); ++model)
        all.append({model.key(), model.value()});
    std::stable_sort(all.begin(), all.end(), [](const Use &a, const Use &b) { return a.points > b.points; });
    return all;
}

std::optional<api::SpendingLimits> PointLedger::limits() const
{
    return m->limits;
}

std::optional<Error> PointLedger::limitsFailure() const
{
    return m->limitsFailure;
}

bool PointLedger::isSaving() const
{
    return m->isSaving;
}

} // namespace mj::studio
