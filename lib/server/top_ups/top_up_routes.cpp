#include "server/top_ups/top_up_routes.h"

#include "server/accounts/members_only.h"

namespace mj::server {

TopUpRoutes::TopUpRoutes(TopUpService &topUps, SessionService &sessions, const AccountStore &accounts, const QUrl &publicUrl)
    : m_topUps(topUps), m_sessions(sessions), m_accounts(accounts), m_publicUrl(publicUrl)
{
}

void TopUpRoutes::addTo(http::Router &router)
{
    using namespace std::placeholders;
    router.add("GET", QStringLiteral("/v1/top-ups/offer"), std::bind(&TopUpRoutes::offer, this, _1));
    router.add("POST", QStringLiteral("/v1/top-ups"), verifiedOnly(m_sessions, m_accounts, std::bind(&TopUpRoutes::create, this, _1, _2)));
    router.add("GET", QStringLiteral("/v1/top-ups"), membersOnly(m_sessions, std::bind(&TopUpRoutes::list, this, _1, _2)));
    router.add("GET", QStringLiteral("/v1/top-ups/{id}"), membersOnly(m_sessions, std::bind(&TopUpRoutes::read, this, _1, _2)));
    router.add("POST", QStringLiteral("/v1/top-ups/{id}/finish"), membersOnly(m_sessions, std::bind(&TopUpRoutes::finish, this, _1, _2)));
}

api::TopUp TopUpRoutes::withAddresses(api::TopUp order) const
{
    if (order.isUnpaid()) {
        order.checkoutUrl = m_publicUrl;
        order.checkoutUrl.setPath(QStringLiteral("/checkout/%1/pay").arg(order.id));
        order.returnUrl = m_publicUrl;
        order.returnUrl.setPath(QStringLiteral("/checkout/%1/return").arg(order.id));
    }
    return order;
}

Result<http::Reply> TopUpRoutes::offer(const http::Request &)
{
    return http::Reply::json(m_topUps.prices().offer().toJson());
}

Result<http::Reply> TopUpRoutes::create(const http::Request &request, const Caller &caller)
{
    const Result<QByteArray> key = http::idempotencyKey(request);
    if (!key)
        return fail(key);
    const Result<api::CreateTopUp> form = formOf<api::CreateTopUp>(request);
    if (!form)
        return fail(form);
    const Result<api::TopUp> order = m_topUps.create(caller.accountId, *form, *key);
    if (!order)
        return fail(order);
    return http::Reply::json(withAddresses(*order).toJson(), 201);
}

Result<http::Reply> TopUpRoutes::list(const http::Request &request, const Caller &caller)
{
    const Result<int> limit = http::pageLimit(request);
    if (!limit)
        return fail(limit);
    auto page = m_topUps.orders(caller.accountId, request.query.queryItemValue(QStringLiteral("cursor"), QUrl::FullyDecoded), *limit);
    if (!page)
        return fail(page);
    for (api::TopUp &order : page->items)
        order = withAddresses(order);
    return http::Reply::json(page->toJson());
}

Result<http::Reply> TopUpRoutes::read(const http::Request &request, const Caller &caller)
{
    const Result<api::TopUp> order = m_topUps.order(caller.accountId, request.parameters.value(QStringLiteral("id")));
    if (!order)
        return fail(order);
    return http::Reply::json(withAddresses(*order).toJson());
}

Result<http::Reply> TopUpRoutes::finish(const http::Request &request, const Caller &caller)
{
    const Result<api::TopUp> order = m_topUps.finish(caller.accountId, request.parameters.value(QStringLiteral("id")));
    if (!order)
        return fail(order);
    return http::Reply::json(withAddresses(*order).toJson());
}

} // namespace mj::server
