#include "server/identity/local_identity.h"

#include "base/ids.h"
#include "crypto/password_hash.h"

namespace mj::server {
namespace {

constexpr int hashesAtOnce = 4; // 19 MiB each

QByteArray normalised(const QString &password)
{
    return password.normalized(QString::NormalizationForm_C).toUtf8();
}

QByteArray hashOf(const Document &credential)
{
    return credential.fields.value(QLatin1String("hash")).toString().toLatin1();
}

QString ownerOf(const Document &credential)
{
    return credential.fields.value(QLatin1String("account")).toString();
}

QJsonObject withHash(QJsonObject fields, const QByteArray &hash)
{
    fields.insert(QStringLiteral("hash"), QString::fromLatin1(hash));
    return fields;
}

QJsonObject withPassword(const QJsonObject &fields, const QByteArray &hash)
{
    QJsonObject made = withHash(fields, hash);
    made.insert(QStringLiteral("stamp"), newIdempotencyKey());
    return made;
}

} // namespace

LocalIdentity::LocalIdentity(DocumentStore &store, const PersonalData &personal)
    : m_store(store), m_personal(personal), m_gate(hashesAtOnce), m_decoyHash(m_gate.hash("no account has this password"))
{
}

QString LocalIdentity::pathOf(const QString &email) const
{
    return QStringLiteral("credentials/") + m_personal.lookup(QStringLiteral("email"), email);
}

Result<void> LocalIdentity::claim(const QString &path, const QList<Write> &writes)
{
    const Result<void> written = m_store.commit(writes);
    if (!written && written.error().code == Code::Conflict) {
        const auto now = m_store.read(path);
        if (now && *now)
            return fail(Code::EmailTaken, {}, QStringLiteral("email"));
    }
    return written;
}

Result<void> LocalIdentity::enroll(const QString &accountId, const QString &email, const QString &password, const QList<Write> &together)
{
    const QString path = pathOf(email);
    const auto known = m_store.read(path);
    if (!known)
        return fail(known);
    if (*known)
        return fail(Code::EmailTaken, {}, QStringLiteral("email"));
    QJsonObject fields{{QStringLiteral("account"), accountId}};
    if (!password.isEmpty()) {
        const Result<QByteArray> hash = m_gate.tryHash(normalised(password));
        if (!hash)
            return fail(hash);
        fields = withPassword(fields, *hash);
    }
    return claim(path, QList<Write>{Write::create(path, fields)} + together);
}

Result<QString> LocalIdentity::verify(const QString &email, const QString &password)
{
    const auto found = m_store.read(pathOf(email));
    if (!found)
        return fail(found);
    const QByteArray hash = *found ? hashOf(**found) : QByteArray();
    const Result<bool> matches = m_gate.tryVerify(hash.isEmpty() ? m_decoyHash : hash, normalised(password));
    if (!matches)
        return fail(matches);
    if (!*matches || hash.isEmpty())
        return fail(Code::WrongCredentials);
    if (needsRehash(hash))
        renewHash(**found, password);
    return ownerOf(**found);
}

void LocalIdentity::renewHash(const Document &credential, const QString &password)
{
    // A conflict or a crowd leaves it to the next sign-in.
    if (const Result<QByteArray> hash = m_gate.tryHash(normalised(password)))
        (void)m_store.commit({Write::update(credential, withHash(credential.fields, *hash))});
}

Result<QString> LocalIdentity::stamp(const QString &email)
{
    const auto found = m_store.read(pathOf(email));
    if (!found)
        return fail(found);
    return *found ? (*found)->fields.value(QLatin1String("stamp")).toString() : QString();
}

Result<std::optional<QString>> LocalIdentity::accountOf(const QString &email)
{
    const auto found = m_store.read(pathOf(email));
    if (!found)
        return fail(found);
    return *found ? std::optional(ownerOf(**found)) : std::nullopt;
}

Result<void> LocalIdentity::setPassword(const QString &accountId, const QString &email, const QString &password, const QList<Write> &together)
{
    const auto found = m_store.read(pathOf(email));
    if (!found)
        return fail(found);
    if (!*found || ownerOf(**found) != accountId)
        return fail(Code::WrongCredentials);
    const Result<QByteArray> hash = m_gate.tryHash(normalised(password));
    if (!hash)
        return fail(hash);
    return m_store.commit(QList<Write>{Write::update(**found, withPassword((*found)->fields, *hash))} + together);
}

Result<void> LocalIdentity::move(const QString &accountId, const QString &from, const QString &to, const QList<Write> &together)
{
    const auto found = m_store.read(pathOf(from));
    if (!found)
        return fail(found);
    if (!*found || ownerOf(**found) != accountId)
        return fail(Code::Conflict);
    const QString path = pathOf(to);
    const auto taken = m_store.read(path);
    if (!taken)
        return fail(taken);
    if (*taken)
        return fail(Code::EmailTaken, {}, QStringLiteral("email"));
    return claim(path, QList<Write>{Write::remove(**found), Write::create(path, (*found)->fields)} + together);
}

} // namespace mj::server
