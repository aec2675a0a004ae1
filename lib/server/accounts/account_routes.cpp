#include "server/accounts/account_routes.h"

#include "server/http/json_body.h"

namespace mj::server {
namespace {

template <class T>
Result<T> parsed(const http::Request &request)
{
    const Result<QJsonObject> body = http::jsonBody(request);
    return body ? T::fromJson(*body) : Result<T>(fail(body));
}

template <class T>
Result<http::Reply> answer(const Result<T> &value, int status)
{
    if (!value)
        return fail(value);
    return http::Reply::json(value->toJson(), status);
}

} // namespace

void AccountRoutes::addTo(http::Router &router)
{
    using std::placeholders::_1;
    router.add("POST", QStringLiteral("/v1/accounts"), std::bind(&AccountRoutes::join, this, _1));
    router.add("POST", QStringLiteral("/v1/sessions"), std::bind(&AccountRoutes::signIn, this, _1));
    router.add("POST", QStringLiteral("/v1/sessions/refresh"), std::bind(&AccountRoutes::refresh, this, _1));
    router.add("DELETE", QStringLiteral("/v1/sessions/current"), std::bind(&AccountRoutes::end, this, _1));
    router.add("GET", QStringLiteral("/v1/me"), std::bind(&AccountRoutes::me, this, _1));
    router.add("PATCH", QStringLiteral("/v1/me"), std::bind(&AccountRoutes::updateMe, this, _1));
}

Result<http::Reply> AccountRoutes::join(const http::Request &request)
{
    const Result<QByteArray> key = http::idempotencyKey(request);
    if (!key)
        return fail(key);
    const Result<api::CreateAccount> form = parsed<api::CreateAccount>(request);
    if (!form)
        return fail(form);
    return answer(m_accounts.create(*form, *key, request.remoteAddress), 201);
}

Result<http::Reply> AccountRoutes::signIn(const http::Request &request)
{
    const Result<api::CreateSession> form = parsed<api::CreateSession>(request);
    if (!form)
        return fail(form);
    return answer(m_accounts.signIn(*form, request.remoteAddress), 201);
}

Result<http::Reply> AccountRoutes::refresh(const http::Request &request)
{
    const Result<api::RefreshSession> form = parsed<api::RefreshSession>(request);
    if (!form)
        return fail(form);
    return answer(m_accounts.refresh(form->refreshToken, request.header("idempotency-key"), request.remoteAddress), 200);
}

Result<http::Reply> AccountRoutes::end(const http::Request &request)
{
    const Result<Caller> caller = m_sessions.authenticate(request);
    if (!caller)
        return fail(caller);
    if (const Result<void> ended = m_sessions.end(caller->sessionId); !ended)
        return fail(ended);
    return http::Reply::empty();
}

Result<http::Reply> AccountRoutes::me(const http::Request &request)
{
    const Result<Caller> caller = m_sessions.authenticate(request);
    if (!caller)
        return fail(caller);
    return answer(m_accounts.account(caller->accountId), 200);
}

Result<http::Reply> AccountRoutes::updateMe(const http::Request &request)
{
    const Result<Caller> caller = m_sessions.authenticate(request);
    if (!caller)
        return fail(caller);
    const Result<api::UpdateMe> form = parsed<api::UpdateMe>(request);
    if (!form)
        return fail(form);
    return answer(m_accounts.update(caller->accountId, *form), 200);
}

} // namespace mj::server
