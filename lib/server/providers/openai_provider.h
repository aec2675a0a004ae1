#pragma once
#include "server/config.h"
#include "server/providers/image_provider.h"
#include <memory>

namespace mj::server {

class ProviderLink;
struct ProviderCall;

// OpenAI's Images API, and with the kind "openai_compatible" every service that speaks it (LocalAI, stable-diffusion.cpp, xAI,
// OpenRouter...). A call cannot be taken up again nor canceled over there: whoever stops it pays for it. What the model's options may say
// stands at openAiCall.
class OpenAiProvider final : public ImageProvider
{
public:
    struct Pace {
        int timeoutMs = 5 * 60'000;
        int stallMs = 120'000; // of a stream
    };

    explicit OpenAiProvider(const ProviderConfig &config);
    OpenAiProvider(const ProviderConfig &config, Pace pace);

    int atOnce(const PictureOrder &order) const override; // 1 of a stream, else options "at_once", else 10 (compatible: 1)
    bool isRepeatable() const override;                   // a compatible engine of ours, country "local"
    Result<MadePictures> create(const PictureOrder &order, const ProviderWork &work) override;

private:
    Result<MadePictures> streamed(const ProviderCall &call, const PictureOrder &order, const ProviderWork &work) const;
    Result<MadePictures> whole(const ProviderLink &link, const QByteArray &body, const PictureOrder &order) const;
    ProviderLink linkFor(const ProviderWork &work) const;

    ProviderConfig m_config;
    Pace m_pace;
    bool m_isCompatible;
};

std::unique_ptr<ImageProvider> makeOpenAiProvider(const ProviderConfig &config); // of both kinds

} // namespace mj::server
