#include "server/generations/generation_routes.h"

#include "api/disclosure.h"
#include "api/queue.h"
#include "server/accounts/members_only.h"

#include <algorithm>

namespace mj::server {
namespace {

constexpr int longestWaitSeconds = 30;
constexpr qint64 mostRecipeBytes = 4 << 20; // 20 recipes with prompts of 32,000 characters, two of them each

} // namespace

void GenerationRoutes::addTo(http::Router &router)
{
    using namespace std::placeholders;
    const auto members = [this](auto handler) { return membersOnly(m_desk.sessions, std::bind(handler, this, _1, _2)); };
    const auto verified = [this](auto handler) { return verifiedOnly(m_desk.sessions, m_desk.accounts, std::bind(handler, this, _1, _2)); };
    router.add("GET", QStringLiteral("/v1/models"), std::bind(&GenerationRoutes::models, this, _1));
    router.add("POST", QStringLiteral("/v1/references"), verified(&GenerationRoutes::upload), api::UploadReference::maxBytes / 3 * 4 + 4096);
    router.add("POST", QStringLiteral("/v1/generations/quotes"), members(&GenerationRoutes::quote), mostRecipeBytes);
    router.add("POST", QStringLiteral("/v1/generations"), verified(&GenerationRoutes::create), mostRecipeBytes);
    router.add("GET", QStringLiteral("/v1/generations"), members(&GenerationRoutes::list));
    router.add("GET", QStringLiteral("/v1/generations/{id}"), members(&GenerationRoutes::read));
    router.add("POST", QStringLiteral("/v1/generations/{id}/cancel"), members(&GenerationRoutes::cancel));
    router.add("POST", QStringLiteral("/v1/generations/{id}/move"), members(&GenerationRoutes::move));
    router.add("GET", QStringLiteral("/v1/generations/{id}/disclosures"), members(&GenerationRoutes::disclosures));
    router.add("GET", QStringLiteral("/v1/queue"), members(&GenerationRoutes::queue));
    router.add("GET", QStringLiteral("/v1/pictures/{id}"), members(&GenerationRoutes::picture));
    router.add("POST", QStringLiteral("/v1/pictures/{id}/confirm"), members(&GenerationRoutes::confirm));
}

Result<http::Reply> GenerationRoutes::models(const http::Request &)
{
    api::Listing<api::Model> listing{m_desk.service.catalogue().models(), {}};
    for (api::Model &model : listing.items) {
        model.medianSeconds = m_desk.times.medianSeconds(model.id);
        if (model.state == api::ModelState::Live && m_desk.service.isPaused(*m_desk.service.catalogue().offer(model.id)))
            model.state = api::ModelState::Paused;
    }
    return http::Reply::json(listing.toJson());
}

Result<http::Reply> GenerationRoutes::upload(const http::Request &request, const Caller &caller)
{
    const Result<api::UploadReference> form = formOf<api::UploadReference>(request);
    if (!form)
        return fail(form);
    return answer(m_desk.references.keep(caller.accountId, form->picture), 201);
}

Result<http::Reply> GenerationRoutes::quote(const http::Request &request, const Caller &caller)
{
    const Result<api::CreateQuote> form = formOf<api::CreateQuote>(request);
    if (!form)
        return fail(form);
    return answer(m_desk.service.quote(caller.accountId, form->recipes));
}

Result<void> GenerationRoutes::checkConsent(const Caller &caller, const QList<api::Recipe> &recipes) const
{
    const Catalogue &catalogue = m_desk.service.catalogue();
    const bool isAbroad = std::any_of(recipes.begin(), recipes.end(), [&](const api::Recipe &recipe) { return catalogue.isAbroad(recipe.model); });
    return isAbroad ? m_desk.accounts.requireConsent(caller.accountId, QStringLiteral("overseas_transfer")) : Result<void>();
}

Result<http::Reply> GenerationRoutes::create(const http::Request &request, const Caller &caller)
{
    const Result<QByteArray> key = http::idempotencyKey(request);
    if (!key)
        return fail(key);
    const Result<api::CreateGenerations> form = formOf<api::CreateGenerations>(request);
    if (!form)
        return fail(form);
    if (const Result<void> agreed = checkConsent(caller, form->recipes); !agreed)
        return fail(agreed);
    const Result<QList<api::Generation>> jobs = m_desk.service.create(caller.accountId, *form, *key);
    if (!jobs)
        return fail(jobs);
    return answer(Result<api::Listing<api::Generation>>(api::Listing<api::Generation>{*jobs, {}}), 201);
}

Result<http::Reply> GenerationRoutes::list(const http::Request &request, const Caller &caller)
{
    if (request.query.hasQueryItem(QStringLiteral("after")) || request.query.hasQueryItem(QStringLiteral("wait")))
        return follow(caller.accountId, request);
    const Result<int> limit = http::pageLimit(request);
    if (!limit)
        return fail(limit);
    const QString cursor = request.query.queryItemValue(QStringLiteral("cursor"), QUrl::FullyDecoded);
    return answer(m_desk.generations.newest(caller.accountId, cursor, *limit));
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
        const Result<qint64> last = m_desk.generations.lastChange(owner);
        if (!last)
            return fail(last);
        return http::Reply::json(api::Listing<api::Generation>{{}, QString::number(*last)}.toJson());
    }
    const auto page = m_desk.generations.changedAfter(owner, number);
    if (!page)
        return fail(page);
    http::Reply reply = http::Reply::json(page->toJson());
    if (page->items.isEmpty() && wait > 0)
        reply.hold = http::Hold{topicOf(owner), wait * 1000};
    return reply;
}

Result<http::Reply> GenerationRoutes::read(const http::Request &request, const Caller &caller)
{
    return answer(m_desk.service.read(caller.accountId, request.parameters.value(QStringLiteral("id"))));
}

Result<http::Reply> GenerationRoutes::cancel(const http::Request &request, const Caller &caller)
{
    const Result<api::CancelGeneration> form = formOf<api::CancelGeneration>(request);
    if (!form)
        return fail(form);
    return answer(m_desk.service.cancel(caller.accountId, request.parameters.value(QStringLiteral("id")), form->mostPoints));
}

Result<http::Reply> GenerationRoutes::places(const QString &owner, bool mustBeFresh)
{
    const Result<QList<JobQueue::Waiting>> waiting = m_desk.queue.waiting(mustBeFresh);
    if (!waiting)
        return fail(waiting);
    api::Listing<api::QueuePlace> listing;
    qint64 ahead = 0; // seconds of work in front, shared by the runners
    for (qsizetype i = 0; i < waiting->size(); ++i) {
        const JobQueue::Waiting &job = (*waiting)[i];
        const int own = m_desk.times.medianSeconds(job.model);
        if (job.owner == owner)
            listing.items.append({job.jobId, static_cast<int>(i + 1), own > 0 ? static_cast<int>(ahead / std::max(1, m_desk.runners) + own) : 0});
        ahead += own;
    }
    return http::Reply::json(listing.toJson());
}

Result<http::Reply> GenerationRoutes::queue(const http::Request &, const Caller &caller)
{
    return places(caller.accountId, false);
}

Result<http::Reply> GenerationRoutes::move(const http::Request &request, const Caller &caller)
{
    const Result<api::MoveGeneration> form = formOf<api::MoveGeneration>(request);
    if (!form)
        return fail(form);
    const QString id = request.parameters.value(QStringLiteral("id"));
    if (const Result<api::Generation> job = m_desk.service.read(caller.accountId, id); !job)
        return fail(job);
    if (const Result<void> moved = m_desk.queue.move(caller.accountId, id, form->beforeId); !moved)
        return fail(moved);
    return places(caller.accountId, true);
}

Result<http::Reply> GenerationRoutes::disclosures(const http::Request &request, const Caller &caller)
{
    const QString id = request.parameters.value(QStringLiteral("id"));
    if (const Result<api::Generation> job = m_desk.service.read(caller.accountId, id); !job)
        return fail(job);
    const Result<QList<api::Disclosure>> list = m_desk.disclosures.of(id);
    if (!list)
        return fail(list);
    return http::Reply::json(api::Listing<api::Disclosure>{*list, {}}.toJson());
}

Result<http::Reply> GenerationRoutes::picture(const http::Request &request, const Caller &caller)
{
    const Result<PictureKeeper::File> file = m_desk.pictures.read(caller.accountId, request.parameters.value(QStringLiteral("id")));
    if (!file)
        return fail(file);
    http::Reply reply;
    reply.contentType = file->type;
    reply.body = file->bytes;
    return reply;
}

Result<http::Reply> GenerationRoutes::confirm(const http::Request &request, const Caller &caller)
{
    const Result<api::ConfirmPicture> form = formOf<api::ConfirmPicture>(request);
    if (!form)
        return fail(form);
    return answer(m_desk.pictures.confirm(caller.accountId, request.parameters.value(QStringLiteral("id")), form->sha256));
}

} // namespace mj::server
