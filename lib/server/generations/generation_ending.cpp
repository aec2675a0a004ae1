#include "api/error_status.h"
#include "server/generations/generation_service.h"
#include "server/generations/job_queue.h"

#include <algorithm>

namespace mj::server {
namespace {

constexpr int tries = 8;

QList<Movement> movementsFor(const api::Generation &job, Points charged)
{
    QList<Movement> movements;
    if (charged > Points(0))
        movements.append({QStringLiteral("settle"), job.id, Points(0), -charged, job.recipe.model});
    if (charged < job.reserved)
        movements.append({QStringLiteral("release"), job.id, job.reserved - charged, charged - job.reserved, job.recipe.model});
    return movements;
}

// What these pictures cost by the provider's own reckoning, rounded up.
Points byUsage(qint64 micros, qint64 pointsPerUsd)
{
    return Points((micros * pointsPerUsd + 999'999) / 1'000'000);
}

} // namespace

Result<void> GenerationService::finish(const QString &id, api::GenerationState state, const Error &failure)
{
    return end(id, {state, failure, false});
}

Result<void> GenerationService::end(const QString &id, const Ending &ending)
{
    for (int attempt = 0; attempt < tries; ++attempt) {
        const auto seen = m_parts.generations.read(id);
        if (!seen)
            return fail(seen);
        if (!seen->job.isOpen())
            return {};
        const Result<void> ended = endOnce(*seen, ending);
        if (ended)
            tell(seen->owner);
        if (ended || ended.error().code != Code::Conflict || ending.onlyWaiting)
            return ended;
    }
    return fail(Code::Unavailable);
}

Points GenerationService::chargeFor(const GenerationStore::Stored &seen, const Ending &ending) const
{
    const Points unit = unitPrice(seen.job);
    const Offer *offer = m_catalogue.offer(seen.job.recipe.model);
    Points charge = ending.state == api::GenerationState::Succeeded ? seen.job.reserved : unit * seen.job.pictures.size();
    if (offer && offer->pointsPerUsd > 0 && seen.work.costMicros > 0)
        charge = std::min(charge, byUsage(seen.work.costMicros, offer->pointsPerUsd));
    const bool isBilled = offer && ((ending.state == api::GenerationState::Canceled && offer->model.chargesCancel)
                                    || (ending.failure.code == Code::PromptRefused && ending.state == api::GenerationState::Failed && offer->model.chargesRefusal));
    if (isBilled)
        charge = charge + unit * seen.work.inFlight;
    if (ending.state == api::GenerationState::Canceled && seen.work.cancelMost)
        charge = std::min(charge, *seen.work.cancelMost); // a picture that came while it was being canceled is a present
    return std::min(charge, seen.job.reserved);
}

Result<void> GenerationService::endOnce(const GenerationStore::Stored &seen, const Ending &ending)
{
    const QString id = seen.job.id;
    const Points charged = chargeFor(seen, ending);
    QString partial;
    const auto together = [&]() -> Result<QList<Write>> {
        auto now = m_parts.generations.read(id);
        if (!now)
            return fail(now);
        const auto queued = m_store.read(QStringLiteral("jobs/") + id);
        if (!queued)
            return fail(queued);
        // The movements were reckoned for what was seen.
        const bool isSame = now->job.isOpen() && now->job.pictures.size() == seen.job.pictures.size() && now->work.inFlight == seen.work.inFlight
            && now->work.costMicros == seen.work.costMicros && now->work.cancelMost == seen.work.cancelMost;
        if (!isSame || (ending.onlyWaiting && (!*queued || !JobQueue::isWaiting(**queued))))
            return fail(Code::Conflict);
        api::Generation &job = now->job;
        partial = job.partialId;
        job.state = ending.state;
        job.progress = ending.state == api::GenerationState::Succeeded ? 1 : job.progress;
        job.partialId.clear();
        job.cancelCost = Points(0);
        job.charged = charged;
        job.finishedAt = m_parts.clock.now();
        if (ending.state == api::GenerationState::Failed) {
            job.failureCode = api::wireName(ending.failure.code);
            job.failureField = ending.failure.field;
        }
        now->work.inFlight = 0;
        Result<QList<Write>> writes = m_parts.generations.writes({*now});
        if (!writes)
            return writes;
        if (!partial.isEmpty())
            writes->append(Write::remove(QStringLiteral("pictures/") + partial));
        if (*queued) // unchanged since read: a runner that leased it meanwhile makes this commit fail
            writes->append(Write::remove(**queued));
        const Result<QList<Write>> more = m_ended ? m_ended(seen.owner, job) : QList<Write>();
        if (!more)
            return more;
        return *writes + *more;
    };
    const auto booked = m_parts.ledger.book(seen.owner, movementsFor(seen.job, charged), together);
    if (booked && !partial.isEmpty())
        (void)m_parts.blobs.remove(partial);
    return booked ? Result<void>() : Result<void>(fail(booked));
}

} // namespace mj::server
