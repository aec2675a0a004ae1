#include "server/accounts/account_room.h"

namespace mj::server {

AccountRoom::AccountRoom(const Ground &ground, const Config &config)
    : m_accounts(ground.store, ground.personal, ground.clock), m_sessions(ground.store, ground.personal, ground.clock),
      m_log(ground.store, ground.personal, ground.clock), m_devices(ground.store, m_sessions, m_log, ground.personal),
      m_codes(ground.store, ground.personal, ground.outbox, ground.clock),
      m_limiter(ground.store, ground.personal, config.limits, ground.clock), m_google(config.google, ground.personal, ground.clock),
      m_photos(ground.store, ground.blobs, ground.personal, ground.clock), m_purge(ground.store, ground.clock),
      m_parts{ground.store, ground.personal, ground.clock, ground.identity, m_google, ground.outbox, m_accounts, m_sessions, m_log, m_devices, m_codes,
              m_limiter},
      m_entrance(m_parts), m_links(m_parts), m_accountService(m_parts, m_entrance, m_links, m_photos), m_proofService(m_parts),
      m_passwordService(m_parts, m_entrance, m_links), m_googleService(m_parts, m_entrance, m_links),
      m_accountRoutes(m_accountService, m_sessions), m_proofRoutes(m_proofService, m_passwordService, m_sessions),
      m_deviceRoutes(m_devices, m_log, m_sessions), m_googleRoutes(m_googleService), m_photoRoutes(m_photos, m_accounts, m_sessions)
{
}

void AccountRoom::addTo(http::Router &router)
{
    m_accountRoutes.addTo(router);
    m_proofRoutes.addTo(router);
    m_deviceRoutes.addTo(router);
    m_googleRoutes.addTo(router);
    m_photoRoutes.addTo(router);
}

} // namespace mj::server
