#pragma once
#include "server/accounts/google_service.h"
#include "server/http/router.h"

namespace mj::server {

// GET /v1/sign-in-methods, POST /v1/sessions/google.
class GoogleRoutes
{
public:
    explicit GoogleRoutes(GoogleService &google) : m_google(google) {}
    void addTo(http::Router &router);

private:
    GoogleService &m_google;
};

} // namespace mj::server
