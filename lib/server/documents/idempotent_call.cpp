#include "server/documents/idempotent_call.h"

#include "crypto/digest.h"

#include <QJsonDocument>

namespace mj::server {

IdempotentCall::IdempotentCall(QString scope, QString kind, const QByteArray &key, const QJsonObject &body)
    // Keyed with what only the caller has: a short prompt could be guessed from a plain hash of it.
    : m_path(QStringLiteral("calls/%1.%2").arg(scope, QString::fromLatin1(sha256(kind.toUtf8() + '\n' + key).toHex()))),
      m_scope(scope),
      m_bodyHash(QString::fromLatin1(hmacSha256(key, QJsonDocument(body).toJson(QJsonDocument::Compact)).toHex()))
{
}

Result<std::optional<QString>> IdempotentCall::earlier(DocumentStore &store) const
{
    const auto found = store.read(m_path);
    if (!found)
        return fail(found);
    if (!*found)
        return std::optional<QString>();
    const QJsonObject &fields = (*found)->fields;
    if (fields.value(QLatin1String("body")).toString() != m_bodyHash)
        return fail(Code::IdempotencyMismatch, {}, QStringLiteral("Idempotency-Key"));
    return std::optional<QString>(fields.value(QLatin1String("resource")).toString());
}

Write IdempotentCall::record(const QString &resourceId, const QString &at) const
{
    return Write::create(m_path, {{QStringLiteral("account"), m_scope},
                                  {QStringLiteral("body"), m_bodyHash},
                                  {QStringLiteral("resource"), resourceId},
                                  {QStringLiteral("at"), at}});
}

} // namespace mj::server
