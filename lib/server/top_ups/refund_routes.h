#pragma once
#include "server/accounts/session_service.h"
#include "server/http/router.h"
#include "server/top_ups/refund_service.h"

namespace mj::server {

// GET /v1/top-ups/{id}/refund, POST /v1/top-ups/{id}/refunds.
class RefundRoutes
{
public:
    RefundRoutes(RefundService &refunds, SessionService &sessions) : m_refunds(refunds), m_sessions(sessions) {}
    void addTo(http::Router &router);

private:
    Result<http::Reply> quote(const http::Request &request, const Caller &caller);
    Result<http::Reply> create(const http::Request &request, const Caller &caller);

    RefundService &m_refunds;
    SessionService &m_sessions;
};

} // namespace mj::server
