#include "server/generations/generation_service.h"

#include "base/ids.h"
#include "server/documents/idempotent_call.h"

#include <QRandomGenerator>

namespace mj::server {
namespace {

constexpr qint64 quoteSeconds = 5 * 60;

} // namespace

GenerationService::GenerationService(DocumentStore &store, GenerationStore &generations, Ledger &ledger, Catalogue catalogue, const Clock &clock)
    : m_store(store), m_generations(generations), m_ledger(ledger), m_catalogue(std::move(catalogue)), m_clock(clock)
{
}

void GenerationService::tell(const QString &owner) const
{
    if (m_changed)
        m_changed(owner);
}

Result<api::Quote> GenerationService::quote(const QString &owner, const api::Recipe &recipe) const
{
    const Result<api::Model> model = m_catalogue.check(recipe);
    if (!model)
        return fail(model);
    const Result<api::Balance> balance = m_ledger.balance(owner);
    if (!balance)
        return fail(balance);
    return api::Quote{Catalogue::price(*model, recipe), *balance, m_clock.now().addSecs(quoteSeconds)};
}

Result<api::Generation> GenerationService::create(const QString &owner, const api::CreateGeneration &request, const QByteArray &key)
{
    const Result<api::Model> model = m_catalogue.check(request.recipe);
    if (!model)
        return fail(model);
    QJsonObject body = request.recipe.toJson();
    body.insert(QStringLiteral("maxPoints"), request.maxPoints.value());
    const IdempotentCall call(owner, QStringLiteral("generation"), key, body);
    const auto earlier = call.earlier(m_store);
    if (!earlier)
        return fail(earlier);
    if (*earlier)
        return read(owner, **earlier);
    const Points price = Catalogue::price(*model, request.recipe);
    if (price > request.maxPoints)
        return fail(Code::QuoteExpired);

    api::Generation job;
    job.id = newId(QLatin1String("gen"));
    job.recipe = request.recipe;
    if (!job.recipe.seed && model->seed)
        job.recipe.seed = QRandomGenerator::system()->generate();
    job.reserved = price;
    job.generativeAi = model->generativeAi;
    job.createdAt = m_clock.now();
    std::optional<QString> twin; // made by the same call, sent twice at once
    const auto together = [&]() -> Result<QList<Write>> {
        const auto again = call.earlier(m_store);
        if (!again)
            return fail(again);
        if (*again) {
            twin = **again;
            return fail(Code::Conflict);
        }
        Result<QList<Write>> writes = m_generations.writes(owner, job, nullptr, false);
        if (!writes)
            return writes;
        writes->append(call.record(job.id, toWire(job.createdAt)));
        writes->append(Write::create(QStringLiteral("jobs/") + job.id, {{QStringLiteral("state"), QStringLiteral("queued")},
                                                                        {QStringLiteral("createdAt"), toWire(job.createdAt)},
                                                                        {QStringLiteral("leaseUntil"), QString()},
                                                                        {QStringLiteral("runner"), QString()}}));
        return writes;
    };
    const auto booked = m_ledger.book(owner, {{QStringLiteral("reserve"), job.id, -price, price}}, together);
    if (twin)
        return read(owner, *twin);
    if (!booked) {
        // Points may just have been taken by this very call's twin.
        const auto now = call.earlier(m_store);
        return now && *now ? read(owner, **now) : Result<api::Generation>(fail(booked));
    }
    tell(owner);
    return job;
}

Result<api::Generation> GenerationService::read(const QString &owner, const QString &id) const
{
    const auto stored = m_generations.read(id);
    if (!stored)
        return fail(stored);
    return stored->owner == owner ? Result<api::Generation>(stored->job) : fail(Code::NotFound);
}

Result<api::Generation> GenerationService::cancel(const QString &owner, const QString &id)
{
    const Result<api::Generation> job = read(owner, id);
    if (!job || !job->isOpen())
        return job;
    const Result<void> ended = end(id, api::GenerationState::Canceled, {}, true);
    if (ended)
        return read(owner, id);
    if (ended.error().code != Code::Conflict)
        return fail(ended);
    const Result<void> asked = update(id, [](GenerationStore::Stored &stored) {
        const bool news = stored.job.isOpen() && !stored.cancelRequested;
        stored.cancelRequested = true;
        return news;
    });
    return asked ? read(owner, id) : Result<api::Generation>(fail(asked));
}

Result<void> GenerationService::update(const QString &id, const std::function<bool(GenerationStore::Stored &)> &change)
{
    const auto stored = m_generations.change(id, change);
    if (!stored)
        return fail(stored);
    tell(stored->owner);
    return {};
}

Result<void> GenerationService::finish(const QString &id, api::GenerationState state, const QString &failureCode)
{
    const Result<void> ended = end(id, state, failureCode, false);
    return ended || ended.error().code != Code::Conflict ? ended : Result<void>(); // somebody else ended it
}

Result<void> GenerationService::end(const QString &id, api::GenerationState state, const QString &failureCode, bool onlyQueued)
{
    const auto first = m_generations.read(id);
    if (!first)
        return fail(first);
    if (!first->job.isOpen())
        return {};
    const Points reserved = first->job.reserved;
    const Points each(reserved.value() / std::max(1, first->job.recipe.count));
    const Points charged = state == api::GenerationState::Succeeded ? reserved : each * first->job.pictures.size();
    QList<Movement> movements;
    if (charged > Points(0))
        movements.append({QStringLiteral("settle"), id, Points(0), -charged});
    if (charged < reserved)
        movements.append({QStringLiteral("release"), id, reserved - charged, charged - reserved});
    const auto together = [&]() -> Result<QList<Write>> {
        const auto now = m_generations.read(id);
        if (!now)
            return fail(now);
        const auto queued = m_store.read(QStringLiteral("jobs/") + id);
        if (!queued)
            return fail(queued);
        const bool isQueued = *queued && (*queued)->fields.value(QLatin1String("state")).toString() == QLatin1String("queued");
        if (!now->job.isOpen() || (onlyQueued && !isQueued))
            return fail(Code::Conflict);
        GenerationStore::Stored after = *now;
        after.job.state = state;
        after.job.progress = state == api::GenerationState::Succeeded ? 1 : after.job.progress;
        after.job.partialId.clear();
        after.job.failureCode = failureCode;
        after.job.charged = charged;
        after.job.finishedAt = m_clock.now();
        Result<QList<Write>> writes = m_generations.writes(after.owner, after.job, &*now, after.cancelRequested);
        if (writes && *queued) // unchanged since read: a runner that leased it meanwhile makes this commit fail
            writes->append(Write::remove(**queued));
        return writes;
    };
    const auto booked = m_ledger.book(first->owner, movements, together);
    if (!booked)
        return fail(booked);
    tell(first->owner);
    return {};
}

} // namespace mj::server
