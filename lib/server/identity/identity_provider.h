#pragma once
#include "server/documents/document_store.h"

namespace mj::server {

// Who may sign in. Thread-safe. Implementations: LocalIdentity; Firebase Auth in production.
class IdentityProvider
{
public:
    virtual ~IdentityProvider() = default;
    // Claims the address for a new account and writes `together` with it. Error: email_taken (nothing written).
    virtual Result<void> enroll(const QString &accountId, const QString &email, const QString &password, const QList<Write> &together) = 0;
    // The account id. Error: wrong_credentials, for an unknown address after the same work as for a wrong password.
    virtual Result<QString> verify(const QString &email, const QString &password) = 0;
};

} // namespace mj::server
