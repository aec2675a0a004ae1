#include "server/providers/provider_kind.h"

#include "server/http/address_rule.h"
#include "server/providers/automatic1111_provider.h"
#include "server/providers/comfyui_provider.h"
#include "server/providers/fal_provider.h"
#include "server/providers/gemini_provider.h"
#include "server/providers/openai_provider.h"
#include "server/providers/replicate_provider.h"
#include "server/providers/stability_provider.h"

#include <algorithm>
#include <iterator>

namespace mj::server {
namespace {

using Made = std::unique_ptr<ImageProvider>;

void set(int &pace, std::chrono::milliseconds told)
{
    if (told.count() > 0)
        pace = static_cast<int>(told.count());
}

WatchPace watchOf(const ProviderConfig &config, WatchPace pace)
{
    if (config.pause.count() > 0)
        pace.pauses = {static_cast<int>(config.pause.count())};
    set(pace.longest, config.patience);
    return pace;
}

Made openAi(const ProviderConfig &config, const QUrl &)
{
    OpenAiProvider::Pace pace;
    set(pace.timeoutMs, config.patience);
    set(pace.stallMs, config.patience);
    return std::make_unique<OpenAiProvider>(config, pace);
}

Made gemini(const ProviderConfig &config, const QUrl &)
{
    return config.patience.count() > 0 ? std::make_unique<GeminiProvider>(config, static_cast<int>(config.patience.count()))
                                       : std::make_unique<GeminiProvider>(config);
}

Made stability(const ProviderConfig &config, const QUrl &)
{
    StabilityProvider::Pace pace;
    set(pace.timeoutMs, config.patience);
    set(pace.pollForMs, config.patience);
    set(pace.pollMs, config.pause);
    return std::make_unique<StabilityProvider>(config, pace);
}

Made replicate(const ProviderConfig &config, const QUrl &webhook)
{
    return std::make_unique<ReplicateProvider>(config, ReplicateProvider::Settings{watchOf(config, WatchPace()), webhook});
}

Made fal(const ProviderConfig &config, const QUrl &)
{
    return std::make_unique<FalProvider>(config, watchOf(config, WatchPace{{500, 500, 1'000, 2'000, 5'000}, 35 * 60'000, 10}));
}

Made automatic1111(const ProviderConfig &config, const QUrl &)
{
    Automatic1111Provider::Pace pace;
    set(pace.lookMs, config.pause);
    set(pace.longestMs, config.patience);
    return std::make_unique<Automatic1111Provider>(config, pace);
}

Made comfyui(const ProviderConfig &config, const QUrl &)
{
    return std::make_unique<ComfyuiProvider>(config, watchOf(config, WatchPace{{500, 1'000, 1'000, 2'000}, 60 * 60'000, 10}));
}

// How long each keeps what it is sent, as far as it says: OpenAI its records of abuse, Replicate what came by its API, Google (not verified)
// its own records of abuse. Of Stability and fal nothing is known, so the longest of the others stands for them.
constexpr ProviderKind kinds[] = {
    {QLatin1String("openai"), QLatin1String("https://api.openai.com/v1"), false, true, QLatin1String("OpenAI"), QLatin1String("US"), QLatin1String("30d"), openAi},
    {QLatin1String("openai_compatible"), {}, true, false, {}, {}, {}, openAi},
    {QLatin1String("gemini"), QLatin1String("https://generativelanguage.googleapis.com/v1beta"), false, true, QLatin1String("Google"), QLatin1String("US"),
     QLatin1String("55d"), gemini},
    {QLatin1String("stability"), QLatin1String("https://api.stability.ai/v2beta"), false, true, QLatin1String("Stability AI"), QLatin1String("GB"),
     QLatin1String("55d"), stability},
    {QLatin1String("replicate"), QLatin1String("https://api.replicate.com/v1"), false, true, QLatin1String("Replicate"), QLatin1String("US"),
     QLatin1String("1h"), replicate},
    {QLatin1String("fal"), QLatin1String("https://queue.fal.run"), false, true, QLatin1String("fal"), QLatin1String("US"), QLatin1String("55d"), fal},
    {QLatin1String("automatic1111"), QLatin1String("http://127.0.0.1:7860"), true, false, QLatin1String("AUTOMATIC1111"), {}, {}, automatic1111},
    {QLatin1String("comfyui"), QLatin1String("http://127.0.0.1:8188"), true, false, QLatin1String("ComfyUI"), {}, {}, comfyui},
};

bool isOurAddress(const QUrl &base)
{
    return base.host() == QLatin1String("localhost") || http::isPrivateAddress(base.host());
}

} // namespace

const ProviderKind *ProviderKind::of(const QString &name)
{
    const auto *found = std::find_if(std::begin(kinds), std::end(kinds), [&](const ProviderKind &kind) { return kind.name == name; });
    return found == std::end(kinds) ? nullptr : found;
}

ProviderConfig ProviderKind::completed(ProviderConfig config) const
{
    const auto fill = [](QString &value, const QString &known) {
        if (value.isEmpty())
            value = known;
    };
    if (config.base.isEmpty())
        config.base = QUrl(base);
    fill(config.name, processor.isEmpty() ? config.id : QString(processor));
    fill(config.country, country);
    fill(config.retention, retention);
    if (isOurs && isOurAddress(config.base)) {
        fill(config.country, QStringLiteral("local"));
        fill(config.retention, QStringLiteral("none"));
    }
    return config;
}

} // namespace mj::server
