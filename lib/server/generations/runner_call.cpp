#include "base/log.h"
#include "server/generations/runner.h"

#include <algorithm>

namespace mj::server {
namespace {

constexpr int mostAttempts = 6;
constexpr qint64 longestWait = 15 * 60; // seconds since the submit that a job waits for its provider to work again

qint64 pauseAfter(const Error &failure, int attempts)
{
    const qint64 backOff = 2LL << std::min(attempts, 6); // 2 s .. 128 s
    return std::clamp<qint64>(std::max<qint64>(failure.retryAfterSeconds, backOff), 1, 10 * 60);
}

Error putOffFor(qint64 seconds)
{
    Error later = error(Code::TooManyRequests);
    later.retryAfterSeconds = static_cast<int>(seconds);
    return later;
}

} // namespace

Result<void> Runner::makePictures(Shift &shift)
{
    const auto stored = m_parts.generations.read(shift.jobId);
    if (!stored)
        return fail(stored);
    const Offer *offer = m_parts.service.catalogue().offer(stored->job.recipe.model);
    const auto provider = offer ? m_providers.find(offer->via) : m_providers.end();
    if (provider == m_providers.end())
        return fail(Code::ModelUnavailable, QStringLiteral("no provider for this model"));
    const GenerationStore::Work &work = stored->work;
    // Asked before this process began, and nobody can tell what became of it.
    if (work.inFlight > 0 && work.remoteId.isEmpty() && !provider->second->isRepeatable())
        return fail(Code::OutcomeUnknown);
    const qsizetype count = stored->job.recipe.count;
    for (qsizetype made = stored->job.pictures.size(); made < count;) {
        if (shift.canceled)
            return fail(Code::Canceled);
        if (const Result<void> called = call(shift, *offer, *provider->second); !called)
            return called;
        const auto now = m_parts.generations.read(shift.jobId);
        if (!now)
            return fail(now);
        made = now->job.pictures.size();
    }
    return {};
}

Result<void> Runner::call(Shift &shift, const Offer &offer, ImageProvider &provider)
{
    const auto stored = m_parts.generations.read(shift.jobId);
    if (!stored)
        return fail(stored);
    if (const qint64 closed = stored->work.remoteId.isEmpty() ? m_parts.gate.secondsClosed(offer.via) : 0; closed > 0)
        return fail(putOffFor(closed));
    Result<PictureOrder> order = orderFor(*stored, offer, provider);
    if (!order)
        return fail(order);
    if (const Result<void> begun = begin(shift, *order); !begun)
        return begun;
    const QDateTime since = order->remoteId.isEmpty() ? m_parts.clock.now() : stored->work.startedAt;
    const Result<MadePictures> made = ask(shift, *stored, offer, provider, *order);
    m_parts.gate.report(offer.via, made ? Result<void>() : Result<void>(fail(made)));
    if (!made)
        return fail(made);
    const Result<void> kept = keep(*stored, *order, *made);
    if (kept)
        m_parts.times.record(offer.model.id, since.msecsTo(m_parts.clock.now()));
    return kept;
}

Result<PictureOrder> Runner::orderFor(const GenerationStore::Stored &stored, const Offer &offer, const ImageProvider &provider)
{
    const api::Recipe &recipe = stored.job.recipe;
    const int made = static_cast<int>(stored.job.pictures.size());
    PictureOrder order;
    order.model = offer.remote;
    order.task = recipe.task;
    order.prompt = recipe.prompt;
    order.negativePrompt = recipe.negativePrompt;
    order.size = recipe.size;
    order.quality = recipe.quality;
    order.style = recipe.style;
    order.scale = recipe.scale;
    order.options = offer.options;
    order.remoteId = stored.work.remoteId;
    if (recipe.seed)
        order.seed = static_cast<quint64>(*recipe.seed) + static_cast<quint64>(made);
    order.memberTag = QString::fromLatin1(m_parts.personal.derive("member-tag\n" + stored.owner.toUtf8()).toHex().left(32));
    for (const QString &id : recipe.references) {
        Result<Attachment> picture = m_parts.references.read(stored.owner, id);
        if (!picture)
            return fail(picture);
        order.references.append(std::move(*picture));
    }
    if (!recipe.mask.isEmpty()) {
        Result<Attachment> mask = m_parts.references.read(stored.owner, recipe.mask);
        if (!mask)
            return fail(mask);
        order.mask = std::move(mask->bytes);
    }
    order.count = recipe.count - made;
    order.count = stored.work.remoteId.isEmpty() ? std::clamp(provider.atOnce(order), 1, order.count) : stored.work.inFlight;
    return order;
}

// Written before anything leaves: who finds it later knows that the provider may have been asked.
Result<void> Runner::begin(const Shift &shift, PictureOrder &order)
{
    bool isOurs = true;
    const QDateTime now = m_parts.clock.now();
    const Result<void> updated = m_parts.service.update(shift.jobId, [&](GenerationStore::Stored &stored) {
        isOurs = stored.job.isOpen();
        const Offer *offer = m_parts.service.catalogue().offer(stored.job.recipe.model);
        const qsizetype billed = stored.job.pictures.size() + (offer && offer->model.chargesCancel ? order.count : 0);
        stored.job.state = api::GenerationState::Running;
        stored.job.cancelCost = GenerationService::unitPrice(stored.job) * billed;
        stored.work.inFlight = order.count;
        if (!stored.work.startedAt.isValid() || order.remoteId.isEmpty())
            stored.work.startedAt = now;
        return isOurs;
    });
    if (!updated)
        return updated;
    return isOurs ? Result<void>() : Result<void>(fail(Code::Conflict));
}

Result<MadePictures> Runner::ask(Shift &shift, const GenerationStore::Stored &stored, const Offer &offer, ImageProvider &provider, const PictureOrder &order)
{
    const int made = static_cast<int>(stored.job.pictures.size());
    const int count = std::max(1, stored.job.recipe.count);
    ProviderWork work;
    work.progress = [&](const PictureProgress &step) {
        m_parts.pictures.showPartial(stored, (made + std::clamp(step.fraction, 0.0, 1.0) * order.count) / count, step.partial);
    };
    work.accepted = [&](const QString &remoteId) {
        return m_parts.service.update(shift.jobId, [&](GenerationStore::Stored &now) {
            now.work.remoteId = remoteId;
            return now.job.isOpen();
        });
    };
    work.disclosed = [&](const api::Disclosure &disclosure) {
        if (const Result<void> recorded = m_parts.disclosures.record(stored.owner, shift.jobId, disclosure); !recorded)
            qCWarning(mjJobs, "a disclosure of job %s is not in the ledger", qPrintable(shift.jobId));
    };
    work.canceled = &shift.canceled;
    work.leaving = &shift.leaving;
    Result<MadePictures> pictures = provider.create(order, work);
    if (pictures && (pictures->pictures.isEmpty() || pictures->pictures.size() > order.count))
        return fail(Code::ProviderFailed, offer.via + QStringLiteral(": an unexpected number of pictures"));
    return pictures;
}

Result<void> Runner::keep(const GenerationStore::Stored &stored, const PictureOrder &order, const MadePictures &made)
{
    QList<QByteArray> files;
    QList<qint64> seeds;
    for (const MadePicture &picture : made.pictures) {
        seeds.append(static_cast<qint64>(picture.seed.value_or(order.seed.value_or(0) + static_cast<quint64>(files.size()))));
        files.append(picture.bytes);
    }
    return m_parts.pictures.add(stored, files, seeds, made.costMicros.value_or(0));
}

bool Runner::putOff(const Shift &shift, const Error &failure)
{
    if (failure.code != Code::TooManyRequests && failure.code != Code::Offline)
        return false;
    int attempts = 0;
    bool isPatient = false;
    const Result<void> updated = m_parts.service.update(shift.jobId, [&](GenerationStore::Stored &stored) {
        attempts = ++stored.work.attempts;
        isPatient = attempts < mostAttempts && stored.job.createdAt.secsTo(m_parts.clock.now()) < longestWait && !stored.cancelRequested;
        stored.work.inFlight = 0;
        stored.work.remoteId.clear();
        stored.job.state = api::GenerationState::Queued;
        stored.job.cancelCost = GenerationService::unitPrice(stored.job) * stored.job.pictures.size();
        return stored.job.isOpen() && isPatient;
    });
    if (!updated || !isPatient)
        return false;
    m_parts.queue.putOff(shift.jobId, shift.runner, pauseAfter(failure, attempts));
    return true;
}

} // namespace mj::server
