#include "server/top_ups/top_up_routes.h"

#include "server/accounts/members_only.h"

namespace mj::server {

TopUpRoutes::TopUpRoutes(TopUpService &topUps, Ledger &ledger, SessionService &sessions, const AccountStore &accounts, const QUrl &publicUrl)
    : m_topUps(topUps), m_ledger(ledger), m_sessions(sessions), m_accounts(accounts), m_publicUrl(publicUrl)
{
}

void TopUpRoutes::addTo(http::Router &router)
{
    using namespace std::placeholders;
    router.add("GET", QStringLiteral("/v1/points"), membersOnly(m_sessions, std::bind(&TopUpRoutes::balance, this, _1, _2)));
    router.add("GET", QStringLiteral("/v1/points/entries"), membersOnly(m_sessions, std::bind(&TopUpRoutes::entries, this, _1, _2)));
    router.add("GET", QStringLiteral("/v1/top-ups/packages"), std::bind(&TopUpRoutes::packages, this, _1));
    router.add("POST", QStringLiteral("/v1/top-ups"), verifiedOnly(m_sessions, m_accounts, std::bind(&TopUpRoutes::create, this, _1, _2)));
    router.add("GET", QStringLiteral("/v1/top-ups"), membersOnly(m_sessions, std::bind(&TopUpRoutes::list, this, _1, _2)));
    router.add("GET", QStringLiteral("/v1/top-ups/{id}"), membersOnly(m_sessions, std::bind(&TopUpRoutes::read, this, _1, _2)));
}

api::TopUp TopUpRoutes::withAddresses(api::TopUp order) const
{
    if (order.state == api::TopUpState::Created) {
        order.checkoutUrl = m_publicUrl;
        order.checkoutUrl.setPath(QStringLiteral("/checkout/%1/pay").arg(order.id));
        order.returnUrl = m_publicUrl;
        order.returnUrl.setPath(QStringLiteral("/checkout/%1/return").arg(order.id));
    }
    return order;
}

Result<http::Reply> TopUpRoutes::balance(const http::Request &, const Caller &caller)
{
    return answer(m_ledger.balance(caller.accountId));
}

Result<http::Reply> TopUpRoutes::entries(const http::Request &request, const Caller &caller)
{
    const Result<int> limit = http::pageLimit(request);
    if (!limit)
        return fail(limit);
    return answer(m_ledger.entries(caller.accountId, request.query.queryItemValue(QStringLiteral("cursor"), QUrl::FullyDecoded), *limit));
}

Result<http::Reply> TopUpRoutes::packages(const http::Request &)
{
    return http::Reply::json(api::Listing<api::Package>{m_topUps.prices().packages(), {}}.toJson());
}

Result<http::Reply> TopUpRoutes::create(const http::Request &request, const Caller &caller)
{
    const Result<QByteArray> key = http::idempotencyKey(request);
    if (!key)
        return fail(key);
    const Result<api::CreateTopUp> form = formOf<api::CreateTopUp>(request);
    if (!form)
        return fail(form);
    const Result<api::TopUp> order = m_topUps.createOrder(caller.accountId, *form, *key);
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

} // namespace mj::server
