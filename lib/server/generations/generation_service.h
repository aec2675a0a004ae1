#pragma once
#include "server/blobs/blob_store.h"
#include "server/generations/catalogue.h"
#include "server/generations/generation_store.h"
#include "server/top_ups/ledger.h"
#include <functional>

namespace mj::server {

// Jobs and their points: created with the points held, ended with them settled or released, each in one commit with the ledger.
// Thread-safe. jobs/<id> is the queue the runners lease from.
class GenerationService
{
public:
    GenerationService(DocumentStore &store, GenerationStore &generations, Ledger &ledger, BlobStore &blobs, Catalogue catalogue,
                      const Clock &clock);

    // Told after every change of a member's jobs; set once before use, called on any thread.
    void setChanged(std::function<void(const QString &owner)> changed) { m_changed = std::move(changed); }

    const Catalogue &catalogue() const { return m_catalogue; }
    Result<api::Quote> quote(const QString &owner, const api::Recipe &recipe) const;
    // Errors: invalid_field, quote_expired (costs more than maxPoints), insufficient_points, spending_limit, confirmation_required,
    // idempotency_mismatch.
    Result<api::Generation> create(const QString &owner, const api::CreateGeneration &request, const QByteArray &key);
    Result<api::Generation> read(const QString &owner, const QString &id) const; // not_found, also for somebody else's
    // A queued job ends at once; a running one is told to stop and pays for the pictures it has finished.
    Result<api::Generation> cancel(const QString &owner, const QString &id);

    // The end of a job, called by its runner: charges for the pictures it has, releases the rest, leaves the queue.
    Result<void> finish(const QString &id, api::GenerationState state, const QString &failureCode);
    Result<void> update(const QString &id, const std::function<bool(GenerationStore::Stored &)> &change);

private:
    void tell(const QString &owner) const;
    struct Ending {
        api::GenerationState state = api::GenerationState::Failed;
        QString failureCode;
        bool onlyQueued = false;
    };
    // Error: conflict when it must be queued and is not. One that has ended already stays as it is.
    Result<void> end(const QString &id, const Ending &ending);
    Result<void> endOnce(const GenerationStore::Stored &seen, const Ending &ending); // conflict: changed since it was seen

    DocumentStore &m_store;
    GenerationStore &m_generations;
    Ledger &m_ledger;
    BlobStore &m_blobs;
    Catalogue m_catalogue;
    const Clock &m_clock;
    std::function<void(const QString &)> m_changed;
};

} // namespace mj::server
