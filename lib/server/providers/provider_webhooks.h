#pragma once
#include "base/clock.h"
#include "server/http/router.h"
#include "server/providers/provider_set.h"

namespace mj::server {

// POST /webhooks/replicate/{id}: a provider says that there is news of a job. Its signature proves who speaks; what it says of the job is not
// believed, the job is looked at. So the same message twice is one more look, and nothing is remembered.
class ProviderWebhooks
{
public:
    ProviderWebhooks(ProviderSet &providers, const Clock &clock) : m_providers(providers), m_clock(clock) {}
    void addTo(http::Router &router);

private:
    Result<http::Reply> receive(const http::Request &request);

    ProviderSet &m_providers;
    const Clock &m_clock;
};

} // namespace mj::server
