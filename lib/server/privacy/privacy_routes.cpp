#include "server/privacy/privacy_routes.h"

#include "server/accounts/members_only.h"

namespace mj::server {

void PrivacyRoutes::addTo(http::Router &router)
{
    router.add("GET", QStringLiteral("/v1/privacy/holdings"), membersOnly(m_sessions, [this](const http::Request &, const Caller &caller) -> Result<http::Reply> {
        const Result<QList<api::Holding>> holdings = m_privacy.holdings(caller.accountId);
        if (!holdings)
            return fail(holdings);
        return http::Reply::json(api::Listing<api::Holding>{*holdings, {}}.toJson());
    }));
}

} // namespace mj::server
