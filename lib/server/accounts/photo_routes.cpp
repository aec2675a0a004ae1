#include "server/accounts/photo_routes.h"

#include "server/accounts/members_only.h"

namespace mj::server {
namespace {

constexpr qint64 bodyLimit = 8 << 20; // 4 MiB as base64, and room for the rest

} // namespace

void PhotoRoutes::addTo(http::Router &router)
{
    using namespace std::placeholders;
    const QString path = QStringLiteral("/v1/me/photo");
    router.add("POST", path, membersOnly(m_sessions, std::bind(&PhotoRoutes::set, this, _1, _2)), bodyLimit);
    router.add("GET", path, membersOnly(m_sessions, std::bind(&PhotoRoutes::read, this, _1, _2)));
    router.add("DELETE", path, membersOnly(m_sessions, std::bind(&PhotoRoutes::remove, this, _1, _2)));
}

Result<http::Reply> PhotoRoutes::set(const http::Request &request, const Caller &caller)
{
    const Result<api::SetPhoto> form = formOf<api::SetPhoto>(request);
    if (!form)
        return fail(form);
    if (const Result<void> kept = m_photos.set(caller.accountId, *form); !kept)
        return fail(kept);
    return answer(m_accounts.account(caller.accountId));
}

Result<http::Reply> PhotoRoutes::read(const http::Request &, const Caller &caller)
{
    const Result<QByteArray> photo = m_photos.photo(caller.accountId);
    if (!photo)
        return fail(photo);
    http::Reply reply;
    reply.contentType = "image/jpeg";
    reply.body = *photo;
    return reply;
}

Result<http::Reply> PhotoRoutes::remove(const http::Request &, const Caller &caller)
{
    if (const Result<void> removed = m_photos.remove(caller.accountId); !removed)
        return fail(removed);
    return answer(m_accounts.account(caller.accountId));
}

} // namespace mj::server
