#pragma once
#include "server/config.h"
#include "server/providers/image_provider.h"
#include <memory>

namespace mj::server {

// Google's Gemini models that make pictures: one a call, which cannot be taken up again nor canceled over there. What the model's options
// may say stands at geminiCall.
class GeminiProvider final : public ImageProvider
{
public:
    explicit GeminiProvider(const ProviderConfig &config, int timeoutMs = 5 * 60'000);
    Result<MadePictures> create(const PictureOrder &order, const ProviderWork &work) override;

private:
    ProviderConfig m_config;
    int m_timeoutMs;
};

std::unique_ptr<ImageProvider> makeGeminiProvider(const ProviderConfig &config);

} // namespace mj::server
