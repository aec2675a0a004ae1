#pragma once
#include "server/accounts/account_parts.h"

namespace mj::server {

// How a person gets in: the one place where a typed password is checked, and where sessions of proven people open. Thread-safe.
class Entrance
{
public:
    explicit Entrance(const AccountParts &parts) : m(parts) {}

    // The account of an address and its password, through the limiter. Errors: wrong_credentials, too_many_requests, unavailable.
    Result<QString> check(const QString &email, const QString &password, const Origin &origin);

    // A sign-in: told to the history, and by mail when the device is new to the account.
    Result<api::Session> signedIn(const QString &accountId, const Origin &origin);
    // A session after something that has been told already.
    Result<api::Session> open(const QString &accountId, const Origin &origin, const QList<Write> &together = {});
    Result<api::Session> sessionFor(const QString &accountId, const Tokens &tokens) const;

    // A mail to a member about what was done to the account.
    MailOrder notice(const char *kind, const api::Account &account, const Origin &origin) const;

private:
    AccountParts m;
};

} // namespace mj::server
