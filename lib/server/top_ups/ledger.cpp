#include "server/top_ups/ledger.h"

#include <QRandomGenerator>
#include <algorithm>
#include <thread>

namespace mj::server {
namespace {

constexpr int tries = 40;

QString pathOf(const QString &accountId)
{
    return QStringLiteral("points/") + accountId;
}

QString entryId(const Movement &movement)
{
    return movement.kind + QLatin1Char('.') + movement.reference;
}

QString entryPath(const QString &accountId, const Movement &movement)
{
    return pathOf(accountId) + QStringLiteral("/entries/") + entryId(movement);
}

api::Balance balanceOf(const std::optional<Document> &document)
{
    api::Balance balance;
    if (document) {
        balance.available = Points(document->fields.value(QLatin1String("available")).toInteger());
        balance.held = Points(document->fields.value(QLatin1String("held")).toInteger());
    }
    return balance;
}

// Full jitter: the losers of a race come back spread out.
void backOff(int attempt)
{
    const int ceiling = std::min(50, 1 << std::min(attempt, 6));
    std::this_thread::sleep_for(std::chrono::milliseconds(QRandomGenerator::global()->bounded(ceiling + 1)));
}

} // namespace

Result<QList<Write>> Ledger::writesFor(const QString &accountId, const std::optional<Document> &balance,
                                       const QList<Movement> &movements) const
{
    api::Balance after = balanceOf(balance);
    // Entries of one commit keep their order by a counter that grows with the balance document.
    qint64 sequence = balance ? balance->fields.value(QLatin1String("sequence")).toInteger() : 0;
    QList<Write> writes;
    for (const Movement &movement : movements) {
        after.available += movement.available;
        after.held += movement.held;
        if (after.available < Points(0))
            return fail(Code::InsufficientPoints);
        if (after.held < Points(0))
            return fail(Code::Internal, QStringLiteral("held points below zero"));
        api::PointEntry entry;
        entry.id = entryId(movement);
        entry.kind = movement.kind;
        entry.reference = movement.reference;
        entry.available = movement.available;
        entry.held = movement.held;
        entry.after = after;
        entry.at = m_clock.now();
        QJsonObject fields = entry.toJson();
        fields.insert(QStringLiteral("sequence"), ++sequence);
        writes.append(Write::create(entryPath(accountId, movement), fields));
    }
    QJsonObject fields = after.toJson();
    fields.insert(QStringLiteral("sequence"), sequence);
    writes.append(balance ? Write::update(*balance, fields) : Write::create(pathOf(accountId), fields));
    return writes;
}

Result<Ledger::Booking> Ledger::book(const QString &accountId, const QList<Movement> &movements, const Together &together)
{
    for (int attempt = 0; attempt < tries; ++attempt) {
        if (attempt > 0)
            backOff(attempt);
        const auto balance = m_store.read(pathOf(accountId));
        if (!balance)
            return fail(balance);
        const auto booked = m_store.read(entryPath(accountId, movements.first()));
        if (!booked)
            return fail(booked);
        if (*booked)
            return Booking::AlreadyBooked;
        Result<QList<Write>> writes = writesFor(accountId, *balance, movements);
        if (!writes)
            return fail(writes);
        if (together) {
            const Result<QList<Write>> more = together();
            if (!more)
                return fail(more);
            writes->append(*more);
        }
        const Result<void> written = m_store.commit(*writes);
        if (written)
            return Booking::Booked;
        if (written.error().code != Code::Conflict)
            return fail(written);
    }
    return fail(Code::Unavailable, QStringLiteral("too many writers on one balance"));
}

Result<api::Balance> Ledger::balance(const QString &accountId) const
{
    const auto found = m_store.read(pathOf(accountId));
    if (!found)
        return fail(found);
    return balanceOf(*found);
}

Result<api::Listing<api::PointEntry>> Ledger::entries(const QString &accountId, const QString &cursor, int limit) const
{
    Query query;
    query.collection = pathOf(accountId) + QStringLiteral("/entries");
    query.orderBy = QStringLiteral("sequence");
    query.descending = true;
    query.limit = limit;
    query.cursor = cursor;
    const Result<Page> page = m_store.query(query);
    if (!page)
        return fail(page);
    api::Listing<api::PointEntry> listing;
    listing.nextCursor = page->nextCursor;
    for (const Document &document : page->documents) {
        const Result<api::PointEntry> entry = api::PointEntry::fromJson(document.fields);
        if (!entry)
            return fail(Code::Internal, QStringLiteral("ledger entry cannot be read"));
        listing.items.append(*entry);
    }
    return listing;
}

} // namespace mj::server
