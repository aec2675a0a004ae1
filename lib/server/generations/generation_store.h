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

    // What the runners remember of a job beside what its owner sees.
    struct Work {
        int inFlight = 0;     // pictures a provider has been asked for and has not delivered
        QString remoteId;     // the provider's name for that call, once accepted
        qint64 costMicros = 0; // of US dollars, as providers reckon, so far
        int attempts = 0;     // calls in a row that made nothing and may be tried again
        QDateTime startedAt;  // of the call in flight
        std::optional<Points> cancelMost; // what the person was told that canceling costs at most
    };
    struct Stored {
        Document document; // without a path: not written yet
        QString owner;
        api::Generation job;
        bool cancelRequested = false;
        Work work;
    };

    Result<Stored> read(const QString &id) const; // Error: not_found
    Result<Stored> opened(const Document &document) const;

    // The writes that create or change jobs of one owner and move the feed on.
    Result<QList<Write>> writes(const QList<Stored> &jobs) const;

    // Reads, lets `change` work on it, writes; again when somebody else was faster. `change` returns false to leave it as it is.
    Result<Stored> change(const QString &id, const std::function<bool(Stored &)> &change) const;

    Result<api::Listing<api::Generation>> newest(const QString &owner, const QString &cursor, int limit) const;
    Result<api::Listing<api::Generation>> changedAfter(const QString &owner, qint64 number) const;
    Result<qint64> lastChange(const QString &owner) const;

private:
    QJsonObject fieldsOf(const Stored &stored, qint64 number) const;

    DocumentStore &m_store;
    const PersonalData &m_personal;
};

} // namespace mj::server
