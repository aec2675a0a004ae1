#include "server/accounts/sign_in_log.h"

#include "base/ids.h"

namespace mj::server {

Write SignInLog::line(const QString &accountId, const char *kind, const Origin &origin) const
{
    const QString id = newId(QLatin1String("sin"));
    return Write::create(QStringLiteral("sign_ins/") + id, {{QStringLiteral("account"), accountId},
                                                            {QStringLiteral("at"), toWire(m_clock.now())},
                                                            {QStringLiteral("kind"), QLatin1String(kind)},
                                                            {QStringLiteral("device"), m_personal.seal(origin.deviceName, id)},
                                                            {QStringLiteral("address"), m_personal.seal(origin.address, id)}});
}

Write SignInLog::refusal(const std::optional<QString> &accountId, const Origin &origin) const
{
    if (accountId)
        return line(*accountId, "refused", origin);
    const QString blank(origin.deviceName.size(), QLatin1Char(' '));
    const Write same = line(QString(), "refused", {blank, {}, QString(origin.address.size(), QLatin1Char(' '))});
    return Write::put(QStringLiteral("decoys/sign_in"), same.fields);
}

Result<api::Listing<api::SignIn>> SignInLog::lines(const QString &accountId, const QString &cursor, int limit) const
{
    Query query;
    query.collection = QStringLiteral("sign_ins");
    query.filters = {{QStringLiteral("account"), Filter::Op::Equal, accountId}};
    query.orderBy = QStringLiteral("at");
    query.descending = true;
    query.limit = limit;
    query.cursor = cursor;
    const Result<Page> page = m_store.query(query);
    if (!page)
        return fail(page);
    api::Listing<api::SignIn> listing;
    listing.nextCursor = page->nextCursor;
    for (const Document &line : page->documents) {
        const auto text = [&line](const char *name) { return line.fields.value(QLatin1String(name)).toString(); };
        const auto revealed = [&](const char *name) { return m_personal.reveal(text(name), line.id()).value_or(QString()); };
        listing.items.append({line.id(), fromWire(text("at")), text("kind"), revealed("device"), revealed("address")});
    }
    return listing;
}

} // namespace mj::server
