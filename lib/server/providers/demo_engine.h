#pragma once
#include "server/providers/image_provider.h"
#include <QStringList>
#include <chrono>

namespace mj::server {

// Paints pictures by formula, without any model or network; holds nothing but its pace, so any number of threads may use one.
class DemoEngine final : public ImageProvider
{
public:
    static constexpr int smallestSide = 256; // pixels; every side is a multiple of `sideStep`
    static constexpr int largestSide = 1536;
    static constexpr int sideStep = 16;

    // `pace`: a pause after each partial picture, so that people can see it.
    explicit DemoEngine(std::chrono::milliseconds pace = std::chrono::milliseconds(0)) : m_pace(pace) {}

    static QStringList styles(); // "" first

    // A pure function of the normalised prompt, the seed, the size and the style, and of the reference and mask where the task starts from one:
    // a variation takes the reference's colours, an edit paints into it where the mask is open. The same bytes each time.
    // Reports three partial pictures (smaller, same shape). Errors: InvalidField (field "size" or "style"), Canceled, ProviderFailed.
    Result<MadePictures> create(const PictureOrder &order, const ProviderWork &work) override;
    bool isRepeatable() const override { return true; }

private:
    std::chrono::milliseconds m_pace;
};

} // namespace mj::server
