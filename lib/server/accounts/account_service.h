#pragma once
#include "server/accounts/entrance.h"
#include "server/accounts/google_links.h"
#include "server/accounts/photo_service.h"

namespace mj::server {

// Joining, signing in, the person's own data. Thread-safe.
class AccountService
{
public:
    AccountService(const AccountParts &parts, Entrance &entrance, GoogleLinks &links, PhotoService &photos);

    // Errors: those of the calls in api/account.h.
    Result<api::Session> create(const api::CreateAccount &request, const QByteArray &key, const QString &address);
    Result<api::Session> signIn(const api::CreateSession &request, const QString &address);
    Result<api::Session> refresh(const QString &refreshToken, const QByteArray &nonce, const QString &address);
    Result<api::Account> account(const QString &accountId) const { return m.accounts.account(accountId); }
    Result<api::Account> update(const QString &accountId, const api::UpdateMe &request);
    Result<api::Account> setConsent(const QString &accountId, const api::Consent &consent);

private:
    // A join that passed its checks.
    struct Joining {
        api::Account account;
        QString password; // empty: with Google
        std::optional<GooglePerson> google;
    };
    Result<Joining> checked(const api::CreateAccount &request) const;
    Result<void> enroll(const Joining &joining, const api::CreateAccount &request, const Origin &origin, const Write &record);

    AccountParts m;
    Entrance &m_entrance;
    GoogleLinks &m_links;
    PhotoService &m_photos;
};

} // namespace mj::server
