#pragma once
#include "crypto/password_gate.h"
#include "server/identity/identity_provider.h"
#include "server/identity/personal_data.h"

namespace mj::server {

// Passwords in our own store: credentials/<keyed hash of the address> holds the account id and an Argon2id hash, which is made anew at a
// good sign-in when it is of an older cost. Thread-safe.
class LocalIdentity final : public IdentityProvider
{
public:
    LocalIdentity(DocumentStore &store, const PersonalData &personal);

    Result<void> enroll(const QString &accountId, const QString &email, const QString &password, const QList<Write> &together) override;
    Result<QString> verify(const QString &email, const QString &password) override;
    Result<QString> stamp(const QString &email) override;
    Result<std::optional<QString>> accountOf(const QString &email) override;
    Result<void> setPassword(const QString &accountId, const QString &email, const QString &password, const QList<Write> &together) override;
    Result<void> move(const QString &accountId, const QString &from, const QString &to, const QList<Write> &together) override;

private:
    QString pathOf(const QString &email) const;
    Result<void> claim(const QString &path, const QList<Write> &writes); // email_taken when that is what stood against it
    void renewHash(const Document &credential, const QString &password);

    DocumentStore &m_store;
    const PersonalData &m_personal;
    PasswordGate m_gate;
    QByteArray m_decoyHash; // checked for unknown addresses, so that they take as long
};

} // namespace mj::server
