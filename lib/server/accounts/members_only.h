#pragma once
#include "server/accounts/account_store.h"
#include "server/accounts/session_service.h"
#include "server/http/json_body.h"
#include "server/http/router.h"

namespace mj::server {

// A handler for members: the bearer is checked first, `work` gets who it is.
template <class Work>
http::Handler membersOnly(SessionService &sessions, Work work)
{
    return [&sessions, work](const http::Request &request) -> Result<http::Reply> {
        const Result<Caller> caller = sessions.authenticate(request);
        if (!caller)
            return fail(caller);
        return work(request, *caller);
    };
}

// The same, for members whose address is proven. Error: email_unverified.
template <class Work>
http::Handler verifiedOnly(SessionService &sessions, const AccountStore &accounts, Work work)
{
    return membersOnly(sessions, [&accounts, work](const http::Request &request, const Caller &caller) -> Result<http::Reply> {
        const Result<void> verified = accounts.requireVerified(caller.accountId);
        if (!verified)
            return fail(verified);
        return work(request, caller);
    });
}

// The JSON body as one of the api's structs. Errors: unsupported_media_type, invalid_json, invalid_field.
template <class T>
Result<T> formOf(const http::Request &request)
{
    const Result<QJsonObject> body = http::jsonBody(request);
    return body ? T::fromJson(*body) : Result<T>(fail(body));
}

// A value as the reply's JSON, or its failure.
template <class T>
Result<http::Reply> answer(const Result<T> &value, int status = 200)
{
    if (!value)
        return fail(value);
    return http::Reply::json(value->toJson(), status);
}

// 204, or the failure.
inline Result<http::Reply> answer(const Result<void> &done)
{
    if (!done)
        return fail(done);
    return http::Reply::empty();
}

} // namespace mj::server
