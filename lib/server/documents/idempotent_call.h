#pragma once
#include "server/documents/document_store.h"

namespace mj::server {

// The memory of one POST with an Idempotency-Key: same key and body = the resource made the first time; same key, other body = refused.
// The record is written in the same commit as what the call creates.
class IdempotentCall
{
public:
    // kind: "top_up", "generation"...; `scope` is the account.
    IdempotentCall(QString scope, QString kind, const QByteArray &key, const QJsonObject &body);

    // The id made by an earlier call, or none. Error: idempotency_mismatch.
    Result<std::optional<QString>> earlier(DocumentStore &store) const;

    Write record(const QString &resourceId, const QString &at) const;

private:
    QString m_path;
    QString m_scope;
    QString m_bodyHash;
};

} // namespace mj::server
