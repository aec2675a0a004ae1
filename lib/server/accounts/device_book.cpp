#include "server/accounts/device_book.h"

#include "base/ids.h"

#include <algorithm>

namespace mj::server {
namespace {

constexpr int mostRounds = 50;

QString text(const Document &session, const char *name)
{
    return session.fields.value(QLatin1String(name)).toString();
}

Query sessionsOf(const QString &accountId)
{
    Query query;
    query.collection = QStringLiteral("sessions");
    query.filters = {{QStringLiteral("account"), Filter::Op::Equal, accountId}};
    return query;
}

} // namespace

DeviceBook::DeviceBook(DocumentStore &store, SessionService &sessions, SignInLog &log, const PersonalData &personal)
    : m_store(store), m_sessions(sessions), m_log(log), m_personal(personal)
{
}

Result<api::Listing<api::Device>> DeviceBook::devices(const Caller &caller) const
{
    Query query = sessionsOf(caller.accountId);
    query.orderBy = QStringLiteral("lastUsedAt");
    query.descending = true;
    query.limit = 500;
    api::Listing<api::Device> listing;
    do {
        const Result<Page> page = m_store.query(query);
        if (!page)
            return fail(page);
        for (const Document &session : page->documents) {
            if (!m_sessions.isAlive(session))
                continue;
            const QString id = session.id();
            const auto revealed = [&](const char *name) { return m_personal.reveal(text(session, name), id).value_or(QString()); };
            listing.items.append({id, revealed("device"), revealed("address"), fromWire(text(session, "createdAt")),
                                  fromWire(text(session, "lastUsedAt")), id == caller.sessionId});
        }
        query.cursor = page->nextCursor;
    } while (!query.cursor.isEmpty());
    std::stable_partition(listing.items.begin(), listing.items.end(), [](const api::Device &device) { return device.isCurrent; });
    return listing;
}

Result<void> DeviceBook::end(const Caller &caller, const QString &sessionId, const QString &address)
{
    if (!isId(sessionId))
        return fail(Code::NotFound);
    const auto found = m_store.read(QStringLiteral("sessions/") + sessionId);
    if (!found)
        return fail(found);
    if (!*found || text(**found, "account") != caller.accountId || !m_sessions.isAlive(**found))
        return fail(Code::NotFound);
    return m_sessions.end(sessionId, {m_log.line(caller.accountId, "device_ended", {nameOf(sessionId), {}, address})});
}

Result<void> DeviceBook::endOthers(const QString &accountId, const QString &keptSession)
{
    Query active = sessionsOf(accountId);
    active.filters.append({QStringLiteral("state"), Filter::Op::Equal, QStringLiteral("active")});
    active.limit = 200;
    for (int round = 0; round < mostRounds; ++round) {
        const Result<Page> page = m_store.query(active);
        if (!page)
            return fail(page);
        bool foundOne = false;
        for (const Document &session : page->documents) {
            if (session.id() == keptSession)
                continue;
            foundOne = true;
            if (const Result<void> ended = m_sessions.end(session.id()); !ended)
                return ended;
        }
        if (!foundOne)
            return {};
    }
    return fail(Code::Unavailable);
}

Result<void> DeviceBook::endOthers(const Caller &caller, const QString &address)
{
    const Result<void> ended = endOthers(caller.accountId, caller.sessionId);
    if (!ended)
        return ended;
    return m_store.commit({m_log.line(caller.accountId, "others_ended", {nameOf(caller.sessionId), {}, address})});
}

QString DeviceBook::nameOf(const QString &sessionId) const
{
    const auto found = m_store.read(QStringLiteral("sessions/") + sessionId);
    return found && *found ? m_personal.reveal(text(**found, "device"), sessionId).value_or(QString()) : QString();
}

Result<bool> DeviceBook::isKnown(const QString &accountId, const QString &deviceId) const
{
    const QString key = m_sessions.deviceKey(accountId, deviceId);
    if (key.isEmpty())
        return false;
    Query query = sessionsOf(accountId);
    query.filters.append({QStringLiteral("deviceKey"), Filter::Op::Equal, key});
    query.limit = 1;
    const Result<Page> page = m_store.query(query);
    if (!page)
        return fail(page);
    return !page->documents.isEmpty();
}

} // namespace mj::server
