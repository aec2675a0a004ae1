#pragma once
#include "server/accounts/account_store.h"
#include "server/accounts/session_service.h"
#include "server/http/router.h"
#include "server/top_ups/top_up_service.h"

namespace mj::server {

// GET /v1/points, GET /v1/points/entries, GET /v1/top-ups/packages, POST and GET /v1/top-ups, GET /v1/top-ups/{id}.
class TopUpRoutes
{
public:
    TopUpRoutes(TopUpService &topUps, Ledger &ledger, SessionService &sessions, const AccountStore &accounts, const QUrl &publicUrl);
    void addTo(http::Router &router);

private:
    Result<http::Reply> balance(const http::Request &request, const Caller &caller);
    Result<http::Reply> entries(const http::Request &request, const Caller &caller);
    Result<http::Reply> packages(const http::Request &request);
    Result<http::Reply> create(const http::Request &request, const Caller &caller);
    Result<http::Reply> list(const http::Request &request, const Caller &caller);
    Result<http::Reply> read(const http::Request &request, const Caller &caller);
    api::TopUp withAddresses(api::TopUp order) const;

    TopUpService &m_topUps;
    Ledger &m_ledger;
    SessionService &m_sessions;
    const AccountStore &m_accounts;
    const QUrl &m_publicUrl; // known once the listener has its port
};

} // namespace mj::server
