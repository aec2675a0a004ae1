#include "server/generations/generation_routes.h"

#include "base/ids.h"
#include "server/http/json_body.h"

namespace mj::server {
namespace {

constexpr int longestWaitSeconds = 30;

} // namespace

GenerationRoutes::GenerationRoutes(GenerationService &service, GenerationStore &generations, DocumentStore &store, BlobStore &blobs,
                                   SessionService &sessions)
    : m_service(service), m_generations(generations), m_store(store), m_blobs(blobs), m_sessions(sessions)
{
}

void GenerationRoutes::addTo(http::Router &router)
{
    using std::placeholders::_1;
    router.add("GET", QStringLiteral("/v1/models"), std::bind(&GenerationRoutes::models, this, _1));
    router.add("POST", QStringLiteral("/v1/generations/quotes"), std::bind(&GenerationRoutes::quote, this, _1));
    router.add("POST", QStringLiteral("/v1/generations"), std::bind(&GenerationRoutes::create, this, _1));
    router.add("GET", QStringLiteral("/v1/generations"), std::bind(&GenerationRoutes::list, this, _1));
    router.add("GET", QStringLiteral("/v1/generations/{id}"), std::bind(&GenerationRoutes::read, this, _1));
    router.add("POST", QStringLiteral("/v1/generations/{id}/cancel"), std::bind(&GenerationRoutes::cancel, this, _1));
    router.add("GET", QStringLiteral("/v1/pictures/{id}"), std::bind(&GenerationRoutes::picture, this, _1));
}

Result<http::Reply> GenerationRoutes::models(const http::Request &)
{
    return http::Reply::json(api::Listing<api::Model>{m_service.catalogue().models(), {}}.toJson());
}

Result<http::Reply> GenerationRoutes::quote(const http::Request &request)
{
    const Result<Caller> caller = m_sessions.authenticate(request);
    if (!caller)
        return fail(caller);
    const Result<QJsonObject> body = http::jsonBody(request);
    if (!body)
        return fail(body);
    const Result<api::CreateQuote> form = api::CreateQuote::fromJson(*body);
    if (!form)
        return fail(form);
    const Result<api::Quote> quote = m_service.quote(caller->accountId, form->recipe);
    if (!quote)
        return fail(quote);
    return http::Reply::json(quote->toJson());
}

Result<http::Reply> GenerationRoutes::create(const http::Request &request)
{
    const Result<Caller> caller = m_sessions.authenticate(request);
    if (!caller)
        return fail(caller);
    const Result<QByteArray> key = http::idempotencyKey(request);
    if (!key)
        return fail(key);
    const Result<QJsonObject> body = http::jsonBody(request);
    if (!body)
        return fail(body);
    const Result<api::CreateGeneration> form = api::CreateGeneration::fromJson(*body);
    if (!form)
        return fail(form);
    const Result<api::Generation> job = m_service.create(caller->accountId, *form, *key);
    if (!job)
        return fail(job);
    return http::Reply::json(job->toJson(), 201);
}

Result<http::Reply> GenerationRoutes::list(const http::Request &request)
{
    const Result<Caller> caller = m_sessions.authenticate(request);
    if (!caller)
        return fail(caller);
    if (request.query.hasQueryItem(QStringLiteral("after")) || request.query.hasQueryItem(QStringLiteral("wait")))
        return follow(caller->accountId, request);
    const Result<int> limit = http::pageLimit(request);
    if (!limit)
        return fail(limit);
    const QString cursor = request.query.queryItemValue(QStringLiteral("cursor"), QUrl::FullyDecoded);
    const auto page = m_generations.newest(caller->accountId, cursor, *limit);
    if (!page)
        return fail(page);
    return http::Reply::json(page->toJson());
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

Result<http::Reply> GenerationRoutes::read(const http::Request &request)
{
    const Result<Caller> caller = m_sessions.authenticate(request);
    if (!caller)
        return fail(caller);
    const Result<api::Generation> job = m_service.read(caller->accountId, request.parameters.value(QStringLiteral("id")));
    if (!job)
        return fail(job);
    return http::Reply::json(job->toJson());
}

Result<http::Reply> GenerationRoutes::cancel(const http::Request &request)
{
    const Result<Caller> caller = m_sessions.authenticate(request);
    if (!caller)
        return fail(caller);
    const Result<api::Generation> job = m_service.cancel(caller->accountId, request.parameters.value(QStringLiteral("id")));
    if (!job)
        return fail(job);
    return http::Reply::json(job->toJson());
}

Result<http::Reply> GenerationRoutes::picture(const http::Request &request)
{
    const Result<Caller> caller = m_sessions.authenticate(request);
    if (!caller)
        return fail(caller);
    const QString id = request.parameters.value(QStringLiteral("id"));
    if (!isId(id))
        return fail(Code::NotFound);
    const auto facts = m_store.read(QStringLiteral("pictures/") + id);
    if (!facts)
        return fail(facts);
    if (!*facts || (*facts)->fields.value(QLatin1String("owner")).toString() != caller->accountId)
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
