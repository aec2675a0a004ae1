#pragma once
#include "server/config.h"
#include "server/providers/image_provider.h"
#include <memory>

namespace mj::server {

// What is known of a kind of provider before anybody has set one up: where it is, who runs it, and how one is made.
struct ProviderKind {
    QLatin1String name; // ProviderConfig::kind
    QLatin1String base; // the service's own address; empty: the operator says
    bool isOurs = false;   // an engine on a machine of ours: http to our own networks is allowed
    bool needsKey = false;
    QLatin1String processor; // as people know it
    QLatin1String country;   // empty: "local" for an address of ours, else the operator says. The same for `retention`
    QLatin1String retention;
    std::unique_ptr<ImageProvider> (*make)(const ProviderConfig &config, const QUrl &webhook) = nullptr; // webhook: where it may tell of ends, or empty

    static const ProviderKind *of(const QString &name); // null: nobody knows it

    // What the operator left open, as far as it is known.
    ProviderConfig completed(ProviderConfig config) const;
};

} // namespace mj::server
