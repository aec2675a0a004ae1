#include "server/accounts/account_store.h"

#include "server/accounts/until_written.h"

#include <QRegularExpression>

namespace mj::server {
namespace {

QString pathOf(const QString &accountId)
{
    return QStringLiteral("accounts/") + accountId;
}

QString consentsOf(const QString &accountId)
{
    return pathOf(accountId) + QStringLiteral("/consents");
}

} // namespace

Result<Document> AccountStore::document(const QString &accountId) const
{
    const auto found = m_store.read(pathOf(accountId));
    if (!found)
        return fail(found);
    if (!*found)
        return fail(Code::Unauthenticated);
    return **found;
}

Result<api::Account> AccountStore::account(const QString &accountId) const
{
    const Result<Document> found = document(accountId);
    return found ? opened(*found) : Result<api::Account>(fail(found));
}

Result<api::Account> AccountStore::opened(const Document &document) const
{
    const QString id = document.id();
    const auto text = [&document](const char *name) { return document.fields.value(QLatin1String(name)).toString(); };
    const Result<QString> email = m_personal.reveal(text("email"), id);
    const Result<QString> name = m_personal.reveal(text("name"), id);
    if (!email || !name)
        return fail(Code::Internal, QStringLiteral("account cannot be opened"));
    Query agreed;
    agreed.collection = consentsOf(id);
    const Result<Page> consents = m_store.query(agreed);
    if (!consents)
        return fail(consents);
    api::Account account;
    account.id = id;
    account.email = *email;
    account.name = *name;
    account.language = text("language");
    account.createdAt = fromWire(text("createdAt"));
    account.emailVerified = !text("emailVerifiedAt").isEmpty();
    account.hasPassword = document.fields.value(QLatin1String("hasPassword")).toBool(true);
    account.hasGoogle = !text("google").isEmpty();
    account.photoId = text("photoId");
    for (const Document &consent : consents->documents) {
        if (consent.fields.value(QLatin1String("agreed")).toBool())
            account.consents.append(consent.id());
    }
    return account;
}

Write AccountStore::consentWrite(const QString &accountId, const api::Consent &consent) const
{
    QJsonObject fields = consent.toJson();
    fields.insert(QStringLiteral("at"), toWire(m_clock.now()));
    return Write::put(consentsOf(accountId) + QLatin1Char('/') + consent.purpose, fields);
}

QList<Write> AccountStore::created(const api::Account &account, const QList<api::Consent> &consents) const
{
    const QString at = toWire(account.createdAt);
    QJsonObject fields{{QStringLiteral("email"), m_personal.seal(account.email, account.id)},
                       {QStringLiteral("name"), m_personal.seal(account.name, account.id)},
                       {QStringLiteral("language"), account.language},
                       {QStringLiteral("hasPassword"), account.hasPassword},
                       {QStringLiteral("createdAt"), at}};
    if (account.emailVerified)
        fields.insert(QStringLiteral("emailVerifiedAt"), at);
    QList<Write> writes{Write::create(pathOf(account.id), fields)};
    QStringList seen;
    for (const api::Consent &consent : consents) {
        static const QRegularExpression word(QStringLiteral("^[a-z_]{1,40}$"));
        if (seen.contains(consent.purpose) || !word.match(consent.purpose).hasMatch())
            continue;
        seen.append(consent.purpose);
        writes.append(consentWrite(account.id, consent));
    }
    return writes;
}

QJsonObject AccountStore::withEmail(const Document &document, const QString &email) const
{
    QJsonObject fields = verified(document.fields, m_clock.now());
    fields.insert(QStringLiteral("email"), m_personal.seal(email, document.id()));
    return fields;
}

QJsonObject AccountStore::verified(QJsonObject fields, const QDateTime &at)
{
    fields.insert(QStringLiteral("emailVerifiedAt"), toWire(at));
    return fields;
}

Result<api::Account> AccountStore::change(const QString &accountId, const std::function<void(QJsonObject &)> &change) const
{
    Document document;
    const Result<void> written = untilWritten([&]() -> Result<void> {
        const Result<Document> found = this->document(accountId);
        if (!found)
            return fail(found);
        document = *found;
        change(document.fields);
        return m_store.commit({Write::update(*found, document.fields)});
    });
    return written ? opened(document) : Result<api::Account>(fail(written));
}

Result<api::Account> AccountStore::rename(const QString &accountId, const api::UpdateMe &request) const
{
    return change(accountId, [&](QJsonObject &fields) {
        if (request.name)
            fields.insert(QStringLiteral("name"), m_personal.seal(*request.name, accountId));
        if (request.language)
            fields.insert(QStringLiteral("language"), *request.language);
    });
}

Result<void> AccountStore::setConsent(const QString &accountId, const api::Consent &consent) const
{
    return m_store.commit({consentWrite(accountId, consent)});
}

Result<void> AccountStore::requireVerified(const QString &accountId) const
{
    const Result<Document> found = document(accountId);
    if (!found)
        return fail(found);
    if (found->fields.value(QLatin1String("emailVerifiedAt")).toString().isEmpty())
        return fail(Code::EmailUnverified);
    return {};
}

Result<void> AccountStore::requireConsent(const QString &accountId, const QString &purpose) const
{
    const auto found = m_store.read(consentsOf(accountId) + QLatin1Char('/') + purpose);
    if (!found)
        return fail(found);
    if (!*found || !(*found)->fields.value(QLatin1String("agreed")).toBool())
        return fail(Code::ConsentRequired, {}, purpose);
    return {};
}

} // namespace mj::server
