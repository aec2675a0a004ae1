#include "server/generations/generation_service.h"

#include "base/ids.h"
#include "server/documents/idempotent_call.h"

#include <QRandomGenerator>

namespace mj::server {
namespace {

constexpr qint64 quoteSeconds = 5 * 60;
constexpr int tries = 8;

Points priceOf(const api::Generation &job, qsizetype pictures)
{
    return Points(job.reserved.value() / std::max(1, job.recipe.count)) * pictures;
}

QList<Movement> movementsFor(const api::Generation &job, Points charged)
{
    QList<Movement> movements;
    if (charged > Points(0))
        movements.append({QStringLiteral("settle"), job.id, Points(0), -charged, job.recipe.model});
    if (charged < job.reserved)
        movements.append({QStringLiteral("release"), job.id, job.reserved - charged, charged - job.reserved, job.recipe.model});
    return movements;
}

} // namespace

GenerationService::GenerationService(DocumentStore &store, GenerationStore &generations, Ledger &ledger, BlobStore &blobs,
                                     Catalogue catalogue, const Clock &clock)
    : m_store(store), m_generations(generations), m_ledger(ledger), m_blobs(blobs), m_catalogue(std::move(catalogue)), m_clock(clock)
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
    const Result<api::SpendingLimits> limits = m_ledger.limits(owner);
    if (!limits)
        return fail(limits);
    if (limits->askAbove > Points(0) && price > limits->askAbove && !request.isConfirmed)
        return fail(Code::ConfirmationRequired);

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
    const auto booked = m_ledger.book(owner, {{QStringLiteral("reserve"), job.id, -price, price, job.recipe.model}}, together);
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
    const Result<void> ended = end(id, {api::GenerationState::Canceled, {}, true});
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
    return end(id, {state, failureCode, false});
}

Result<void> GenerationService::end(const QString &id, const Ending &ending)
{
    for (int attempt = 0; attempt < tries; ++attempt) {
        const auto seen = m_generations.read(id);
        if (!seen)
            return fail(seen);
        if (!seen->job.isOpen())
            return {};
        const Result<void> ended = endOnce(*seen, ending);
        if (ended)
            tell(seen->owner);
        if (ended || ended.error().code != Code::Conflict || ending.onlyQueued)
            return ended;
    }
    return fail(Code::Unavailable);
}

Result<void> GenerationService::endOnce(const GenerationStore::Stored &seen, const Ending &ending)
{
    const QString id = seen.job.id;
    const Points charged = ending.state == api::GenerationState::Succeeded ? seen.job.reserved : priceOf(seen.job, seen.job.pictures.size());
    const auto after = [&](api::Generation job) {
        job.state = ending.state;
        job.progress = ending.state == api::GenerationState::Succeeded ? 1 : job.progress;
        job.partialId.clear();
        job.failureCode = ending.failureCode;
        job.charged = charged;
        job.finishedAt = m_clock.now();
        return job;
    };
    QString partial;
    const auto together = [&]() -> Result<QList<Write>> {
        const auto now = m_generations.read(id);
        if (!now)
            return fail(now);
        const auto queued = m_store.read(QStringLiteral("jobs/") + id);
        if (!queued)
            return fail(queued);
        const bool isQueued = *queued && (*queued)->fields.value(QLatin1String("state")).toString() == QLatin1String("queued");
        // The movements were reckoned for the pictures that were seen.
        if (!now->job.isOpen() || now->job.pictures.size() != seen.job.pictures.size() || (ending.onlyQueued && !isQueued))
            return fail(Code::Conflict);
        partial = now->job.partialId;
        Result<QList<Write>> writes = m_generations.writes(now->owner, after(now->job), &*now, now->cancelRequested);
        if (!writes)
            return writes;
        if (!partial.isEmpty())
            writes->append(Write::remove(QStringLiteral("pictures/") + partial));
        if (*queued) // unchanged since read: a runner that leased it meanwhile makes this commit fail
            writes->append(Write::remove(**queued));
        return writes;
    };
    const auto booked = m_ledger.book(seen.owner, movementsFor(seen.job, charged), together);
    if (booked && !partial.isEmpty())
        (void)m_blobs.remove(partial);
    return booked ? Result<void>() : Result<void>(fail(booked));
}

} // namespace mj::server
