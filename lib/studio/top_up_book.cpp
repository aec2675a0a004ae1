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
    m->loading = 2;
    emit loadingChanged();
    m->loadOffer();
    m->loadOrders();
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

void TopUp::Impl::loadOffer()
{
    api.send(api::ReadOffer{}, &self, [this, mine = round](const Result<api::Offer> &answer) {
        if (!isLoaded(answer, mine))
            return;
        offer = *answer;
        emit self.offerChanged();
    });
}

void TopUp::Impl::loadOrders()
{
    api.send(api::ListTopUps{}, &self, [this, mine = round](const Result<api::Listing<api::TopUp>> &page) {
        if (isLoaded(page, mine))
            takePage(*page, false);
    });
}

void TopUp::Impl::merge(const QList<api::TopUp> &page)
{
    for (const api::TopUp &order : page) {
        const auto known = std::find_if(orders.begin(), orders.end(), [&](const api::TopUp &other) { return other.id == order.id; });
        if (known != orders.end())
            *known = order;
        else
            orders.append(order);
    }
    std::stable_sort(orders.begin(), orders.end(), [](const api::TopUp &a, const api::TopUp &b) { return a.createdAt > b.createdAt; });
}

// The newest page: older ones that were looked at stay.
void TopUp::Impl::takePage(const api::Listing<api::TopUp> &page, bool isUnpaidToo)
{
    if (!std::exchange(hasPages, true))
        nextOrders = page.nextCursor;
    merge(page.items);
    for (const api::TopUp &order : page.items)
        watchOpen(order, isUnpaidToo);
    emit self.ordersChanged();
}

void TopUp::loadMoreOrders()
{
    if (m->nextOrders.isEmpty() || std::exchange(m->isLoadingMore, true))
        return;
    api::ListTopUps call;
    call.cursor = m->nextOrders;
    m->api.send(call, this, [this, cursor = call.cursor, mine = m->round](const Result<api::Listing<api::TopUp>> &page) {
        if (mine != m->round)
            return;
        m->isLoadingMore = false;
        if (!page || cursor != m->nextOrders)
            return;
        m->merge(page->items);
        m->nextOrders = page->nextCursor;
        emit ordersChanged();
    });
}

// A bank takes its time for deposits and refunds; what is unpaid is asked about once, after a restart.
void TopUp::Impl::watchOpen(const api::TopUp &order, bool isUnpaidToo)
{
    const bool isBeingPaid = current && current->id == order.id && state == State::Paying;
    if (!order.isOpen() || isBeingPaid || watch.isWatching(order.id) || (order.isUnpaid() && !isUnpaidToo))
        return;
    const bool isQuick = order.isUnpaid() || order.isChecking();
    watch.watch(order.id, isQuick ? OrderWatch::Pace::Quick : OrderWatch::Pace::Slow);
}

void TopUp::Impl::put(const api::TopUp &order)
{
    const auto known = std::find_if(orders.begin(), orders.end(), [&](const api::TopUp &other) { return other.id == order.id; });
    const bool isNews = known == orders.end() || known->toJson() != order.toJson();
    if (known != orders.end()) {
        *known = order;
    } else {
        const auto older = [&](const api::TopUp &other) { return other.createdAt <= order.createdAt; };
        orders.insert(std::find_if(orders.begin(), orders.end(), older), order);
    }
    if (!isNews)
        return;
    emit self.ordersChanged();
    if (order.isPaid()) // points came or went
        session.refreshBalance();
}

void TopUp::Impl::resume()
{
    if (!session.store() || !session.canSend())
        return;
    if (loadFailure)
        self.load();
    watch.hurry();
    if (sending.isRunning())
        sending.hurry();
    else
        resumeCalls();
    // Orders that were open when the program ended: the service asks the payment service when it is asked.
    api.send(api::ListTopUps{}, &self, [this, mine = round](const Result<api::Listing<api::TopUp>> &page) {
        if (page && mine == round)
            takePage(*page, true);
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
    nextOrders.clear();
    hasPages = isLoadingMore = false;
    loadFailure.reset();
    if (std::exchange(loading, 0) > 0)
        emit self.loadingChanged();
    setState(State::Idle);
    emit self.ordersChanged();
}

const std::optional<api::Offer> &TopUp::offer() const
{
    return m->offer;
}

const QList<api::Package> &TopUp::packages() const
{
    static const QList<api::Package> none;
    return m->offer ? m->offer->packages : none;
}

const QList<api::TopUp> &TopUp::orders() const
{
    return m->orders;
}

bool TopUp::areOrdersKnown() const
{
    return m->hasPages;
}

bool TopUp::hasMoreOrders() const
{
    return !m->nextOrders.isEmpty();
}

std::optional<api::TopUp> TopUp::order(const QString &id) const
{
    for (const api::TopUp &order : std::as_const(m->orders)) {
        if (order.id == id)
            return order;
    }
    return std::nullopt;
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
