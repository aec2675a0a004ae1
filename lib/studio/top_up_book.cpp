#include "base/log.h"
#include "client/call_journal.h"
#include "studio/pending_calls.h"
#include "studio/session.h"
#include "studio/top_up_impl.h"

#include <algorithm>
#include <utility>

namespace mj::studio {

void TopUp::load()
{
    if (m->session.state() != Session::State::SignedIn || m->loading > 0)
        return;
    m->loadFailure.reset();
    m->loading = 3;
    emit loadingChanged();
    m->loadPackages();
    m->loadOrders();
    m->loadEntries(true);
    m->session.refreshBalance();
}

template <class Reply>
bool TopUp::Impl::isLoaded(const Result<Reply> &reply, quint64 asked)
{
    if (asked != round) // by whoever was here before
        return false;
    if (!reply && !loadFailure)
        loadFailure = reply.error();
    if (loading > 0 && --loading == 0)
        emit self.loadingChanged();
    return bool(reply);
}

void TopUp::Impl::loadPackages()
{
    api.send(api::ReadOffer{}, &self, [this, mine = round](const Result<api::Offer> &page) {
        if (!isLoaded(page, mine))
            return;
        packages = page->packages;
        emit self.packagesChanged();
    });
}

void TopUp::Impl::loadOrders()
{
    api.send(api::ListTopUps{}, &self, [this, mine = round](const Result<api::Listing<api::TopUp>> &page) {
        if (!isLoaded(page, mine))
            return;
        orders = page->items;
        for (const api::TopUp &order : std::as_const(orders)) {
            if (order.isChecking())
                watch.watch(order.id);
        }
        emit self.ordersChanged();
    });
}

void TopUp::Impl::loadEntries(bool isPartOfLoad)
{
    api.send(api::ListPointEntries{}, &self, [this, isPartOfLoad, mine = round](const Result<api::Listing<api::PointEntry>> &page) {
        const bool isUseful = isPartOfLoad ? isLoaded(page, mine) : page && mine == round;
        if (!isUseful)
            return;
        entries = page->items;
        nextEntries = page->nextCursor;
        emit self.entriesChanged();
    });
}

void TopUp::loadMoreEntries()
{
    if (m->nextEntries.isEmpty() || std::exchange(m->isLoadingMore, true))
        return;
    api::ListPointEntries call;
    call.cursor = m->nextEntries;
    m->api.send(call, this, [this, cursor = call.cursor, mine = m->round](const Result<api::Listing<api::PointEntry>> &page) {
        if (mine != m->round)
            return;
        m->isLoadingMore = false;
        if (!page || cursor != m->nextEntries)
            return;
        m->entries.append(page->items);
        m->nextEntries = page->nextCursor;
        emit entriesChanged();
    });
}

void TopUp::Impl::put(const api::TopUp &order)
{
    const auto known = std::find_if(orders.begin(), orders.end(), [&](const api::TopUp &other) { return other.id == order.id; });
    const bool wasPaid = known != orders.end() && known->isPaid();
    if (known != orders.end()) {
        *known = order;
    } else {
        const auto older = [&](const api::TopUp &other) { return other.createdAt <= order.createdAt; };
        orders.insert(std::find_if(orders.begin(), orders.end(), older), order);
    }
    emit self.ordersChanged();
    if (order.isPaid() && !wasPaid) {
        session.refreshBalance();
        loadEntries(false);
    }
}

void TopUp::Impl::resume()
{
    if (!session.store() || !session.canSend())
        return;
    if (loadFailure && loadFailure->code == Code::Unauthenticated)
        self.load();
    watch.hurry();
    if (sending.isRunning())
        sending.hurry();
    else
        resumeCalls();
    // Orders that were open when the program ended: the service asks the payment service when it is asked.
    api.send(api::ListTopUps{}, &self, [this, mine = round](const Result<api::Listing<api::TopUp>> &page) {
        if (!page || mine != round)
            return;
        for (const api::TopUp &order : page->items) {
            const bool isBeingPaid = current && current->id == order.id && state == State::Paying;
            if (order.isOpen() && !isBeingPaid && !watch.isWatching(order.id))
                watch.watch(order.id);
        }
        orders = page->items;
        emit self.ordersChanged();
    });
}

void TopUp::Impl::resumeCalls()
{
    client::GalleryStore *store = session.store();
    if (!store || sending.isRunning())
        return;
    const std::optional<client::SentCall> sent = oldestPending(*store, QStringLiteral("top_up"));
    if (!sent)
        return;
    Result<api::CreateTopUp> call = api::CreateTopUp::fromJson(bodyOf(*sent));
    if (!call) {
        settle(sent->key); // no version of this program can send it
        return;
    }
    call->idempotencyKey = sent->key;
    send(*call, true);
}

bool TopUp::Impl::settle(const QByteArray &key)
{
    client::GalleryStore *store = session.store();
    const Result<void> settled = store ? client::CallJournal(*store).settle(key) : fail(Code::Storage);
    if (!settled)
        qCWarning(mjMoney) << "a settled call stays in the journal:" << static_cast<int>(settled.error().code);
    return bool(settled);
}

void TopUp::Impl::forgetAll()
{
    ++round;
    sending.stop();
    watch.stopAll();
    current.reset();
    failure.reset();
    orders.clear();
    entries.clear();
    nextEntries.clear();
    isLoadingMore = false;
    loadFailure.reset();
    if (std::exchange(loading, 0) > 0)
        emit self.loadingChanged();
    setState(State::Idle);
    emit self.ordersChanged();
    emit self.entriesChanged();
}

const QList<api::Package> &TopUp::packages() const
{
    return m->packages;
}

const QList<api::TopUp> &TopUp::orders() const
{
    return m->orders;
}

const QList<api::PointEntry> &TopUp::entries() const
{
    return m->entries;
}

bool TopUp::hasMoreEntries() const
{
    return !m->nextEntries.isEmpty();
}

bool TopUp::isLoading() const
{
    return m->loading > 0;
}

std::optional<Error> TopUp::loadFailure() const
{
    return m->loadFailure;
}

} // namespace mj::studio
