#pragma once
#include "base/result.h"
#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace mj::client
{

class GalleryStore;

// A call that costs or creates and whose answer has not been seen.
struct SentCall {
    QByteArray key;      // the Idempotency-Key
    QString kind;        // which call, "top_up" or "generation"
    QByteArray bodyJson; // as it was sent
    QDateTime storedAt;
};

// Remembers calls with an idempotency key from before their first send until their answer, sealed among the account's notes: after a
// crash the same key and body are sent again and cost nothing twice. Same thread rules as its GalleryStore, which outlives it.
class CallJournal
{
public:
    explicit CallJournal(GalleryStore &store) : m_store(store) {}

    Result<void> store(const QString &kind, const QByteArray &key, const QByteArray &bodyJson);
    Result<QList<SentCall>> pending(const QString &kind) const; // oldest first; entries that do not open are left out
    Result<void> settle(const QByteArray &key);                 // ok when unknown

private:
    GalleryStore &m_store;
};

} // namespace mj::client
