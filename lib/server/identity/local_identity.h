#pragma once
#include "crypto/password_gate.h"
#include "server/identity/personal_data.h"
#include "server/identity/identity_provider.h"

namespace mj::server {

// Passwords in our own store: credentials/<keyed hash of the address> holds the account id and an Argon2id hash. Thread-safe.
class LocalIdentity final : public IdentityProvider
{
public:
    LocalIdentity(DocumentStore &store, const PersonalData &personal);

    Result<void> enroll(const QString &accountId, const QString &email, const QString &password, const QList<Write> &together) override;
    Result<QString> verify(const QString &email, const QString &password) override;

private:
    QString pathOf(const QString &email) const;

    DocumentStore &m_store;
    const PersonalData &m_personal;
    PasswordGate m_gate;
    QByteArray m_decoyHash; // checked for unknown addresses, so that they take as long
};

} // namespace mj::server
