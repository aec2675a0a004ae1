#include "client/api_client.h"
#include "studio/generation_impl.h"

namespace mj::studio {
namespace {

// Ended jobs beyond this many are in the gallery, not in the list of jobs.
constexpr int longestList = 100;

} // namespace

void Generation::Impl::watchJobs()
{
    connect(&follower, &JobFollower::changed, &self, [this](const QList<api::Generation> &changed) { take(changed, true); });
    connect(&follower, &JobFollower::caughtUp, &self, [this] { rescue.walk(); });
    connect(&follower, &JobFollower::missed, &self, [this](const Error &failure) {
        if (isLoading)
            endLoading(failure);
    });
    connect(&rescue, &Rescue::found, &self, [this](const QList<api::Generation> &found, bool isFirstPage) {
        take(found, isFirstPage);
        if (isFirstPage)
            endLoading(std::nullopt);
        settleRescue();
    });
    connect(&rescue, &Rescue::firstPageFailed, &self, [this](const Error &failure) { endLoading(failure); });
    connect(&delivery, &PictureDelivery::idle, &self, [this] { settleRescue(); });
    connect(&partials, &PartialPictures::changed, &self, &Generation::jobChanged);
    connect(&gallery, &Gallery::thumbnailReady, &self, [this](const QString &pictureId) {
        if (const api::Generation *job = jobs.withPicture(pictureId))
            emit self.jobChanged(job->id);
    });
    connect(&gallery, &Gallery::pictureAdded, &self, [this](const QString &pictureId) {
        const api::Generation *job = jobs.withPicture(pictureId);
        if (!job)
            return;
        partials.drop(job->id);
        emit self.jobChanged(job->id);
    });
}

void Generation::Impl::take(const QList<api::Generation> &changed, bool isForList)
{
    const qsizetype before = jobs.jobs().size();
    for (const api::Generation &job : changed) {
        if (job.state == api::GenerationState::Succeeded)
            delivery.deliver(job, modelName(job.recipe.model));
        const bool isOld = jobs.jobs().size() >= longestList && job.createdAt < jobs.jobs().last().createdAt;
        if (job.isOpen() || (isForList && !isOld) || jobs.find(job.id))
            takeOne(job);
    }
    if (jobs.jobs().size() != before)
        emit self.jobsChanged();
}

void Generation::Impl::takeOne(const api::Generation &job)
{
    const JobList::Change change = jobs.put(job);
    if (change == JobList::Change::None)
        return;
    partials.follow(job);
    if (change == JobList::Change::Added)
        return;
    emit self.jobChanged(job.id);
    if (change != JobList::Change::Ended)
        return;
    const bool succeeded = job.state == api::GenerationState::Succeeded;
    if (!succeeded)
        partials.drop(job.id);
    session.refreshBalance();
    emit self.finished(job.id, succeeded);
}

void Generation::Impl::settleRescue()
{
    if (delivery.isIdle() && delivery.isComplete())
        rescue.settle();
}

void Generation::cancel(const QString &generationId, Points mostPoints)
{
    api::CancelGeneration call;
    call.id = generationId;
    call.mostPoints = mostPoints;
    m->api.send(call, this, [this, generationId, mine = m->round](const Result<api::Generation> &job) {
        if (mine != m->round)
            return;
        if (job)
            return m->take({*job}, true);
        emit cancelFailed(generationId, job.error());
    });
}

void Generation::forget(const QString &generationId)
{
    if (!m->jobs.forget(generationId))
        return;
    m->partials.drop(generationId);
    emit jobsChanged();
}

const QList<api::Generation> &Generation::jobs() const
{
    return m->jobs.jobs();
}

QImage Generation::preview(const QString &generationId) const
{
    const api::Generation *job = m->jobs.find(generationId);
    if (job && !job->pictures.isEmpty()) {
        const QImage finished = m->gallery.thumbnail(job->pictures.first().id);
        if (!finished.isNull())
            return finished;
    }
    return m->partials.image(generationId);
}

} // namespace mj::studio
