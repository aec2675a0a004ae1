#include "server/privacy/privacy_routes.h"

namespace mj::server {

void PrivacyRoutes::addTo(http::Router &router)
{
    router.add("GET", QStringLiteral("/v1/privacy/holdings"), [this](const http::Request &request) -> Result<http::Reply> {
        const Result<Caller> caller = m_sessions.authenticate(request);
        if (!caller)
            return fail(caller);
        const Result<QList<api::Holding>> holdings = m_privacy.holdings(caller->accountId);
        if (!holdings)
            return fail(holdings);
        return http::Reply::json(api::Listing<api::Holding>{*holdings, {}}.toJson());
    });
}

} // namespace mj::server
