#include "server/top_ups/refund_routes.h"

#include "server/accounts/members_only.h"

namespace mj::server {

void RefundRoutes::addTo(http::Router &router)
{
    using namespace std::placeholders;
    router.add("GET", QStringLiteral("/v1/top-ups/{id}/refund"), membersOnly(m_sessions, std::bind(&RefundRoutes::quote, this, _1, _2)));
    router.add("POST", QStringLiteral("/v1/top-ups/{id}/refunds"), membersOnly(m_sessions, std::bind(&RefundRoutes::create, this, _1, _2)));
}

Result<http::Reply> RefundRoutes::quote(const http::Request &request, const Caller &caller)
{
    return answer(m_refunds.quote(caller.accountId, request.parameters.value(QStringLiteral("id"))));
}

Result<http::Reply> RefundRoutes::create(const http::Request &request, const Caller &caller)
{
    const Result<QByteArray> key = http::idempotencyKey(request);
    if (!key)
        return fail(key);
    Result<api::CreateRefund> form = formOf<api::CreateRefund>(request);
    if (!form)
        return fail(form);
    form->orderId = request.parameters.value(QStringLiteral("id"));
    return answer(m_refunds.create(caller.accountId, *form, *key), 201);
}

} // namespace mj::server
