#pragma once
#include "sandbox/payment_book.h"

#include <QMutex>
#include <QSet>
#include <optional>

namespace mj::sandbox
{

// Which Idempotency-Keys are being worked on right now. Thread-safe.
class IdempotencyGate
{
public:
    explicit IdempotencyGate(PaymentBook &book) : m_book(book) {}

    // True: the caller works on this key and must leave() afterwards. False: `kept` has the earlier answer, or nothing while it is in
    // flight.
    bool enter(const QString &scope, std::optional<StoredAnswer> &kept);
    void leave(const QString &scope);
    void clear();

private:
    QMutex m_mutex;
    PaymentBook &m_book;
    QSet<QString> m_inFlight;
};

} // namespace mj::sandbox
