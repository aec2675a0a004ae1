#include "studio/generation.h"

#include "base/ids.h"
#include "base/log.h"
#include "client/api_client.h"
#include "studio/generation_impl.h"
#include "studio/pending_calls.h"

#include <QJsonDocument>

#include <utility>

namespace mj::studio {
namespace {

QString journalKind()
{
    return QStringLiteral("generation");
}

} // namespace

Generation::Impl::Impl(Generation &owner, client::ApiClient &apiClient, Session &who, Gallery &pictures)
    : self(owner), api(apiClient), session(who), gallery(pictures), draft(who), pricing(apiClient, who), references(apiClient, who),
      history(who), templates(who), sending(apiClient), follower(apiClient, who), rescue(apiClient, who), places(apiClient, who), mails(apiClient, who), partials(apiClient), delivery(apiClient, who, pictures)
{
}

Generation::Generation(client::ApiClient &api, Session &session, Gallery &gallery, QObject *parent)
    : QObject(parent), m(std::make_unique<Impl>(*this, api, session, gallery))
{
    m->watchSession();
    m->watchJobs();
    m->watchPlaces();
    m->watchMails();
}

Generation::~Generation() = default;

void Generation::Impl::watchSession()
{
    connect(&pricing, &Pricing::changed, &self, [this] {
        if (pricing.failure())
            noticeLost(*pricing.failure());
        emit self.quoteChanged();
    });
    connect(&session, &Session::storeOpened, &self, [this] {
        if (draft.restore()) {
            pricing.setRecipes({draft.recipe()});
            emit self.draftRestored();
        }
        begin();
    });
    connect(&session, &Session::offlineChanged, &self, [this] { begin(); });
    connect(&session, &Session::expiredChanged, &self, [this] { begin(); });
    connect(&session, &Session::storeClosing, &self, [this] { sending.stop(); });
    connect(&session, &Session::stateChanged, &self, [this] {
        if (session.state() == Session::State::SignedOut)
            forgetAll();
        else
            begin();
    });
}

void Generation::load()
{
    if (m->session.state() != Session::State::SignedIn)
        return;
    if (m->session.isOffline())
        return m->endLoading(error(Code::Offline));
    if (m->session.isExpired())
        return m->endLoading(error(Code::Unauthenticated));
    m->begin();
}

void Generation::Impl::begin()
{
    if (!session.canSend())
        return;
    if (sending.isRunning())
        sending.hurry();
    else
        resumeCalls();
    loadModels();
}

void Generation::Impl::loadModels()
{
    if (std::exchange(isLoadingModels, true))
        return;
    loadFailure.reset();
    isLoading = true;
    emit self.loadingChanged();
    api.send(api::ListModels{}, &self, [this, mine = round](const Result<api::Listing<api::Model>> &page) {
        if (mine != round) // asked for whoever was here before
            return;
        isLoadingModels = false;
        if (page) {
            models = page->items;
            emit self.modelsChanged();
        } else {
            endLoading(page.error());
        }
        // After the models, so that pictures are kept with the model's name.
        follower.start();
        if (follower.isCaughtUp())
            rescue.walk();
    });
}

void Generation::Impl::endLoading(const std::optional<Error> &failure)
{
    if (failure)
        loadFailure = failure;
    isLoading = false;
    emit self.loadingChanged();
}

void Generation::Impl::forgetAll()
{
    ++round;
    isLoadingModels = false;
    sending.stop();
    follower.stop();
    rescue.clear();
    partials.clear();
    delivery.clear();
    pricing.clear();
    jobs.clear();
    loadFailure.reset();
    endLoading(std::nullopt);
    emit self.submittingChanged();
    emit self.jobsChanged();
}

void Generation::setRecipe(const api::Recipe &recipe)
{
    setRecipes(recipe, {recipe});
}

void Generation::setRecipes(const api::Recipe &draft, const QList<api::Recipe> &recipes)
{
    m->draft.setRecipe(draft);
    m->pricing.setRecipes(recipes);
}

void Generation::setChoices(const DraftChoices &choices)
{
    m->draft.setChoices(choices);
}

void Generation::submit(bool isConfirmed, bool mail)
{
    if (isSubmitting())
        return;
    const std::optional<api::Quote> price = m->pricing.quote();
    if (!price) { // never sent without the price the person saw
        emit submitFailed(m->pricing.failure().value_or(error(Code::QuoteExpired)));
        return;
    }
    api::CreateGenerations call;
    call.recipes = m->pricing.recipes();
    call.quote = price->token;
    call.isConfirmed = isConfirmed;
    call.mail = mail;
    if (const std::optional<Error> failure = m->order(call))
        emit submitFailed(*failure);
}

std::optional<Error> Generation::Impl::order(api::CreateGenerations call)
{
    client::GalleryStore *store = session.store();
    if (!store)
        return session.storeFailure().value_or(error(Code::Unauthenticated));
    call.idempotencyKey = newIdempotencyKey().toLatin1();
    const QByteArray body = QJsonDocument(call.call().body).toJson(QJsonDocument::Compact);
    if (const Result<void> stored = client::CallJournal(*store).store(journalKind(), call.idempotencyKey, body); !stored)
        return stored.error();
    remember(call.recipes);
    if (!sending.isRunning()) // otherwise its turn comes when the one under way is settled
        send(call, false);
    return std::nullopt;
}

// Each of the prompts that went out, once.
void Generation::Impl::remember(const QList<api::Recipe> &sent)
{
    QSet<QString> known;
    for (const api::Recipe &recipe : sent) {
        if (!known.contains(recipe.prompt))
            history.record(recipe.prompt, recipe.negativePrompt, QDateTime::currentDateTimeUtc());
        known.insert(recipe.prompt);
    }
}

void Generation::Impl::send(const api::CreateGenerations &call, bool isResumed)
{
    sending.send(call, [this, key = call.idempotencyKey, isResumed](const Result<api::Listing<api::Generation>> &made) {
        onSubmitted(made, key, isResumed);
    });
    emit self.submittingChanged();
}

void Generation::Impl::onSubmitted(const Result<api::Listing<api::Generation>> &made, const QByteArray &key, bool isResumed)
{
    const bool isSettled = settle(key);
    emit self.submittingChanged();
    session.refreshBalance();
    pricing.askAgain();
    if (made) {
        for (const api::Generation &job : made->items) {
            const api::Generation *known = jobs.find(job.id);
            const bool hadEnded = known && !known->isOpen();
            take({job}, true);
            emit self.submitted(job.id);
            if (hadEnded) // the follower was quicker than the answer
                emit self.finished(job.id, jobs.find(job.id)->state == api::GenerationState::Succeeded);
        }
    } else if (!isResumed) {
        noticeLost(made.error());
        emit self.submitFailed(made.error());
    }
    if (isSettled && !sending.isRunning())
        resumeCalls();
}

bool Generation::Impl::settle(const QByteArray &key)
{
    client::GalleryStore *store = session.store();
    const Result<void> settled = store ? client::CallJournal(*store).settle(key) : fail(Code::Storage);
    if (!settled) // the same key costs nothing twice
        qCWarning(mjJobs) << "a settled call stays in the journal:" << static_cast<int>(settled.error().code);
    return bool(settled);
}

void Generation::Impl::resumeCalls()
{
    client::GalleryStore *store = session.store();
    const std::optional<client::SentCall> sent = store ? oldestPending(*store, journalKind()) : std::nullopt;
    if (!sent)
        return;
    Result<api::CreateGenerations> call = api::CreateGenerations::fromJson(bodyOf(*sent));
    if (!call) {
        settle(sent->key); // no version of this program can send it
        return;
    }
    call->idempotencyKey = sent->key;
    send(*call, true);
}

const QList<api::Model> &Generation::models() const
{
    return m->models;
}

std::optional<api::Model> Generation::model(const QString &id) const
{
    for (const api::Model &model : std::as_const(m->models)) {
        if (model.id == id)
            return model;
    }
    return std::nullopt;
}

// The service keeps uploaded pictures for a day only.
void Generation::Impl::noticeLost(const Error &failure)
{
    const bool isAboutPictures = failure.field == QLatin1String("references") || failure.field == QLatin1String("mask");
    if (failure.code == Code::InvalidField && isAboutPictures)
        references.sendAgain();
}

QString Generation::Impl::modelName(const QString &id) const
{
    const std::optional<api::Model> model = self.model(id);
    return model ? model->name : id;
}

api::Recipe Generation::recipe() const
{
    return m->draft.recipe();
}

const DraftChoices &Generation::choices() const
{
    return m->draft.choices();
}

ReferencePictures &Generation::references() const
{
    return m->references;
}

PromptHistory &Generation::history() const
{
    return m->history;
}

MailDeliveries &Generation::mails() const
{
    return m->mails;
}

PromptTemplates &Generation::templates() const
{
    return m->templates;
}

std::optional<api::Quote> Generation::quote() const
{
    return m->pricing.quote();
}

const QList<api::Recipe> &Generation::priced() const
{
    return m->pricing.recipes();
}

std::optional<Error> Generation::quoteFailure() const
{
    return m->pricing.failure();
}

bool Generation::isSubmitting() const
{
    return m->sending.isRunning();
}

bool Generation::isLoading() const
{
    return m->isLoading;
}

std::optional<Error> Generation::loadFailure() const
{
    return m->loadFailure;
}

} // namespace mj::studio
