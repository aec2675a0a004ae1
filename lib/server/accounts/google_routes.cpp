#include "server/accounts/google_routes.h"

#include "server/accounts/members_only.h"

namespace mj::server {

void GoogleRoutes::addTo(http::Router &router)
{
    router.add("GET", QStringLiteral("/v1/sign-in-methods"), [this](const http::Request &) { return answer(m_google.methods()); });
    router.add("POST", QStringLiteral("/v1/sessions/google"), [this](const http::Request &request) -> Result<http::Reply> {
        const Result<api::SignInWithGoogle> form = formOf<api::SignInWithGoogle>(request);
        if (!form)
            return fail(form);
        return answer(m_google.signIn(*form, request.remoteAddress));
    });
}

} // namespace mj::server
