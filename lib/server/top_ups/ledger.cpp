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

QString entryPath(const QString &accountId, const QString &entryId)
{
    return pathOf(accountId) + QStringLiteral("/entries/") + entryId;
}

// Full jitter: the losers of a race come back spread out.
void backOff(int attempt)
{
    const int ceiling = std::min(50, 1 << std::min(attempt, 6));
    std::this_thread::sleep_for(std::chrono::milliseconds(QRandomGenerator::global()->bounded(ceiling + 1)));
}

QJsonObject fieldsOf(const std::optional<Document> &document)
{
    return document ? document->fields : QJsonObject();
}

} // namespace

Result<void> Ledger::write(const QString &accountId, const Change &change, const Together &together)
{
    for (int attempt = 0; attempt < tries; ++attempt) {
        if (attempt > 0)
            backOff(attempt);
        const std::lock_guard turn(m_turns[qHash(accountId) % m_turns.size()]);
        const auto found = m_store.read(pathOf(accountId));
        if (!found)
            return fail(found);
        BalanceSheet sheet(fieldsOf(*found), m_clock.now());
        QList<QJsonObject> entries = sheet.expire();
        const Result<QList<QJsonObject>> changed = change(sheet);
        if (!changed)
            return fail(changed);
        entries += *changed;
        QList<Write> writes;
        for (const QJsonObject &entry : std::as_const(entries))
            writes.append(Write::create(entryPath(accountId, entry.value(QLatin1String("id")).toString()), entry));
        writes.append(*found ? Write::update(**found, sheet.fields()) : Write::create(pathOf(accountId), sheet.fields()));
        if (together) {
            const Result<QList<Write>> more = together();
            if (!more)
                return fail(more);
            writes += *more;
        }
        const Result<void> written = m_store.commit(writes);
        if (written || written.error().code != Code::Conflict)
            return written;
    }
    return fail(Code::Unavailable, QStringLiteral("too many writers on one balance"));
}

Result<QList<QJsonObject>> Ledger::applied(const QString &accountId, BalanceSheet &sheet, const QList<Movement> &movements) const
{
    QList<QJsonObject> entries;
    for (const Movement &movement : movements) {
        QJsonObject undone;
        if (const std::optional<QString> undoes = movement.undoes()) {
            const auto earlier = m_store.read(entryPath(accountId, *undoes));
            if (!earlier)
                return fail(earlier);
            undone = fieldsOf(*earlier);
        }
        const Result<QJsonObject> entry = sheet.apply(movement, undone);
        if (!entry)
            return fail(entry);
        entries.append(*entry);
    }
    return entries;
}

Result<Ledger::Booking> Ledger::book(const QString &accountId, const QList<Movement> &movements, const Together &together)
{
    bool isBooked = false;
    const Result<void> written = write(
        accountId,
        [&](BalanceSheet &sheet) -> Result<QList<QJsonObject>> {
            const auto booked = m_store.read(entryPath(accountId, movements.first().entryId()));
            if (!booked)
                return fail(booked);
            isBooked = booked->has_value();
            return isBooked ? Result<QList<QJsonObject>>(fail(Code::Conflict)) : applied(accountId, sheet, movements);
        },
        together);
    if (isBooked)
        return Booking::AlreadyBooked;
    return written ? Result<Booking>(Booking::Booked) : fail(written);
}

Result<BalanceSheet> Ledger::sheet(const QString &accountId)
{
    const auto found = m_store.read(pathOf(accountId));
    if (!found)
        return fail(found);
    BalanceSheet now(fieldsOf(*found), m_clock.now());
    const QDateTime next = now.lots().nextExpiry();
    if (!next.isValid() || next > m_clock.now())
        return now;
    std::optional<BalanceSheet> after;
    const Result<void> written = write(
        accountId,
        [&after](BalanceSheet &sheet) {
            after = sheet;
            return Result<QList<QJsonObject>>(QList<QJsonObject>());
        },
        {});
    return written ? Result<BalanceSheet>(*after) : fail(written);
}

Result<api::Balance> Ledger::balance(const QString &accountId)
{
    const Result<BalanceSheet> now = sheet(accountId);
    return now ? Result<api::Balance>(now->balance()) : fail(now);
}

Result<QList<api::PointLot>> Ledger::lots(const QString &accountId)
{
    const Result<BalanceSheet> now = sheet(accountId);
    return now ? Result<QList<api::PointLot>>(now->lots().all()) : fail(now);
}

Result<api::SpendingLimits> Ledger::limits(const QString &accountId)
{
    const Result<BalanceSheet> now = sheet(accountId);
    return now ? Result<api::SpendingLimits>(now->limits()) : fail(now);
}

Result<api::SpendingLimits> Ledger::setLimits(const QString &accountId, const api::ChangeSpendingLimits &limits)
{
    api::SpendingLimits after;
    const Result<void> written = write(
        accountId,
        [&](BalanceSheet &sheet) {
            sheet.setLimits(limits);
            after = sheet.limits();
            return Result<QList<QJsonObject>>(QList<QJsonObject>());
        },
        {});
    return written ? Result<api::SpendingLimits>(after) : fail(written);
}

Result<api::Listing<api::PointEntry>> Ledger::entries(const QString &accountId, const QString &month, const QString &cursor, int limit) const
{
    Query query;
    query.collection = pathOf(accountId) + QStringLiteral("/entries");
    if (!month.isEmpty())
        query.filters = {{QStringLiteral("month"), Filter::Op::Equal, month}};
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

Result<void> Ledger::expireAll()
{
    Query query;
    query.collection = QStringLiteral("points");
    query.orderBy = QStringLiteral("nextExpiry");
    query.filters = {{QStringLiteral("nextExpiry"), Filter::Op::Greater, QString()},
                     {QStringLiteral("nextExpiry"), Filter::Op::LessOrEqual, toWire(m_clock.now())}};
    for (;;) {
        const Result<Page> page = m_store.query(query);
        if (!page)
            return fail(page);
        for (const Document &document : page->documents) {
            if (const Result<BalanceSheet> booked = sheet(document.id()); !booked)
                return fail(booked);
        }
        if (page->nextCursor.isEmpty())
            return {};
        query.cursor = page->nextCursor;
    }
}

} // namespace mj::server
