#include "client/api_client.h"
#include "studio/generation_impl.h"

namespace mj::studio {

void Generation::Impl::watchPlaces()
{
    connect(&places, &QueuePlaces::changed, &self, &Generation::placesChanged);
    connect(&places, &QueuePlaces::moveFailed, &self, &Generation::moveFailed);
    connect(&self, &Generation::jobsChanged, &self, [this] { followPlaces(); });
    connect(&self, &Generation::jobChanged, &self, [this] { followPlaces(); });
}

void Generation::Impl::followPlaces()
{
    const QList<api::Generation> &all = jobs.jobs();
    places.follow(std::any_of(all.begin(), all.end(), [](const api::Generation &job) { return job.state == api::GenerationState::Queued; }));
}

void Generation::Impl::watchMails()
{
    const auto follow = [this] { mails.follow(jobs.jobs()); };
    connect(&self, &Generation::jobsChanged, &mails, follow);
    connect(&self, &Generation::jobChanged, &mails, follow);
    connect(&session, &Session::offlineChanged, &mails, follow);
}

api::CreateGenerations Generation::Impl::again(const QStringList &ids) const
{
    api::CreateGenerations call;
    for (const QString &id : ids) {
        const api::Generation *job = jobs.find(id);
        if (!job || call.recipes.size() >= api::Quote::mostRecipes)
            continue;
        call.recipes.append(job->recipe);
        call.mail = call.mail || job->mail;
    }
    return call;
}

void Generation::retry(const QStringList &generationIds, Points most)
{
    const api::CreateGenerations call = m->again(generationIds);
    if (call.recipes.isEmpty())
        return;
    m->api.send(api::CreateQuote{call.recipes}, this, [this, call, generationIds, most, mine = m->round](const Result<api::Quote> &price) {
        if (mine != m->round)
            return;
        if (!price) {
            emit retryFailed(price.error());
            return;
        }
        if (price->points > most) {
            emit retryDearer(generationIds, price->points);
            return;
        }
        api::CreateGenerations order = call;
        order.quote = price->token;
        order.isConfirmed = true; // its price was on the button
        if (const std::optional<Error> failure = m->order(order))
            emit retryFailed(*failure);
    });
}

void Generation::move(const QString &generationId, const QString &beforeId)
{
    m->places.move(generationId, beforeId);
}

std::optional<api::QueuePlace> Generation::place(const QString &generationId) const
{
    return m->places.of(generationId);
}

void Generation::readDisclosures(const QString &generationId, QObject *context, std::function<void(Result<QList<api::Disclosure>>)> done)
{
    m->api.send(api::ListDisclosures{generationId}, context, [done = std::move(done)](const Result<api::Listing<api::Disclosure>> &list) {
        done(list ? Result<QList<api::Disclosure>>(list->items) : fail(list));
    });
}

} // namespace mj::studio
