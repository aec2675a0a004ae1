#pragma once
#include "api/device.h"
#include "server/accounts/session_service.h"
#include "server/accounts/sign_in_log.h"

namespace mj::server {

// The sessions of a member as devices: list, end one, end all others. Thread-safe.
class DeviceBook
{
public:
    DeviceBook(DocumentStore &store, SessionService &sessions, SignInLog &log, const PersonalData &personal);

    Result<api::Listing<api::Device>> devices(const Caller &caller) const; // the one in use first, then the latest
    Result<void> end(const Caller &caller, const QString &sessionId, const QString &address); // not_found, also for somebody else's
    Result<void> endOthers(const QString &accountId, const QString &keptSession);             // none kept: empty
    Result<void> endOthers(const Caller &caller, const QString &address);                      // and tells the history

    QString nameOf(const QString &sessionId) const;
    Result<bool> isKnown(const QString &accountId, const QString &deviceId) const; // of an earlier session

private:
    DocumentStore &m_store;
    SessionService &m_sessions;
    SignInLog &m_log;
    const PersonalData &m_personal;
};

} // namespace mj::server
