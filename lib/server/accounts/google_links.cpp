#include "server/accounts/google_links.h"

#include "server/accounts/until_written.h"

namespace mj::server {
namespace {

QString pathOf(const QString &key)
{
    return QStringLiteral("google/") + key;
}

} // namespace

QString GoogleLinks::keyOf(const GooglePerson &person) const
{
    return m.personal.lookup(QStringLiteral("google"), person.subject);
}

Result<std::optional<QString>> GoogleLinks::accountOf(const GooglePerson &person) const
{
    const auto found = m.store.read(pathOf(keyOf(person)));
    if (!found)
        return fail(found);
    return *found ? std::optional((*found)->fields.value(QLatin1String("account")).toString()) : std::nullopt;
}

Write GoogleLinks::claimed(const GooglePerson &person, const QString &accountId) const
{
    return Write::create(pathOf(keyOf(person)), {{QStringLiteral("account"), accountId}});
}

Result<void> GoogleLinks::connect(const GooglePerson &person, const QString &accountId)
{
    return untilWritten([&]() -> Result<void> {
        const auto owner = accountOf(person);
        if (!owner)
            return fail(owner);
        if (*owner)
            return **owner == accountId ? Result<void>() : Result<void>(fail(Code::WrongCredentials));
        const Result<Document> account = m.accounts.document(accountId);
        if (!account)
            return fail(account);
        // The grant was made because Google vouches for this very address.
        QJsonObject fields = AccountStore::verified(account->fields, m.clock.now());
        const QString before = fields.value(QLatin1String("google")).toString();
        fields.insert(QStringLiteral("google"), keyOf(person));
        QList<Write> writes{Write::update(*account, fields), claimed(person, accountId)};
        if (!before.isEmpty())
            writes.append(Write::remove(pathOf(before)));
        return m.store.commit(writes);
    });
}

} // namespace mj::server
