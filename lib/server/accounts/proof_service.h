#pragma once
#include "api/device.h"
#include "api/proof.h"
#include "server/accounts/entrance.h"

namespace mj::server {

// That an address is the member's: by a code at the join, and for a new address. Thread-safe.
class ProofService
{
public:
    explicit ProofService(const AccountParts &parts) : m(parts) {}

    // Errors: those of the calls in api/proof.h.
    Result<api::CodeSent> sendVerification(const QString &accountId);
    Result<api::Account> confirmVerification(const QString &accountId, const api::ConfirmVerification &request);
    Result<api::CodeSent> changeEmail(const Caller &caller, const api::ChangeEmail &request);
    Result<api::Account> confirmEmail(const Caller &caller, const api::ConfirmEmail &request, const QString &address);

private:
    Result<void> moveOnce(const CodeBook::Proof &proof, const QString &accountId, const Origin &origin);

    AccountParts m;
};

} // namespace mj::server
