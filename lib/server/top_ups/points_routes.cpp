#include "server/top_ups/points_routes.h"

#include "server/accounts/members_only.h"

#include <QRegularExpression>

namespace mj::server {

void PointsRoutes::addTo(http::Router &router)
{
    using namespace std::placeholders;
    router.add("GET", QStringLiteral("/v1/points"), membersOnly(m_sessions, std::bind(&PointsRoutes::balance, this, _1, _2)));
    router.add("GET", QStringLiteral("/v1/points/lots"), membersOnly(m_sessions, std::bind(&PointsRoutes::lots, this, _1, _2)));
    router.add("GET", QStringLiteral("/v1/points/entries"), membersOnly(m_sessions, std::bind(&PointsRoutes::entries, this, _1, _2)));
    router.add("GET", QStringLiteral("/v1/points/limits"), membersOnly(m_sessions, std::bind(&PointsRoutes::limits, this, _1, _2)));
    router.add("PATCH", QStringLiteral("/v1/points/limits"), membersOnly(m_sessions, std::bind(&PointsRoutes::changeLimits, this, _1, _2)));
}

Result<http::Reply> PointsRoutes::balance(const http::Request &, const Caller &caller)
{
    return answer(m_ledger.balance(caller.accountId));
}

Result<http::Reply> PointsRoutes::lots(const http::Request &, const Caller &caller)
{
    const Result<QList<api::PointLot>> lots = m_ledger.lots(caller.accountId);
    if (!lots)
        return fail(lots);
    return http::Reply::json(api::Listing<api::PointLot>{*lots, {}}.toJson());
}

Result<http::Reply> PointsRoutes::entries(const http::Request &request, const Caller &caller)
{
    static const QRegularExpression form(QStringLiteral("^(|[0-9]{4}-(0[1-9]|1[0-2]))$"));
    const Result<int> limit = http::pageLimit(request);
    if (!limit)
        return fail(limit);
    const QString month = request.query.queryItemValue(QStringLiteral("month"), QUrl::FullyDecoded);
    if (!form.match(month).hasMatch())
        return fail(Code::InvalidField, {}, QStringLiteral("month"));
    return answer(m_ledger.entries(caller.accountId, month, request.query.queryItemValue(QStringLiteral("cursor"), QUrl::FullyDecoded), *limit));
}

Result<http::Reply> PointsRoutes::limits(const http::Request &, const Caller &caller)
{
    return answer(m_ledger.limits(caller.accountId));
}

Result<http::Reply> PointsRoutes::changeLimits(const http::Request &request, const Caller &caller)
{
    const Result<api::ChangeSpendingLimits> form = formOf<api::ChangeSpendingLimits>(request);
    if (!form)
        return fail(form);
    return answer(m_ledger.setLimits(caller.accountId, *form));
}

} // namespace mj::server
