#include "server/generations/generation_service.h"

#include "base/ids.h"
#include "server/documents/idempotent_call.h"
#include "server/generations/job_queue.h"
#include "server/generations/quote_seal.h"

#include <QRandomGenerator>

#include <numeric>

namespace mj::server {
namespace {

constexpr int queueFullSeconds = 10; // until it is worth asking again

Points sum(const QList<Points> &each)
{
    return std::accumulate(each.begin(), each.end(), Points(0), [](Points a, Points b) { return a + b; });
}

// What the same key must come with again. The quote is no part of it: a call that got no answer may be sent with a fresh one.
QJsonObject bodyOf(const api::CreateGenerations &request)
{
    return {{QStringLiteral("recipes"), api::recipesToJson(request.recipes)}, {QStringLiteral("mail"), request.mail}};
}

} // namespace

GenerationService::GenerationService(const GenerationParts &parts, Catalogue catalogue)
    : m_store(parts.store), m_parts(parts), m_catalogue(std::move(catalogue))
{
}

void GenerationService::tell(const QString &owner) const
{
    if (m_changed)
        m_changed(owner);
}

Points GenerationService::unitPrice(const api::Generation &job)
{
    return Points(job.reserved.value() / std::max(1, job.recipe.count));
}

Result<api::Quote> GenerationService::quote(const QString &owner, const QList<api::Recipe> &recipes) const
{
    api::Quote quote;
    for (const api::Recipe &recipe : recipes) {
        const Result<api::Model> model = m_catalogue.check(recipe);
        if (!model)
            return fail(model);
        if (isPaused(*m_catalogue.offer(recipe.model)))
            return fail(Code::ModelUnavailable, {}, QStringLiteral("model"));
        if (const Result<void> pictures = m_parts.references.check(owner, recipe); !pictures)
            return fail(pictures);
        quote.each.append(Catalogue::price(*model, recipe));
    }
    const Result<api::Balance> balance = m_parts.ledger.balance(owner);
    if (!balance)
        return fail(balance);
    quote.points = sum(quote.each);
    quote.balance = *balance;
    quote.expiresAt = m_parts.clock.now().addSecs(QuoteSeal::lifeSeconds);
    quote.token = QuoteSeal(m_parts.personal).sign(owner, recipes, quote.each, quote.expiresAt);
    return quote;
}

Result<QList<api::Generation>> GenerationService::create(const QString &owner, const api::CreateGenerations &request, const QByteArray &key)
{
    const IdempotentCall call(owner, QStringLiteral("generation"), key, bodyOf(request));
    const auto earlier = call.earlier(m_store);
    if (!earlier)
        return fail(earlier);
    if (*earlier)
        return readAll(owner, **earlier);
    for (const api::Recipe &recipe : request.recipes) {
        const Result<api::Model> model = m_catalogue.check(recipe);
        if (!model)
            return fail(model);
        if (const Result<void> pictures = m_parts.references.check(owner, recipe); !pictures)
            return fail(pictures);
    }
    const Result<QList<Points>> each = QuoteSeal(m_parts.personal).open(request.quote, owner, request.recipes, m_parts.clock.now());
    if (!each)
        return fail(each);
    if (const Result<void> within = checkLimits(owner, request, sum(*each)); !within)
        return fail(within);

    const QList<GenerationStore::Stored> jobs = jobsFor(owner, request, *each);
    QStringList ids;
    for (const GenerationStore::Stored &stored : jobs)
        ids.append(stored.job.id);
    std::optional<QString> twins; // made by the same call, sent twice at once
    const auto together = [&]() -> Result<QList<Write>> {
        const auto again = call.earlier(m_store);
        if (!again)
            return fail(again);
        if (*again) {
            twins = **again;
            return fail(Code::Conflict);
        }
        Result<QList<Write>> writes = m_parts.generations.writes(jobs);
        if (!writes)
            return writes;
        writes->append(call.record(ids.join(QLatin1Char(',')), toWire(jobs.first().job.createdAt)));
        for (qsizetype i = 0; i < jobs.size(); ++i)
            writes->append(JobQueue::queued({ids[i], owner, jobs[i].job.recipe.model}, jobs[i].job.createdAt, static_cast<int>(i)));
        return writes;
    };
    const auto booked = book(owner, jobs, together);
    if (twins)
        return readAll(owner, *twins);
    if (!booked) {
        // Points may just have been taken by this very call's twin.
        const auto now = call.earlier(m_store);
        return now && *now ? readAll(owner, **now) : Result<QList<api::Generation>>(fail(booked));
    }
    tell(owner);
    QList<api::Generation> made;
    for (const GenerationStore::Stored &stored : jobs)
        made.append(stored.job);
    return made;
}

Result<void> GenerationService::checkLimits(const QString &owner, const api::CreateGenerations &request, Points total) const
{
    const Result<api::SpendingLimits> limits = m_parts.ledger.limits(owner);
    if (!limits)
        return fail(limits);
    if (limits->askAbove > Points(0) && total > limits->askAbove && !request.isConfirmed)
        return fail(Code::ConfirmationRequired);
    Query open;
    open.collection = QStringLiteral("jobs");
    open.filters = {{QStringLiteral("owner"), Filter::Op::Equal, owner}};
    open.limit = m_parts.mostOpen + 1;
    const Result<Page> page = m_store.query(open);
    if (!page)
        return fail(page);
    if (page->documents.size() + request.recipes.size() <= m_parts.mostOpen)
        return {};
    Error full = error(Code::QueueFull);
    full.retryAfterSeconds = queueFullSeconds;
    return fail(full);
}

QList<GenerationStore::Stored> GenerationService::jobsFor(const QString &owner, const api::CreateGenerations &request, const QList<Points> &each) const
{
    QList<GenerationStore::Stored> jobs;
    const QDateTime now = m_parts.clock.now();
    const QString batch = newId(QLatin1String("bat"));
    for (qsizetype i = 0; i < request.recipes.size(); ++i) {
        const api::Model &model = m_catalogue.offer(request.recipes[i].model)->model;
        GenerationStore::Stored stored;
        stored.owner = owner;
        stored.job.id = newId(QLatin1String("gen"));
        stored.job.batchId = batch;
        stored.job.recipe = request.recipes[i];
        if (!stored.job.recipe.seed && model.seed)
            stored.job.recipe.seed = QRandomGenerator::system()->generate();
        stored.job.reserved = each[i];
        stored.job.generativeAi = model.generativeAi;
        stored.job.mail = request.mail;
        stored.job.createdAt = now;
        jobs.append(stored);
    }
    return jobs;
}

Result<Ledger::Booking> GenerationService::book(const QString &owner, const QList<GenerationStore::Stored> &jobs, const Ledger::Together &together)
{
    QList<Movement> movements;
    for (const GenerationStore::Stored &stored : jobs) {
        const api::Generation &job = stored.job;
        movements.append({QStringLiteral("reserve"), job.id, -job.reserved, job.reserved, job.recipe.model});
    }
    return m_parts.ledger.book(owner, movements, together);
}

Result<QList<api::Generation>> GenerationService::readAll(const QString &owner, const QString &ids) const
{
    QList<api::Generation> jobs;
    for (const QString &id : ids.split(QLatin1Char(','))) {
        const Result<api::Generation> job = read(owner, id);
        if (!job)
            return fail(job);
        jobs.append(*job);
    }
    return jobs;
}

Result<api::Generation> GenerationService::read(const QString &owner, const QString &id) const
{
    const auto stored = m_parts.generations.read(id);
    if (!stored)
        return fail(stored);
    return stored->owner == owner ? Result<api::Generation>(stored->job) : fail(Code::NotFound);
}

Result<api::Generation> GenerationService::cancel(const QString &owner, const QString &id, Points most)
{
    const Result<api::Generation> job = read(owner, id);
    if (!job || !job->isOpen())
        return job;
    Ending ending;
    ending.state = api::GenerationState::Canceled;
    ending.onlyWaiting = true;
    if (job->cancelCost > most)
        return fail(Code::QuoteExpired);
    const Result<void> ended = end(id, ending);
    if (ended)
        return read(owner, id);
    if (ended.error().code != Code::Conflict)
        return fail(ended);
    bool isDearer = false;
    const Result<void> asked = update(id, [&](GenerationStore::Stored &stored) {
        isDearer = stored.job.isOpen() && stored.job.cancelCost > most;
        const bool news = stored.job.isOpen() && !stored.cancelRequested && !isDearer;
        stored.cancelRequested = stored.cancelRequested || news;
        if (news)
            stored.work.cancelMost = most;
        return news;
    });
    if (isDearer)
        return fail(Code::QuoteExpired);
    return asked ? read(owner, id) : Result<api::Generation>(fail(asked));
}

Result<void> GenerationService::update(const QString &id, const std::function<bool(GenerationStore::Stored &)> &change)
{
    const auto stored = m_parts.generations.change(id, change);
    if (!stored)
        return fail(stored);
    tell(stored->owner);
    return {};
}

} // namespace mj::server
