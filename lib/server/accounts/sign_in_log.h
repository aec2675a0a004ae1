#pragma once
#include "api/device.h"
#include "server/accounts/session_service.h"

namespace mj::server {

// The sign-in history: sign_ins/<id>, device and address sealed. Lines are written in the commit of what they tell; sign_in_purge removes
// them after three months. Thread-safe.
class SignInLog
{
public:
    SignInLog(DocumentStore &store, const PersonalData &personal, const Clock &clock) : m_store(store), m_personal(personal), m_clock(clock) {}

    Write line(const QString &accountId, const char *kind, const Origin &origin) const;
    // Of a refused try; for an account nobody has it costs the same and keeps nothing.
    Write refusal(const std::optional<QString> &accountId, const Origin &origin) const;

    // Newest first. Error: invalid_field "cursor".
    Result<api::Listing<api::SignIn>> lines(const QString &accountId, const QString &cursor, int limit) const;

private:
    DocumentStore &m_store;
    const PersonalData &m_personal;
    const Clock &m_clock;
};

} // namespace mj::server
