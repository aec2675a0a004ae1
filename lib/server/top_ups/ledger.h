#pragma once
#include "base/clock.h"
#include "server/top_ups/balance_sheet.h"
#include <array>
#include <functional>
#include <mutex>

namespace mj::server {

// The only writer of balances: append-only entries points/<account>/entries/<kind>.<reference> and the balance points/<account>, in one
// commit. Sum of entries = balance = sum of lots, always; no part ever goes below zero. Thread-safe, any number of processes.
class Ledger
{
public:
    // What is written together with the movements; made anew for each try. A failure ends the booking with it.
    using Together = std::function<Result<QList<Write>>()>;
    enum class Booking { Booked, AlreadyBooked };

    Ledger(DocumentStore &store, const Clock &clock) : m_store(store), m_clock(clock) {}

    // Errors: insufficient_points, spending_limit, refund_impossible; conflict when `together` kept losing; what `together` failed with.
    // AlreadyBooked writes nothing.
    Result<Booking> book(const QString &accountId, const QList<Movement> &movements, const Together &together = {});

    Result<api::Balance> balance(const QString &accountId);
    Result<QList<api::PointLot>> lots(const QString &accountId);
    Result<api::SpendingLimits> limits(const QString &accountId);
    Result<api::SpendingLimits> setLimits(const QString &accountId, const api::ChangeSpendingLimits &limits);
    // `month` as "2026-11", of Korea; empty is all time.
    Result<api::Listing<api::PointEntry>> entries(const QString &accountId, const QString &month, const QString &cursor, int limit) const;

    // Books what has lived its time, of everybody. Called from time to time; a member's own balance never waits for it.
    Result<void> expireAll();

private:
    using Change = std::function<Result<QList<QJsonObject>>(BalanceSheet &)>; // -> entries to write

    Result<void> write(const QString &accountId, const Change &change, const Together &together);
    Result<QList<QJsonObject>> applied(const QString &accountId, BalanceSheet &sheet, const QList<Movement> &movements) const;
    Result<BalanceSheet> sheet(const QString &accountId); // as of now: what has expired is booked first

    DocumentStore &m_store;
    const Clock &m_clock;
    // Writers of one account in this process take turns instead of losing to one another; between processes the commit's condition decides.
    std::array<std::mutex, 64> m_turns;
};

} // namespace mj::server
