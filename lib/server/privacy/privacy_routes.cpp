#include "server/privacy/privacy_routes.h"

#include "server/accounts/members_only.h"

namespace mj::server {

void PrivacyRoutes::addTo(http::Router &router)
{
    router.add("GET", QStringLiteral("/v1/privacy/holdings"), membersOnly(m_parts.sessions, [this](const http::Request &, const Caller &caller) -> Result<http::Reply> {
        const Result<QList<api::Holding>> holdings = m_privacy.holdings(caller.accountId);
        if (!holdings)
            return fail(holdings);
        return http::Reply::json(api::Listing<api::Holding>{*holdings, {}}.toJson());
    }));
    using namespace std::placeholders;
    router.add("POST", QStringLiteral("/v1/privacy/exports"), membersOnly(m_parts.sessions, std::bind(&PrivacyRoutes::startExport, this, _1, _2)));
}

Result<http::Reply> PrivacyRoutes::startExport(const http::Request &request, const Caller &caller)
{
    if (const Result<void> fresh = m_parts.sessions.requireFresh(caller); !fresh)
        return fail(fresh);
    const Origin origin{m_parts.devices.nameOf(caller.sessionId), {}, request.remoteAddress};
    return answer(m_parts.store.commit({m_parts.log.line(caller.accountId, "exported", origin)}));
}

} // namespace mj::server
