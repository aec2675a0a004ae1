#include "server/identity/local_identity.h"

namespace mj::server {
namespace {

constexpr int hashesAtOnce = 4; // 19 MiB each

QByteArray normalised(const QString &password)
{
    return password.normalized(QString::NormalizationForm_C).toUtf8();
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

Result<void> LocalIdentity::enroll(const QString &accountId, const QString &email, const QString &password, const QList<Write> &together)
{
    const QString path = pathOf(email);
    const auto known = m_store.read(path);
    if (!known)
        return fail(known);
    if (*known)
        return fail(Code::EmailTaken, {}, QStringLiteral("email"));
    QList<Write> writes = together;
    writes.prepend(Write::create(path, {{QStringLiteral("account"), accountId},
                                        {QStringLiteral("hash"), QString::fromLatin1(m_gate.hash(normalised(password)))}}));
    const Result<void> written = m_store.commit(writes);
    if (!written && written.error().code == Code::Conflict) {
        const auto now = m_store.read(path);
        if (now && *now)
            return fail(Code::EmailTaken, {}, QStringLiteral("email"));
    }
    return written;
}

Result<QString> LocalIdentity::verify(const QString &email, const QString &password)
{
    const auto found = m_store.read(pathOf(email));
    if (!found)
        return fail(found);
    const QByteArray hash = *found ? (*found)->fields.value(QLatin1String("hash")).toString().toLatin1() : m_decoyHash;
    const bool matches = m_gate.verify(hash, normalised(password));
    if (!matches || !*found)
        return fail(Code::WrongCredentials);
    return (*found)->fields.value(QLatin1String("account")).toString();
}

} // namespace mj::server
