#pragma once
#include "api/disclosure.h"
#include "api/generation.h"
#include "api/queue.h"
#include "base/result.h"
#include <QHash>
#include <QImage>
#include <QObject>
#include <functional>
#include <memory>
#include <optional>

namespace mj::client {
class ApiClient;
}

namespace mj::studio {

struct DraftChoices;
class Gallery;
class MailDeliveries;
class PromptHistory;
class PromptTemplates;
class ReferencePictures;
class Session;

// Prompt to picture: models, the price of what is being written, the jobs and their pictures on the way into the gallery. GUI thread.
class Generation : public QObject
{
    Q_OBJECT
public:
    Generation(client::ApiClient &api, Session &session, Gallery &gallery, QObject *parent = nullptr);
    ~Generation() override;

    void load();                              // models and jobs, then follows changes until signed out
    void setRecipe(const api::Recipe &recipe); // asks for its price after a short pause; saved as draft
    // What is written and what would be sent for it: a recipe for each alternative and each model, priced together. None: not sendable yet.
    void setRecipes(const api::Recipe &draft, const QList<api::Recipe> &recipes);
    void setChoices(const DraftChoices &choices); // kept with the draft
    // `isConfirmed`: the person was asked about the price, see api::SpendingLimits. `mail`: the pictures come by e-mail too.
    // The key is stored with the recipes before the first send; unknown outcome = sent again with the same key.
    void submit(bool isConfirmed = false, bool mail = false);
    void cancel(const QString &generationId, Points mostPoints); // never for more than the price that was shown
    // The same recipes again, together, if they cost no more than `most`, which the person was shown; retryDearer otherwise, and nothing is sent.
    void retry(const QStringList &generationIds, Points most);
    void move(const QString &generationId, const QString &beforeId); // a waiting one before another waiting one; before none: behind all
    void forget(const QString &generationId); // hides a finished job from the list of this session

    const QList<api::Model> &models() const;
    std::optional<api::Model> model(const QString &id) const;
    api::Recipe recipe() const;               // the draft, as restored
    const DraftChoices &choices() const;
    ReferencePictures &references() const;    // that the draft starts from
    PromptHistory &history() const;           // what was sent from here
    PromptTemplates &templates() const;
    MailDeliveries &mails() const;            // what became of those with its pictures
    std::optional<api::Quote> quote() const;  // of what would be sent; empty while unknown
    const QList<api::Recipe> &priced() const; // what quote() is, or will be, the price of
    std::optional<Error> quoteFailure() const;
    const QList<api::Generation> &jobs() const; // newest first
    QImage preview(const QString &generationId) const; // latest partial or finished picture, may be null
    std::optional<api::QueuePlace> place(const QString &generationId) const; // among everybody's; of a waiting one, when known
    // Who got which parts of a job: from the service, so not without a network.
    void readDisclosures(const QString &generationId, QObject *context, std::function<void(Result<QList<api::Disclosure>>)> done);
    bool isSubmitting() const;
    bool isLoading() const;
    std::optional<Error> loadFailure() const;

signals:
    void modelsChanged();
    void draftRestored();
    void quoteChanged();
    void jobsChanged();
    void jobChanged(const QString &generationId);
    void submittingChanged();
    void submitted(const QString &generationId); // once for each job of a batch
    void submitFailed(const mj::Error &error);
    void loadingChanged();
    void cancelFailed(const QString &generationId, const mj::Error &error);
    void retryDearer(const QStringList &generationIds, mj::Points points); // what they cost now
    void retryFailed(const mj::Error &error);
    void placesChanged();
    void moveFailed(const mj::Error &error);
    void finished(const QString &generationId, bool succeeded);

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace mj::studio
