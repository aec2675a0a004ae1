#pragma once
#include "server/accounts/session_service.h"
#include "server/http/router.h"
#include "server/top_ups/ledger.h"

namespace mj::server {

// GET /v1/points, /v1/points/lots, /v1/points/entries, GET and PATCH /v1/points/limits. There is no route that moves points from one member
// to another, and none may come: that keeps points outside the law of prepaid means.
class PointsRoutes
{
public:
    PointsRoutes(Ledger &ledger, SessionService &sessions) : m_ledger(ledger), m_sessions(sessions) {}
    void addTo(http::Router &router);

private:
    Result<http::Reply> balance(const http::Request &request, const Caller &caller);
    Result<http::Reply> lots(const http::Request &request, const Caller &caller);
    Result<http::Reply> entries(const http::Request &request, const Caller &caller);
    Result<http::Reply> limits(const http::Request &request, const Caller &caller);
    Result<http::Reply> changeLimits(const http::Request &request, const Caller &caller);

    Ledger &m_ledger;
    SessionService &m_sessions;
};

} // namespace mj::server
