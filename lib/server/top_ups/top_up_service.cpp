#include "server/top_ups/top_up_service.h"

#include "base/ids.h"
#include "server/documents/idempotent_call.h"

namespace mj::server {

using api::TopUpState;

Result<api::TopUp> TopUpService::create(const QString &accountId, const api::CreateTopUp &request, const QByteArray &key)
{
    const Result<api::Package> package = m_prices.order(request);
    if (!package)
        return fail(package);
    QJsonObject body = request.call().body;
    body.remove(QStringLiteral("language"));
    const IdempotentCall call(accountId, QStringLiteral("top_up"), key, body);
    for (int attempt = 0; attempt < 3; ++attempt) {
        const auto earlier = call.earlier(m_store);
        if (!earlier)
            return fail(earlier);
        if (*earlier)
            return order(accountId, **earlier);
        const QString id = newId(QLatin1String("ord"));
        const QString at = mj::toWire(m_clock.now());
        const QJsonObject fields{{QStringLiteral("account"), accountId},
                                 {QStringLiteral("state"), api::wireName(TopUpState::Created)},
                                 {QStringLiteral("package"), package->id},
                                 {QStringLiteral("price"), package->price.value()},
                                 {QStringLiteral("points"), package->points.value()},
                                 {QStringLiteral("bonus"), package->bonus.value()},
                                 {QStringLiteral("language"), request.language == QLatin1String("en") ? request.language : QStringLiteral("ko")},
                                 {QStringLiteral("createdAt"), at},
                                 {QStringLiteral("confirmKey"), newIdempotencyKey()}};
        const Result<void> written = m_store.commit({Write::create(OrderBook::pathOf(id), fields), call.record(id, at)});
        if (written)
            return OrderBook::toWire(Document{OrderBook::pathOf(id), fields, 1});
        if (written.error().code != Code::Conflict)
            return fail(written);
    }
    return fail(Code::Unavailable);
}

Result<api::TopUp> TopUpService::order(const QString &accountId, const QString &orderId)
{
    const Result<Document> found = m_orders.readOf(accountId, orderId);
    if (!found)
        return fail(found);
    const bool isRefunding = OrderBook::stateOf(*found) == TopUpState::Refunding;
    const Result<Document> now = isRefunding ? m_refunds.resume(*found) : m_settlement.reconcile(*found);
    return OrderBook::toWire(now ? *now : *found); // the payment service is silent: the state we know, an open one stays "checking"
}

Result<api::Listing<api::TopUp>> TopUpService::orders(const QString &accountId, const QString &cursor, int limit) const
{
    const Result<Page> page = m_orders.list(accountId, cursor, limit);
    if (!page)
        return fail(page);
    api::Listing<api::TopUp> listing;
    listing.nextCursor = page->nextCursor;
    for (const Document &document : page->documents)
        listing.items.append(OrderBook::toWire(document));
    return listing;
}

Result<api::TopUp> TopUpService::finish(const QString &accountId, const QString &orderId)
{
    const Result<Document> found = m_orders.readOf(accountId, orderId);
    if (!found)
        return fail(found);
    if (const Result<void> done = m_settlement.finish(*found); !done)
        return fail(done);
    const Result<Document> now = m_orders.read(orderId);
    return now ? Result<api::TopUp>(OrderBook::toWire(*now)) : fail(now);
}

} // namespace mj::server
