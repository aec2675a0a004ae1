#pragma once
#include "server/config.h"
#include "server/providers/image_provider.h"
#include <memory>

namespace mj::server {

class ProviderLink;

// Stability's v2beta services, one picture a call. An enlargement that takes its time is taken up again by its remote id; nothing can be
// canceled over there. What a model can be called and its options may say stands at StabilityService.
class StabilityProvider final : public ImageProvider
{
public:
    struct Pace {
        int timeoutMs = 5 * 60'000;
        int pollMs = 10'000;         // the service asks not to be asked more often
        int pollForMs = 15 * 60'000; // from acceptance, or from a restart
    };

    explicit StabilityProvider(const ProviderConfig &config);
    StabilityProvider(const ProviderConfig &config, Pace pace);
    Result<MadePictures> create(const PictureOrder &order, const ProviderWork &work) override;

private:
    Result<MadePicture> ordered(const ProviderLink &link, const PictureOrder &order, const ProviderWork &work) const;
    Result<MadePicture> awaited(const ProviderLink &link, const QString &id) const;

    ProviderConfig m_config;
    Pace m_pace;
};

std::unique_ptr<ImageProvider> makeStabilityProvider(const ProviderConfig &config);

} // namespace mj::server
