#pragma once
#include "server/accounts/account_parts.h"

namespace mj::server {

// Which Google account belongs to which of ours: google/<keyed lookup of the subject>, and its name in the account document. Thread-safe.
class GoogleLinks
{
public:
    explicit GoogleLinks(const AccountParts &parts) : m(parts) {}

    Result<std::optional<QString>> accountOf(const GooglePerson &person) const;
    Write claimed(const GooglePerson &person, const QString &accountId) const; // for the commit of a join
    QString keyOf(const GooglePerson &person) const;                           // what the account document keeps

    // Connects, and lets go of a Google account connected before. Error: wrong_credentials, when it belongs to another member.
    Result<void> connect(const GooglePerson &person, const QString &accountId);

private:
    AccountParts m;
};

} // namespace mj::server
