#pragma once
#include "api/disclosure.h"
#include "server/documents/document_store.h"

namespace mj::server {

// The ledger of processing: which processor got which parts of a member's, as sizes and hashes, in disclosures/<id>. Append only. Thread-safe.
class DisclosureBook
{
public:
    explicit DisclosureBook(DocumentStore &store) : m_store(store) {}

    Write entry(const QString &owner, const QString &generationId, const api::Disclosure &disclosure) const;
    Result<void> record(const QString &owner, const QString &generationId, const api::Disclosure &disclosure);
    Result<QList<api::Disclosure>> of(const QString &generationId) const; // oldest first, at most 200

private:
    DocumentStore &m_store;
};

} // namespace mj::server
