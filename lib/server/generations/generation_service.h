#pragma once
#include "server/blobs/blob_store.h"
#include "server/generations/catalogue.h"
#include "server/generations/generation_store.h"
#include "server/generations/reference_book.h"
#include "server/top_ups/ledger.h"
#include <functional>

namespace mj::server {

// What jobs are made of; all outlive the service.
struct GenerationParts {
    DocumentStore &store;
    GenerationStore &generations;
    Ledger &ledger;
    BlobStore &blobs;
    ReferenceBook &references;
    const PersonalData &personal;
    const Clock &clock;
    int mostOpen = 60; // jobs of one member that have not ended
};

// Jobs and their points: created with the points held, ended with them settled or released, each in one commit with the ledger.
// Thread-safe. jobs/<id> is the queue the runners lease from.
class GenerationService
{
public:
    GenerationService(const GenerationParts &parts, Catalogue catalogue);

    // Told after every change of a member's jobs; set once before use, called on any thread.
    void setChanged(std::function<void(const QString &owner)> changed) { m_changed = std::move(changed); }
    // What else is written in the commit that ends a job: the order of a mail. Set once before use.
    using Ended = std::function<Result<QList<Write>>(const QString &owner, const api::Generation &job)>;
    void setEnded(Ended ended) { m_ended = std::move(ended); }
    // Whether a model can be asked right now; set once before use.
    void setIsPaused(std::function<bool(const Offer &offer)> isPaused) { m_isPaused = std::move(isPaused); }

    const Catalogue &catalogue() const { return m_catalogue; }
    bool isPaused(const Offer &offer) const { return m_isPaused && m_isPaused(offer); }

    Result<api::Quote> quote(const QString &owner, const QList<api::Recipe> &recipes) const;
    // Errors: invalid_field, quote_expired, insufficient_points, spending_limit, confirmation_required, queue_full, model_unavailable,
    // idempotency_mismatch.
    Result<QList<api::Generation>> create(const QString &owner, const api::CreateGenerations &request, const QByteArray &key);
    Result<api::Generation> read(const QString &owner, const QString &id) const; // not_found, also for somebody else's
    // A waiting job ends at once; a running one is told to stop and pays for the pictures it has finished, and for what its provider bills,
    // never more than `most`. Error: quote_expired, canceling costs more than `most`.
    Result<api::Generation> cancel(const QString &owner, const QString &id, Points most);

    // The end of a job, called by its runner: charges for the pictures it has, releases the rest, leaves the queue.
    Result<void> finish(const QString &id, api::GenerationState state, const Error &failure);
    Result<void> update(const QString &id, const std::function<bool(GenerationStore::Stored &)> &change);

    static Points unitPrice(const api::Generation &job); // of one picture

private:
    struct Ending {
        api::GenerationState state = api::GenerationState::Failed;
        Error failure; // when Failed
        bool onlyWaiting = false;
    };
    void tell(const QString &owner) const;
    Result<QList<api::Generation>> readAll(const QString &owner, const QString &ids) const;
    Result<void> checkLimits(const QString &owner, const api::CreateGenerations &request, Points total) const;
    QList<GenerationStore::Stored> jobsFor(const QString &owner, const api::CreateGenerations &request, const QList<Points> &each) const;
    Result<Ledger::Booking> book(const QString &owner, const QList<GenerationStore::Stored> &jobs, const Ledger::Together &together);
    // generation_ending.cpp
    // Error: conflict when it must be waiting and is not. One that has ended already stays as it is.
    Result<void> end(const QString &id, const Ending &ending);
    Result<void> endOnce(const GenerationStore::Stored &seen, const Ending &ending); // conflict: changed since it was seen
    Points chargeFor(const GenerationStore::Stored &seen, const Ending &ending) const;

    DocumentStore &m_store;
    GenerationParts m_parts;
    Catalogue m_catalogue;
    std::function<void(const QString &)> m_changed;
    Ended m_ended;
    std::function<bool(const Offer &)> m_isPaused;
};

} // namespace mj::server
