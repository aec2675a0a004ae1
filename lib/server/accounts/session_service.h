#pragma once
#include "base/clock.h"
#include "server/identity/personal_data.h"
#include "server/documents/document_store.h"
#include "server/http/message.h"

namespace mj::server {

struct Caller {
    QString accountId;
    QString sessionId;
    QDateTime authenticatedAt = {}; // the last time this session proved who it is
};

// Where a session is opened or used from.
struct Origin {
    QString deviceName;
    QString deviceId; // of the installation; empty: it does not say
    QString address;
};

struct Tokens {
    QString sessionId;
    QString access;
    QDateTime accessExpiresAt;
    QString refresh;
};

// Sessions and their tokens. A token is "<session id>.<turn>.<secret>", the secret derived with the server's key from the session, the
// turn and a salt of that turn; its first characters need no salt and prove a token of any former turn ours. The store holds no token.
// Thread-safe.
//  - access: 15 minutes, that of the turn before stays good until its own end;
//  - refresh: once. The same refresh (same token, same nonce) answers again with the same tokens, so that a lost answer ends nothing;
//    a used token with another nonce ends the session.
class SessionService
{
public:
    SessionService(DocumentStore &store, const PersonalData &personal, const Clock &clock);

    // Writes `together` with the session, which counts as authenticated now.
    Result<Tokens> create(const QString &accountId, const Origin &origin, const QList<Write> &together = {});
    Result<std::pair<Caller, Tokens>> refresh(const QString &refreshToken, const QByteArray &nonce, const QString &address);
    Result<void> end(const QString &sessionId, const QList<Write> &together = {});
    Result<void> reauthenticated(const QString &sessionId);
    Result<void> requireFresh(const Caller &caller) const; // reauthentication_required after five minutes

    bool isAlive(const Document &session) const; // neither ended nor unused for sixty days
    QString deviceKey(const QString &accountId, const QString &deviceId) const; // empty without a device id

    // The bearer of a request. Errors: unauthenticated, token_expired.
    Result<Caller> authenticate(const http::Request &request) const;

private:
    Tokens tokensOf(const QString &sessionId, const QJsonObject &session) const;
    QString secret(const QString &kind, const QString &sessionId, qint64 turn, const QString &salt) const;
    QString proof(const QString &kind, const QString &sessionId, qint64 turn) const;
    QString keyed(const QString &message) const;
    Result<Document> activeSession(const QString &sessionId) const;

    DocumentStore &m_store;
    const PersonalData &m_personal;
    const Clock &m_clock;
};

} // namespace mj::server
