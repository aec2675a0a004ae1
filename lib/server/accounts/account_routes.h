#pragma once
#include "server/accounts/account_service.h"
#include "server/http/router.h"

namespace mj::server {

// POST /v1/accounts, POST /v1/sessions, POST /v1/sessions/refresh, DELETE /v1/sessions/current, GET and PATCH /v1/me,
// POST /v1/me/consents.
class AccountRoutes
{
public:
    AccountRoutes(AccountService &accounts, SessionService &sessions) : m_accounts(accounts), m_sessions(sessions) {}
    void addTo(http::Router &router);

private:
    Result<http::Reply> join(const http::Request &request);
    Result<http::Reply> signIn(const http::Request &request);
    Result<http::Reply> refresh(const http::Request &request);
    Result<http::Reply> end(const http::Request &request, const Caller &caller);
    Result<http::Reply> me(const http::Request &request, const Caller &caller);
    Result<http::Reply> updateMe(const http::Request &request, const Caller &caller);
    Result<http::Reply> setConsent(const http::Request &request, const Caller &caller);

    AccountService &m_accounts;
    SessionService &m_sessions;
};

} // namespace mj::server
