#pragma once
#include "api/generation.h"
#include "base/result.h"
#include <QHash>
#include <QImage>
#include <QObject>
#include <memory>
#include <optional>

namespace mj::client {
class ApiClient;
}

namespace mj::studio {

class Gallery;
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
    // `isConfirmed`: the person was asked, for SpendingLimits::askAbove.
    void submit(bool isConfirmed = false);    // the key is stored with the recipe before the first send; unknown outcome = sent again with the same key
    void cancel(const QString &generationId);
    void forget(const QString &generationId); // hides a finished job from the list of this session

    const QList<api::Model> &models() const;
    std::optional<api::Model> model(const QString &id) const;
    api::Recipe recipe() const;               // the draft, as restored
    std::optional<api::Quote> quote() const;  // of the current recipe; empty while unknown
    std::optional<Error> quoteFailure() const;
    const QList<api::Generation> &jobs() const; // newest first
    QImage preview(const QString &generationId) const; // latest partial or finished picture, may be null
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
    void submitted(const QString &generationId);
    void submitFailed(const mj::Error &error);
    void loadingChanged();
    void cancelFailed(const QString &generationId, const mj::Error &error);
    void finished(const QString &generationId, bool succeeded);

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace mj::studio
