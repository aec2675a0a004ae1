#include "server/accounts/device_routes.h"

#include "server/accounts/members_only.h"

namespace mj::server {

void DeviceRoutes::addTo(http::Router &router)
{
    using namespace std::placeholders;
    router.add("GET", QStringLiteral("/v1/sessions"), membersOnly(m_sessions, [this](const http::Request &, const Caller &caller) {
        return answer(m_devices.devices(caller));
    }));
    router.add("DELETE", QStringLiteral("/v1/sessions/{id}"), membersOnly(m_sessions, [this](const http::Request &request, const Caller &caller) {
        return answer(m_devices.end(caller, request.parameters.value(QStringLiteral("id")), request.remoteAddress));
    }));
    router.add("POST", QStringLiteral("/v1/sessions/end-others"), membersOnly(m_sessions, std::bind(&DeviceRoutes::endOthers, this, _1, _2)));
    router.add("GET", QStringLiteral("/v1/sign-ins"), membersOnly(m_sessions, std::bind(&DeviceRoutes::signIns, this, _1, _2)));
}

Result<http::Reply> DeviceRoutes::endOthers(const http::Request &request, const Caller &caller)
{
    if (const Result<void> fresh = m_sessions.requireFresh(caller); !fresh)
        return fail(fresh);
    return answer(m_devices.endOthers(caller, request.remoteAddress));
}

Result<http::Reply> DeviceRoutes::signIns(const http::Request &request, const Caller &caller)
{
    const Result<int> limit = http::pageLimit(request);
    if (!limit)
        return fail(limit);
    return answer(m_log.lines(caller.accountId, request.query.queryItemValue(QStringLiteral("cursor"), QUrl::FullyDecoded), *limit));
}

} // namespace mj::server
