#pragma once
#include "server/accounts/account_store.h"
#include "server/accounts/session_service.h"
#include "server/http/router.h"
#include "server/top_ups/top_up_service.h"

namespace mj::server {

// GET /v1/top-ups/offer, POST and GET /v1/top-ups, GET /v1/top-ups/{id}, POST /v1/top-ups/{id}/finish.
class TopUpRoutes
{
public:
    TopUpRoutes(TopUpService &topUps, SessionService &sessions, const AccountStore &accounts, const QUrl &publicUrl);
    void addTo(http::Router &router);

private:
    Result<http::Reply> offer(const http::Request &request);
    Result<http::Reply> create(const http::Request &request, const Caller &caller);
    Result<http::Reply> list(const http::Request &request, const Caller &caller);
    Result<http::Reply> read(const http::Request &request, const Caller &caller);
    Result<http::Reply> finish(const http::Request &request, const Caller &caller);
    api::TopUp withAddresses(api::TopUp order) const;

    TopUpService &m_topUps;
    SessionService &m_sessions;
    const AccountStore &m_accounts;
    const QUrl &m_publicUrl; // known once the listener has its port
};

} // namespace mj::server
