#pragma once
#include "api/device.h"
#include "api/proof.h"
#include "server/accounts/entrance.h"
#include "server/accounts/google_links.h"

namespace mj::server {

// Forgotten and changed passwords, and proving again who one is. Thread-safe.
class PasswordService
{
public:
    PasswordService(const AccountParts &parts, Entrance &entrance, GoogleLinks &links) : m(parts), m_entrance(entrance), m_links(links) {}

    // Errors: those of the calls in api/proof.h and of api::Reauthenticate.
    Result<api::CodeSent> requestReset(const api::RequestPasswordReset &request, const QString &address);
    Result<api::Session> confirmReset(const api::ConfirmPasswordReset &request, const QString &address);
    Result<void> change(const Caller &caller, const api::ChangePassword &request, const QString &address);
    Result<void> reauthenticate(const Caller &caller, const api::Reauthenticate &request, const QString &address);

private:
    Result<CodeBook::Proof> proveReset(const QString &email, const QString &code, const Origin &origin);
    Result<void> resetOnce(const CodeBook::Proof &proof, const QString &accountId, const api::ConfirmPasswordReset &request, const Origin &origin);
    Result<void> checkGrant(const Caller &caller, const QString &grant) const;

    AccountParts m;
    Entrance &m_entrance;
    GoogleLinks &m_links;
};

} // namespace mj::server
