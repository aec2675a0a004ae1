#pragma once
#include "server/providers/remote_watch.h"
#include <memory>

namespace mj::server {

// Models that run at fal, through its queue. A model is an app, "fal-ai/flux/schnell"; what follows owner and name matters to the submit alone.
// The catalogue says how each calls its input, see ModelInput; its options may also hold "headers", fixed headers of the submit
// ({"X-Fal-Store-IO": "0"}), and "keepSeconds", how long fal keeps the pictures (an hour).
class FalProvider final : public ImageProvider
{
public:
    explicit FalProvider(const ProviderConfig &config) : FalProvider(config, WatchPace{{500, 500, 1'000, 2'000, 5'000}, 35 * 60'000, 10}) {}
    FalProvider(const ProviderConfig &config, WatchPace pace);

    int atOnce(const PictureOrder &order) const override;
    Result<MadePictures> create(const PictureOrder &order, const ProviderWork &work) override;

private:
    ProviderConfig m_config;
    WatchPace m_pace;
};

std::unique_ptr<ImageProvider> makeFalProvider(const ProviderConfig &config);

} // namespace mj::server
