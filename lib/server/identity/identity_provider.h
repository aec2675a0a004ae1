#pragma once
#include "server/documents/document_store.h"

namespace mj::server {

// Who may sign in. Thread-safe. Implementations: LocalIdentity; Firebase Auth in production.
// Whatever changes writes `together` with it, all or nothing. Errors of every call: unavailable, also when too many passwords wait to be
// hashed; of every change: conflict, when something it rests on changed meanwhile (read again and repeat).
class IdentityProvider
{
public:
    virtual ~IdentityProvider() = default;
    // Claims the address for a new account; an empty password: it signs in another way. Error: email_taken (nothing written).
    virtual Result<void> enroll(const QString &accountId, const QString &email, const QString &password, const QList<Write> &together) = 0;
    // The account id. Error: wrong_credentials, for an unknown address and an account without a password after the same work as for a
    // wrong one.
    virtual Result<QString> verify(const QString &email, const QString &password) = 0;
    // Another one after each new password, the same for every address nobody has: read before verify and after what it allowed, it tells
    // whether the password was replaced in between.
    virtual Result<QString> stamp(const QString &email) = 0;
    virtual Result<std::optional<QString>> accountOf(const QString &email) = 0;
    // Error: wrong_credentials, when the address is not the account's.
    virtual Result<void> setPassword(const QString &accountId, const QString &email, const QString &password, const QList<Write> &together) = 0;
    // The address of an account becomes another one. Error: email_taken.
    virtual Result<void> move(const QString &accountId, const QString &from, const QString &to, const QList<Write> &together) = 0;
};

} // namespace mj::server
