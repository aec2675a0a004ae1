#pragma once
#include "server/accounts/device_book.h"
#include "server/http/router.h"

namespace mj::server {

// GET /v1/sessions, DELETE /v1/sessions/{id}, POST /v1/sessions/end-others, GET /v1/sign-ins.
class DeviceRoutes
{
public:
    DeviceRoutes(DeviceBook &devices, SignInLog &log, SessionService &sessions) : m_devices(devices), m_log(log), m_sessions(sessions) {}
    void addTo(http::Router &router);

private:
    Result<http::Reply> endOthers(const http::Request &request, const Caller &caller);
    Result<http::Reply> signIns(const http::Request &request, const Caller &caller);

    DeviceBook &m_devices;
    SignInLog &m_log;
    SessionService &m_sessions;
};

} // namespace mj::server
