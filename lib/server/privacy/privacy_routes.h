#pragma once
#include "server/accounts/session_service.h"
#include "server/http/router.h"
#include "server/privacy/privacy_service.h"

namespace mj::server {

// GET /v1/privacy/holdings.
class PrivacyRoutes
{
public:
    PrivacyRoutes(PrivacyService &privacy, SessionService &sessions) : m_privacy(privacy), m_sessions(sessions) {}
    void addTo(http::Router &router);

private:
    PrivacyService &m_privacy;
    SessionService &m_sessions;
};

} // namespace mj::server
