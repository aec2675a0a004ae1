#include "server/accounts/session_service.h"

#include "base/ids.h"
#include "crypto/digest.h"
#include "server/accounts/until_written.h"

namespace mj::server {
namespace {

constexpr qint64 accessSeconds = 15 * 60;
constexpr qint64 refreshDays = 60;
constexpr qint64 freshSeconds = 5 * 60;

struct Parsed {
    QString sessionId;
    qint64 turn = 0;
    QString secret;
};

std::optional<Parsed> parse(const QString &token)
{
    const QStringList parts = token.split(QLatin1Char('.'));
    if (parts.size() != 3 || !isId(parts[0]))
        return std::nullopt;
    bool ok = false;
    const qint64 turn = parts[1].toLongLong(&ok);
    if (!ok || turn < 1)
        return std::nullopt;
    return Parsed{parts[0], turn, parts[2]};
}

QString pathOf(const QString &sessionId)
{
    return QStringLiteral("sessions/") + sessionId;
}

QString hashOf(const QByteArray &nonce)
{
    return nonce.isEmpty() ? QString() : QString::fromLatin1(sha256(nonce).toHex());
}

constexpr qsizetype proofLength = 16;

bool equal(const QString &a, const QString &b)
{
    return equalConstantTime(a.toLatin1(), b.toLatin1());
}

} // namespace

SessionService::SessionService(DocumentStore &store, const PersonalData &personal, const Clock &clock)
    : m_store(store), m_personal(personal), m_clock(clock)
{
}

QString SessionService::secret(const QString &kind, const QString &sessionId, qint64 turn, const QString &salt) const
{
    return proof(kind, sessionId, turn) + keyed(QStringLiteral("token\n%1\n%2\n%3\n%4").arg(kind, sessionId, QString::number(turn), salt));
}

QString SessionService::proof(const QString &kind, const QString &sessionId, qint64 turn) const
{
    return keyed(QStringLiteral("proof\n%1\n%2\n%3").arg(kind, sessionId, QString::number(turn))).left(proofLength);
}

QString SessionService::keyed(const QString &message) const
{
    return QString::fromLatin1(m_personal.derive(message.toUtf8()).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Tokens SessionService::tokensOf(const QString &sessionId, const QJsonObject &session) const
{
    const qint64 turn = session.value(QLatin1String("turn")).toInteger();
    const QString salt = session.value(QLatin1String("salt")).toString();
    const QString form = QStringLiteral("%1.%2.%3");
    Tokens tokens;
    tokens.sessionId = sessionId;
    tokens.access = form.arg(sessionId, QString::number(turn), secret(QStringLiteral("access"), sessionId, turn, salt));
    tokens.refresh = form.arg(sessionId, QString::number(turn), secret(QStringLiteral("refresh"), sessionId, turn, salt));
    tokens.accessExpiresAt = fromWire(session.value(QLatin1String("accessExpiresAt")).toString());
    return tokens;
}

Result<Tokens> SessionService::create(const QString &accountId, const Origin &origin, const QList<Write> &together)
{
    const QString id = newId(QLatin1String("ses"));
    const QDateTime now = m_clock.now();
    const QJsonObject session{{QStringLiteral("account"), accountId},
                              {QStringLiteral("device"), m_personal.seal(origin.deviceName, id)},
                              {QStringLiteral("deviceKey"), deviceKey(accountId, origin.deviceId)},
                              {QStringLiteral("address"), m_personal.seal(origin.address, id)},
                              {QStringLiteral("authenticatedAt"), toWire(now)},
                              {QStringLiteral("createdAt"), toWire(now)},
                              {QStringLiteral("lastUsedAt"), toWire(now)},
                              {QStringLiteral("turn"), 1},
                              {QStringLiteral("salt"), newIdempotencyKey()},
                              {QStringLiteral("accessExpiresAt"), toWire(now.addSecs(accessSeconds))},
                              {QStringLiteral("state"), QStringLiteral("active")}};
    const Result<void> written = m_store.commit(QList<Write>{Write::create(pathOf(id), session)} + together);
    if (!written)
        return fail(written);
    return tokensOf(id, session);
}

Result<Document> SessionService::activeSession(const QString &sessionId) const
{
    const auto found = m_store.read(pathOf(sessionId));
    if (!found)
        return fail(found);
    if (!*found || (*found)->fields.value(QLatin1String("state")).toString() != QLatin1String("active"))
        return fail(Code::Unauthenticated);
    return **found;
}

Result<std::pair<Caller, Tokens>> SessionService::refresh(const QString &refreshToken, const QByteArray &nonce, const QString &address)
{
    const std::optional<Parsed> token = parse(refreshToken);
    if (!token)
        return fail(Code::Unauthenticated);
    for (int attempt = 0; attempt < 8; ++attempt) {
        const Result<Document> session = activeSession(token->sessionId);
        if (!session)
            return fail(session);
        QJsonObject fields = session->fields;
        const Caller caller{fields.value(QLatin1String("account")).toString(), token->sessionId};
        const Tokens current = tokensOf(token->sessionId, fields);
        if (!equal(current.refresh, refreshToken)) {
            QJsonObject before{{QStringLiteral("turn"), fields.value(QLatin1String("turn")).toInteger() - 1},
                               {QStringLiteral("salt"), fields.value(QLatin1String("saltBefore"))}};
            const QString used = fields.value(QLatin1String("nonce")).toString();
            if (equal(tokensOf(token->sessionId, before).refresh, refreshToken) && !used.isEmpty() && equal(used, hashOf(nonce)))
                return std::pair(caller, current); // the same refresh again: its first answer was lost
            const bool isOurs = equal(token->secret.left(proofLength), proof(QStringLiteral("refresh"), token->sessionId, token->turn));
            if (isOurs && token->turn < fields.value(QLatin1String("turn")).toInteger())
                (void)end(token->sessionId); // a used token came back: somebody has a copy
            return fail(Code::Unauthenticated);
        }
        const QDateTime now = m_clock.now();
        if (!isAlive(*session))
            return fail(Code::Unauthenticated);
        fields.insert(QStringLiteral("saltBefore"), fields.value(QLatin1String("salt")));
        fields.insert(QStringLiteral("accessBeforeExpiresAt"), fields.value(QLatin1String("accessExpiresAt")));
        fields.insert(QStringLiteral("salt"), newIdempotencyKey());
        fields.insert(QStringLiteral("turn"), token->turn + 1);
        fields.insert(QStringLiteral("nonce"), hashOf(nonce));
        fields.insert(QStringLiteral("lastUsedAt"), toWire(now));
        fields.insert(QStringLiteral("address"), m_personal.seal(address, token->sessionId));
        fields.insert(QStringLiteral("accessExpiresAt"), toWire(now.addSecs(accessSeconds)));
        const Result<void> written = m_store.commit({Write::update(*session, fields)});
        if (written)
            return std::pair(caller, tokensOf(token->sessionId, fields));
        if (written.error().code != Code::Conflict)
            return fail(written);
    }
    return fail(Code::Unavailable);
}

Result<void> SessionService::end(const QString &sessionId, const QList<Write> &together)
{
    return untilWritten([&]() -> Result<void> {
        const auto found = m_store.read(pathOf(sessionId));
        if (!found)
            return fail(found);
        if (!*found)
            return {};
        QJsonObject fields = (*found)->fields;
        fields.insert(QStringLiteral("state"), QStringLiteral("ended"));
        fields.insert(QStringLiteral("endedAt"), toWire(m_clock.now()));
        return m_store.commit(QList<Write>{Write::update(**found, fields)} + together);
    });
}

Result<void> SessionService::reauthenticated(const QString &sessionId)
{
    return untilWritten([&]() -> Result<void> {
        const Result<Document> session = activeSession(sessionId);
        if (!session)
            return fail(session);
        QJsonObject fields = session->fields;
        fields.insert(QStringLiteral("authenticatedAt"), toWire(m_clock.now()));
        return m_store.commit({Write::update(*session, fields)});
    });
}

Result<void> SessionService::requireFresh(const Caller &caller) const
{
    if (!caller.authenticatedAt.isValid() || caller.authenticatedAt.addSecs(freshSeconds) < m_clock.now())
        return fail(Code::ReauthenticationRequired);
    return {};
}

bool SessionService::isAlive(const Document &session) const
{
    return session.fields.value(QLatin1String("state")).toString() == QLatin1String("active")
        && fromWire(session.fields.value(QLatin1String("lastUsedAt")).toString()).addDays(refreshDays) >= m_clock.now();
}

QString SessionService::deviceKey(const QString &accountId, const QString &deviceId) const
{
    return deviceId.isEmpty() ? QString() : m_personal.lookup(QStringLiteral("device"), accountId + QLatin1Char('\n') + deviceId);
}

Result<Caller> SessionService::authenticate(const http::Request &request) const
{
    const QByteArray header = request.header("authorization");
    if (!header.startsWith("Bearer "))
        return fail(Code::Unauthenticated);
    const QString text = QString::fromLatin1(header.mid(7));
    const std::optional<Parsed> token = parse(text);
    if (!token)
        return fail(Code::Unauthenticated);
    const Result<Document> session = activeSession(token->sessionId);
    if (!session)
        return fail(session);
    const QJsonObject &fields = session->fields;
    const qint64 turn = fields.value(QLatin1String("turn")).toInteger();
    const bool isCurrent = token->turn == turn;
    if (!isCurrent && token->turn != turn - 1)
        return fail(token->turn < turn ? Code::TokenExpired : Code::Unauthenticated);
    const QLatin1String salt(isCurrent ? "salt" : "saltBefore");
    const QLatin1String expiry(isCurrent ? "accessExpiresAt" : "accessBeforeExpiresAt");
    if (!equal(token->secret, secret(QStringLiteral("access"), token->sessionId, token->turn, fields.value(salt).toString())))
        return fail(Code::Unauthenticated);
    if (fromWire(fields.value(expiry).toString()) <= m_clock.now())
        return fail(Code::TokenExpired);
    return Caller{fields.value(QLatin1String("account")).toString(), token->sessionId,
                  fromWire(fields.value(QLatin1String("authenticatedAt")).toString())};
}

} // namespace mj::server
