#pragma once
#include "server/accounts/account_store.h"
#include "server/accounts/photo_service.h"
#include "server/accounts/session_service.h"
#include "server/http/router.h"

namespace mj::server {

// POST, GET and DELETE /v1/me/photo.
class PhotoRoutes
{
public:
    PhotoRoutes(PhotoService &photos, const AccountStore &accounts, SessionService &sessions) : m_photos(photos), m_accounts(accounts), m_sessions(sessions) {}
    void addTo(http::Router &router);

private:
    Result<http::Reply> set(const http::Request &request, const Caller &caller);
    Result<http::Reply> read(const http::Request &request, const Caller &caller);
    Result<http::Reply> remove(const http::Request &request, const Caller &caller);

    PhotoService &m_photos;
    const AccountStore &m_accounts;
    SessionService &m_sessions;
};

} // namespace mj::server
