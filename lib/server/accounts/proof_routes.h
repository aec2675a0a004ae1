#pragma once
#include "server/accounts/password_service.h"
#include "server/accounts/proof_service.h"
#include "server/http/router.h"

namespace mj::server {

// POST /v1/me/verification, /v1/me/verification/confirm, /v1/me/email, /v1/me/email/confirm, /v1/me/password, /v1/password-resets,
// /v1/password-resets/confirm, /v1/sessions/current/reauthentication.
class ProofRoutes
{
public:
    ProofRoutes(ProofService &proofs, PasswordService &passwords, SessionService &sessions) : m_proofs(proofs), m_passwords(passwords), m_sessions(sessions) {}
    void addTo(http::Router &router);

private:
    void addVerification(http::Router &router);
    void addPasswords(http::Router &router);

    ProofService &m_proofs;
    PasswordService &m_passwords;
    SessionService &m_sessions;
};

} // namespace mj::server
