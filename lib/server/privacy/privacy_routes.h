#pragma once
#include "server/accounts/account_parts.h"
#include "server/http/router.h"
#include "server/privacy/privacy_service.h"

namespace mj::server {

// GET /v1/privacy/holdings, POST /v1/privacy/exports.
class PrivacyRoutes
{
public:
    PrivacyRoutes(PrivacyService &privacy, const AccountParts &parts) : m_privacy(privacy), m_parts(parts) {}
    void addTo(http::Router &router);

private:
    Result<http::Reply> startExport(const http::Request &request, const Caller &caller);

    PrivacyService &m_privacy;
    AccountParts m_parts;
};

} // namespace mj::server
