#pragma once
#include "api/account.h"
#include "server/accounts/session_service.h"
#include "server/identity/identity_provider.h"

namespace mj::server {

// Members: accounts/<id> with the address and name sealed, accounts/<id>/consents/<purpose>. Thread-safe.
class AccountService
{
public:
    AccountService(DocumentStore &store, IdentityProvider &identity, SessionService &sessions, const PersonalData &personal, const Clock &clock);

    Result<api::Session> create(const api::CreateAccount &request, const QByteArray &key, const QString &address);
    Result<api::Session> signIn(const api::CreateSession &request, const QString &address);
    Result<api::Session> refresh(const QString &refreshToken, const QByteArray &nonce, const QString &address);
    Result<api::Account> account(const QString &accountId) const;
    Result<api::Account> update(const QString &accountId, const api::UpdateMe &request);

private:
    Result<api::Session> sessionFor(const QString &accountId, const Tokens &tokens) const;
    Result<api::Account> opened(const QString &accountId, const QJsonObject &fields) const;

    DocumentStore &m_store;
    IdentityProvider &m_identity;
    SessionService &m_sessions;
    const PersonalData &m_personal;
    const Clock &m_clock;
};

} // namespace mj::server
