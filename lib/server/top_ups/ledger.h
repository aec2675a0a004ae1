#pragma once
#include "api/top_up.h"
#include "base/clock.h"
#include "server/documents/document_store.h"
#include <functional>

namespace mj::server {

// One change of a balance. (kind, reference) happens at most once per account.
struct Movement {
    QString kind;      // "top_up", "reserve", "settle", "release"
    QString reference; // order or generation id
    Points available;
    Points held;
};

// The only writer of balances: append-only entries points/<account>/entries/<kind>.<reference> and the balance points/<account>, in one
// commit. Sum of entries = balance, always; neither part ever goes below zero. Thread-safe, any number of processes.
class Ledger
{
public:
    // What is written together with the movements; made anew for each try. A failure ends the booking with it.
    using Together = std::function<Result<QList<Write>>()>;
    enum class Booking { Booked, AlreadyBooked };

    Ledger(DocumentStore &store, const Clock &clock) : m_store(store), m_clock(clock) {}

    // Errors: insufficient_points; conflict when `together` kept losing; what `together` failed with. AlreadyBooked writes nothing.
    Result<Booking> book(const QString &accountId, const QList<Movement> &movements, const Together &together = {});

    Result<api::Balance> balance(const QString &accountId) const;
    Result<api::Listing<api::PointEntry>> entries(const QString &accountId, const QString &cursor, int limit) const;

private:
    Result<QList<Write>> writesFor(const QString &accountId, const std::optional<Document> &balance, const QList<Movement> &movements) const;

    DocumentStore &m_store;
    const Clock &m_clock;
};

} // namespace mj::server
