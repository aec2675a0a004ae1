#pragma once
#include "server/providers/provider_link.h"
#include <memory>
#include <mutex>

namespace mj::server {

// An engine of ours with the API of AUTOMATIC1111 or Forge. It does one thing at a time, and what it tells of progress and takes as
// "interrupt" means whatever it is doing, so orders wait here for their turn. The key, where there is one, is "user:password".
// The catalogue's options: "input", fixed fields of the request (steps, cfg_scale, sampler_name, denoising_strength, upscaler_1), and
// "atOnce". The model, when named, is the checkpoint to load.
class Automatic1111Provider final : public ImageProvider
{
public:
    struct Pace {
        int lookMs = 500; // between two looks at the progress
        int longestMs = 30 * 60'000;
    };

    explicit Automatic1111Provider(const ProviderConfig &config) : Automatic1111Provider(config, Pace{}) {}
    Automatic1111Provider(const ProviderConfig &config, Pace pace);

    int atOnce(const PictureOrder &order) const override;
    bool isRepeatable() const override { return true; }
    Result<MadePictures> create(const PictureOrder &order, const ProviderWork &work) override;

private:
    Result<std::unique_lock<std::timed_mutex>> turn(const ProviderLink &link);
    ProviderLink::Authorisation authorisation() const;

    ProviderConfig m_config;
    Pace m_pace;
    std::timed_mutex m_turn;
};

std::unique_ptr<ImageProvider> makeAutomatic1111Provider(const ProviderConfig &config);

} // namespace mj::server
