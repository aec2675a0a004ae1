#pragma once
#include "api/generation.h"
#include "base/clock.h"
#include "server/identity/personal_data.h"
#include "server/documents/document_store.h"
#include <functional>

namespace mj::server {

// Reads and writes generations/<id> with the prompt sealed, and numbers every change of a member's jobs in feeds/<account>, in the same
// commit: a follower that has seen number n misses nothing by asking for what is greater. Thread-safe.
class GenerationStore
{
public:
    GenerationStore(DocumentStore &store, const PersonalData &personal) : m_store(store), m_personal(personal) {}

    struct Stored {
        Document document;
        QString owner;
        api::Generation job;
        bool cancelRequested = false;
    };

    Result<Stored> read(const QString &id) const; // Error: not_found
    Result<Stored> opened(const Document &document) const;

    // The writes that create or change a job and move its owner's feed on.
    Result<QList<Write>> writes(const QString &owner, const api::Generation &job, const Stored *before, bool cancelRequested) const;

    // Reads, lets `change` work on it, writes; again when somebody else was faster. `change` returns false to leave it as it is.
    Result<Stored> change(const QString &id, const std::function<bool(Stored &)> &change) const;

    Result<api::Listing<api::Generation>> newest(const QString &owner, const QString &cursor, int limit) const;
    Result<api::Listing<api::Generation>> changedAfter(const QString &owner, qint64 number) const;
    Result<qint64> lastChange(const QString &owner) const;

private:
    DocumentStore &m_store;
    const PersonalData &m_personal;
};

} // namespace mj::server
