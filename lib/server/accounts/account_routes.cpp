#include "server/accounts/account_routes.h"

#include "server/accounts/members_only.h"

namespace mj::server {

void AccountRoutes::addTo(http::Router &router)
{
    using namespace std::placeholders;
    router.add("POST", QStringLiteral("/v1/accounts"), std::bind(&AccountRoutes::join, this, _1));
    router.add("POST", QStringLiteral("/v1/sessions"), std::bind(&AccountRoutes::signIn, this, _1));
    router.add("POST", QStringLiteral("/v1/sessions/refresh"), std::bind(&AccountRoutes::refresh, this, _1));
    router.add("DELETE", QStringLiteral("/v1/sessions/current"), membersOnly(m_sessions, std::bind(&AccountRoutes::end, this, _1, _2)));
    router.add("GET", QStringLiteral("/v1/me"), membersOnly(m_sessions, std::bind(&AccountRoutes::me, this, _1, _2)));
    router.add("PATCH", QStringLiteral("/v1/me"), membersOnly(m_sessions, std::bind(&AccountRoutes::updateMe, this, _1, _2)));
    router.add("POST", QStringLiteral("/v1/me/consents"), membersOnly(m_sessions, std::bind(&AccountRoutes::setConsent, this, _1, _2)));
}

Result<http::Reply> AccountRoutes::join(const http::Request &request)
{
    const Result<QByteArray> key = http::idempotencyKey(request);
    if (!key)
        return fail(key);
    const Result<api::CreateAccount> form = formOf<api::CreateAccount>(request);
    if (!form)
        return fail(form);
    return answer(m_accounts.create(*form, *key, request.remoteAddress), 201);
}

Result<http::Reply> AccountRoutes::signIn(const http::Request &request)
{
    const Result<api::CreateSession> form = formOf<api::CreateSession>(request);
    if (!form)
        return fail(form);
    return answer(m_accounts.signIn(*form, request.remoteAddress), 201);
}

Result<http::Reply> AccountRoutes::refresh(const http::Request &request)
{
    const Result<api::RefreshSession> form = formOf<api::RefreshSession>(request);
    if (!form)
        return fail(form);
    return answer(m_accounts.refresh(form->refreshToken, request.header("idempotency-key"), request.remoteAddress));
}

Result<http::Reply> AccountRoutes::end(const http::Request &, const Caller &caller)
{
    return answer(m_sessions.end(caller.sessionId));
}

Result<http::Reply> AccountRoutes::me(const http::Request &, const Caller &caller)
{
    return answer(m_accounts.account(caller.accountId));
}

Result<http::Reply> AccountRoutes::updateMe(const http::Request &request, const Caller &caller)
{
    const Result<api::UpdateMe> form = formOf<api::UpdateMe>(request);
    if (!form)
        return fail(form);
    return answer(m_accounts.update(caller.accountId, *form));
}

Result<http::Reply> AccountRoutes::setConsent(const http::Request &request, const Caller &caller)
{
    const Result<api::SetConsent> form = formOf<api::SetConsent>(request);
    if (!form)
        return fail(form);
    return answer(m_accounts.setConsent(caller.accountId, form->consent));
}

} // namespace mj::server
