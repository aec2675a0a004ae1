#pragma once
#include "server/accounts/account_routes.h"
#include "server/accounts/device_routes.h"
#include "server/accounts/google_routes.h"
#include "server/accounts/photo_routes.h"
#include "server/accounts/proof_routes.h"
#include "server/accounts/sign_in_purge.h"
#include "server/blobs/blob_store.h"

namespace mj::server {

// Everything of this folder, owned in dependency order.
class AccountRoom
{
public:
    // What it stands on; everything outlives it.
    struct Ground {
        DocumentStore &store;
        BlobStore &blobs;
        const PersonalData &personal;
        IdentityProvider &identity;
        Outbox &outbox;
        const Clock &clock;
    };

    AccountRoom(const Ground &ground, const Config &config);

    void addTo(http::Router &router);
    void start() { m_purge.start(); }
    void stop() { m_purge.stop(); }

    const AccountParts &parts() const { return m_parts; }
    SessionService &sessions() { return m_sessions; }
    const AccountStore &accounts() const { return m_accounts; }

private:
    AccountStore m_accounts;
    SessionService m_sessions;
    SignInLog m_log;
    DeviceBook m_devices;
    CodeBook m_codes;
    SignInLimiter m_limiter;
    GoogleIdentity m_google;
    PhotoService m_photos;
    SignInPurge m_purge;
    AccountParts m_parts;
    Entrance m_entrance;
    GoogleLinks m_links;
    AccountService m_accountService;
    ProofService m_proofService;
    PasswordService m_passwordService;
    GoogleService m_googleService;
    AccountRoutes m_accountRoutes;
    ProofRoutes m_proofRoutes;
    DeviceRoutes m_deviceRoutes;
    GoogleRoutes m_googleRoutes;
    PhotoRoutes m_photoRoutes;
};

} // namespace mj::server
