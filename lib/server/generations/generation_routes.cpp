#include "server/generations/generation_routes.h"

#include "base/ids.h"
#include "server/accounts/members_only.h"

namespace mj::server {
namespace {

constexpr int longestWaitSeconds = 30;

} // namespace

GenerationRoutes::GenerationRoutes(GenerationService &service, GenerationStore &generations, DocumentStore &store, BlobStore &blobs,
                                   SessionService &sessions, const AccountStore &accounts)
    : m_service(service), m_generations(generations), m_store(store), m_blobs(blobs), m_sessions(sessions), m_accounts(accounts)
{
}

void GenerationRoutes::addTo(http::Router &router)
{
    using namespace std::placeholders;
    router.add("GET", QStringLiteral("/v1/models"), std::bind(&GenerationRoutes::models, this, _1));
    router.add("POST", QStringLiteral("/v1/generations/quotes"), membersOnly(m_sessions, std::bind(&GenerationRoutes::quote, this, _1, _2)));
    router.add("POST", QStringLiteral("/v1/generations"), verifiedOnly(m_sessions, m_accounts, std::bind(&GenerationRoutes::create, this, _1, _2)));
    router.add("GET", QStringLiteral("/v1/generations"), membersOnly(m_sessions, std::bind(&GenerationRoutes::list, this, _1, _2)));
    router.add("GET", QStringLiteral("/v1/generations/{id}"), membersOnly(m_sessions, std::bind(&GenerationRoutes::read, this, _1, _2)));
    router.add("POST", QStringLiteral("/v1/generations/{id}/cancel"), membersOnly(m_sessions, std::bind(&GenerationRoutes::cancel, this, _1, _2)));
    router.add("GET", QStringLiteral("/v1/pictures/{id}"), membersOnly(m_sessions, std::bind(&GenerationRoutes::picture, this, _1, _2)));
}

Result<http::Reply> GenerationRoutes::models(const http::Request &)
{
    return http::Reply::json(api::Listing<api::Model>{m_service.catalogue().models(), {}}.toJson());
}

Result<http::Reply> GenerationRoutes::quote(const http::Request &request, const Caller &caller)
{
    const Result<api::CreateQuote> form = formOf<api::CreateQuote>(request);
    if (!form)
        return fail(form);
    return answer(m_service.quote(caller.accountId, form->recipe));
}

Result<http::Reply> GenerationRoutes::create(const http::Request &request, const Caller &caller)
{
    const Result<QByteArray> key = http::idempotencyKey(request);
    if (!key)
        return fail(key);
    const Result<api::CreateGeneration> form = formOf<api::CreateGeneration>(request);
    if (!form)
        return fail(form);
    if (m_service.catalogue().isAbroad(form->recipe.model)) {
        if (const Result<void> agreed = m_accounts.requireConsent(caller.accountId, QStringLiteral("overseas_transfer")); !agreed)
            return fail(agreed);
    }
    return answer(m_service.create(caller.accountId, *form, *key), 201);
}

Result<http::Reply> GenerationRoutes::list(const http::Request &request, const Caller &caller)
{
    if (request.query.hasQueryItem(QStringLiteral("after")) || request.query.hasQueryItem(QStringLiteral("wait")))
        return follow(caller.accountId, request);
    const Result<int> limit = http::pageLimit(request);
    if (!limit)
        return fail(limit);
    const QString cursor = request.query.queryItemValue(QStringLiteral("cursor"), QUrl::FullyDecoded);
    return answer(m_generations.newest(caller.accountId, cursor, *limit));
}

Result<http::Reply> GenerationRoutes::follow(const QString &owner, const http::Request &request)
{
    const QString after = request.query.queryItemValue(QStringLiteral("after"));
    const QString waitText = request.query.queryItemValue(QStringLiteral("wait"));
    bool isNumber = true;
    const int wait = waitText.isEmpty() ? 0 : waitText.toInt(&isNumber);
    if (!isNumber || wait < 0 || wait > longestWaitSeconds)
        return fail(Code::InvalidField, {}, QStringLiteral("wait"));
    // Without a cursor the follower starts now: what is there already comes by the list.
    qint64 number = after.isEmpty() ? 0 : after.toLongLong(&isNumber);
    if (!isNumber || number < 0)
        return fail(Code::InvalidField, {}, QStringLiteral("after"));
    if (after.isEmpty()) {
        const Result<qint64> last = m_generations.lastChange(owner);
        if (!last)
            return fail(last);
        return http::Reply::json(api::Listing<api::Generation>{{}, QString::number(*last)}.toJson());
    }
    const auto page = m_generations.changedAfter(owner, number);
    if (!page)
        return fail(page);
    http::Reply reply = http::Reply::json(page->toJson());
    if (page->items.isEmpty() && wait > 0)
        reply.hold = http::Hold{topicOf(owner), wait * 1000};
    return reply;
}

Result<http::Reply> GenerationRoutes::read(const http::Request &request, const Caller &caller)
{
    return answer(m_service.read(caller.accountId, request.parameters.value(QStringLiteral("id"))));
}

Result<http::Reply> GenerationRoutes::cancel(const http::Request &request, const Caller &caller)
{
    return answer(m_service.cancel(caller.accountId, request.parameters.value(QStringLiteral("id"))));
}

Result<http::Reply> GenerationRoutes::picture(const http::Request &request, const Caller &caller)
{
    const QString id = request.parameters.value(QStringLiteral("id"));
    if (!isId(id))
        return fail(Code::NotFound);
    const auto facts = m_store.read(QStringLiteral("pictures/") + id);
    if (!facts)
        return fail(facts);
    if (!*facts || (*facts)->fields.value(QLatin1String("owner")).toString() != caller.accountId)
        return fail(Code::NotFound);
    const Result<QByteArray> bytes = m_blobs.read(id);
    if (!bytes)
        return fail(bytes);
    http::Reply reply;
    reply.contentType = "image/png";
    reply.body = *bytes;
    return reply;
}

} // namespace mj::server
