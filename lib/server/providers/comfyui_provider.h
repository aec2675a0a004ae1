#pragma once
#include "server/providers/remote_watch.h"
#include <memory>

namespace mj::server {

// A ComfyUI of ours. What it does is a graph of the catalogue's options: "workflow", or "workflows" with one for each task, with the places
// {{prompt}} {{negative}} {{seed}} {{width}} {{height}} {{count}} {{scale}} {{model}} {{image}} {{image2}} ... {{mask}}, see WorkflowTemplate;
// and "atOnce" for a graph with {{count}}. Progress and previews come by its socket while that holds, and the end by its history in any case.
class ComfyuiProvider final : public ImageProvider
{
public:
    explicit ComfyuiProvider(const ProviderConfig &config) : ComfyuiProvider(config, WatchPace{{500, 1'000, 1'000, 2'000}, 60 * 60'000, 10}) {}
    ComfyuiProvider(const ProviderConfig &config, WatchPace pace);

    int atOnce(const PictureOrder &order) const override;
    bool isRepeatable() const override { return true; }
    Result<MadePictures> create(const PictureOrder &order, const ProviderWork &work) override;

private:
    ProviderConfig m_config;
    WatchPace m_pace;
};

std::unique_ptr<ImageProvider> makeComfyuiProvider(const ProviderConfig &config);

} // namespace mj::server
