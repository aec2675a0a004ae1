#include "server/privacy/privacy_service.h"

#include <array>

namespace mj::server {
namespace {

constexpr int mostSamples = 20;

Query owned(const QString &collection, const char *ownerField, const QString &accountId, const char *orderBy)
{
    Query query;
    query.collection = collection;
    if (ownerField)
        query.filters = {{QLatin1String(ownerField), Filter::Op::Equal, accountId}};
    query.orderBy = QLatin1String(orderBy);
    query.descending = true;
    query.limit = 500;
    return query;
}

QString field(const Document &document, const char *name)
{
    return document.fields.value(QLatin1String(name)).toString();
}

api::Holding holding(const char *item, const char *group, const char *purpose, const char *period, const char *basis,
                     const QStringList &processors, qint64 count, const QStringList &values)
{
    return {QLatin1String(item),   QLatin1String(group), QLatin1String(purpose), QLatin1String(period),
            QLatin1String(basis), processors,           count,                  values};
}

} // namespace

PrivacyService::PrivacyService(DocumentStore &store, const AccountStore &accounts, const PersonalData &personal)
    : m_store(store), m_accounts(accounts), m_personal(personal)
{
}

Result<PrivacyService::Tally> PrivacyService::tally(const Query &query, const std::function<QString(const Document &)> &sample) const
{
    Tally result;
    Query next = query;
    do {
        const Result<Page> page = m_store.query(next);
        if (!page)
            return fail(page);
        result.count += page->documents.size();
        for (const Document &document : page->documents) {
            const QString line = result.samples.size() < mostSamples ? sample(document) : QString();
            if (!line.isEmpty() && !result.samples.contains(line))
                result.samples.append(line);
        }
        next.cursor = page->nextCursor;
    } while (!next.cursor.isEmpty());
    return result;
}

PrivacyService::Tally PrivacyService::joined(Tally first, const Tally &second)
{
    first.count += second.count;
    for (const QString &line : second.samples) {
        if (first.samples.size() < mostSamples && !first.samples.contains(line))
            first.samples.append(line);
    }
    return first;
}

Result<QList<api::Holding>> PrivacyService::holdings(const QString &accountId) const
{
    const Result<api::Account> account = m_accounts.account(accountId);
    if (!account)
        return fail(account);
    const QString mine = QStringLiteral("accounts/%1/consents").arg(accountId);
    const auto reveal = [this](const Document &session, const char *name) { return m_personal.reveal(field(session, name), session.id()).value_or(QString()); };
    const Query sessionQuery = owned(QStringLiteral("sessions"), "account", accountId, "createdAt");
    const Query signInQuery = owned(QStringLiteral("sign_ins"), "account", accountId, "at");
    const std::array tallies{
        tally(sessionQuery, [&](const Document &d) { return reveal(d, "address"); }),
        tally(signInQuery, [&](const Document &d) { return reveal(d, "address"); }),
        tally(sessionQuery, [&](const Document &d) { return field(d, "createdAt") + QStringLiteral(" · ") + reveal(d, "device"); }),
        tally(signInQuery, [&](const Document &d) {
            return QStringLiteral("%1 · %2 · %3").arg(field(d, "at"), field(d, "kind"), reveal(d, "device"));
        }),
        tally(owned(QStringLiteral("generations"), "owner", accountId, "createdAt"),
              [](const Document &d) { return field(d, "createdAt") + QStringLiteral(" · ") + d.fields.value(QLatin1String("job"))[QLatin1String("state")].toString(); }),
        tally(owned(QStringLiteral("generations"), "owner", accountId, "createdAt"), [&](const Document &d) { return reveal(d, "prompt"); }),
        tally(owned(QStringLiteral("pictures"), "owner", accountId, ""), [](const Document &d) { return d.id(); }),
        tally(owned(QStringLiteral("deliveries"), "owner", accountId, "createdAt"),
              [&](const Document &d) {
                  const QString address = m_personal.reveal(field(d, "address"), d.id() + QStringLiteral("/address")).value_or(QString());
                  return QStringLiteral("%1 · %2 · %3").arg(field(d, "at"), field(d, "state"), address);
              }),
        tally(owned(QStringLiteral("points/%1/entries").arg(accountId), nullptr, {}, "sequence"),
              [](const Document &d) {
                  return QStringLiteral("%1 · %2 · %3").arg(field(d, "at"), field(d, "kind"), QString::number(d.fields.value(QLatin1String("available")).toInteger()));
              }),
        tally(owned(QStringLiteral("orders"), "account", accountId, "createdAt"),
              [](const Document &d) {
                  return QStringLiteral("%1 · %2 · %3 KRW").arg(field(d, "createdAt"), field(d, "state"), QString::number(d.fields.value(QLatin1String("price")).toInteger()));
              }),
        tally(owned(mine, nullptr, {}, ""), [](const Document &d) { return QStringLiteral("%1 · %2 · %3").arg(d.id(), field(d, "version"), field(d, "at")); }),
    };
    for (const auto &tallied : tallies) {
        if (!tallied)
            return fail(tallied);
    }
    const auto &[sessionAddresses, signInAddresses, sessions, signIns, usage, prompts, pictures, deliveries, entries, orders, consents] = tallies;
    const Tally addresses = joined(*sessionAddresses, *signInAddresses);
    const Tally logs = joined(*signIns, *sessions);
    const bool hasPhoto = !account->photoId.isEmpty();
    const QStringList storage{QStringLiteral("firebase")};
    return QList<api::Holding>{
        holding("email", "required", "membership", "until_withdrawal", "contract", storage, 1, {account->email}),
        holding("password", "required", "membership", "until_withdrawal", "contract", storage, 1, {}),
        holding("name", "required", "membership", "until_withdrawal", "contract", storage, 1, {account->name}),
        holding("photo", "optional", "membership", hasPhoto ? "until_withdrawal" : "not_collected", "consent", hasPhoto ? storage : QStringList(),
                hasPhoto ? 1 : 0, {}),
        holding("ip_address", "automatic", "membership", "three_months", "law", storage, addresses.count, addresses.samples),
        holding("cookies", "automatic", "payment", "session", "contract", {QStringLiteral("toss")}, 0, {}),
        holding("usage_records", "automatic", "generation", "until_withdrawal", "contract", storage, usage->count, usage->samples),
        holding("access_logs", "automatic", "membership", "three_months", "law", storage, logs.count, logs.samples),
        holding("prompts", "service", "generation", "until_withdrawal", "contract", storage, prompts->count, prompts->samples),
        holding("pictures", "service", "generation", "until_withdrawal", "contract", storage, pictures->count, pictures->samples),
        holding("deliveries", "service", "generation", "until_withdrawal", "contract", {QStringLiteral("firebase"), QStringLiteral("gmail")}, deliveries->count,
                deliveries->samples),
        holding("points", "service", "payment", "five_years", "law", storage, entries->count, entries->samples),
        holding("orders", "service", "payment", "five_years", "law", {QStringLiteral("firebase"), QStringLiteral("toss")}, orders->count, orders->samples),
        holding("consents", "service", "membership", "until_withdrawal", "law", storage, consents->count, consents->samples),
    };
}

} // namespace mj::server
