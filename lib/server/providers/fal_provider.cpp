#include "server/providers/fal_provider.h"

#include "server/providers/fal_job.h"

namespace mj::server {
namespace {

ProviderConfig completed(ProviderConfig config)
{
    if (config.base.isEmpty())
        config.base = QUrl(QStringLiteral("https://queue.fal.run"));
    if (config.name.isEmpty())
        config.name = QStringLiteral("fal");
    if (config.resultHosts.isEmpty())
        config.resultHosts = QStringList{QStringLiteral("fal.media"), QStringLiteral("*.fal.media")};
    return config;
}

} // namespace

FalProvider::FalProvider(const ProviderConfig &config, WatchPace pace) : m_config(completed(config)), m_pace(std::move(pace)) {}

int FalProvider::atOnce(const PictureOrder &order) const
{
    return ModelInput(order.options).atOnce();
}

Result<MadePictures> FalProvider::create(const PictureOrder &order, const ProviderWork &work)
{
    const ProviderLink link(m_config, {{"Authorization", "Key " + m_config.key}}, work);
    FalJob job(order, work, link);
    const auto begun = order.remoteId.isEmpty() ? job.begin() : job.resume(order.remoteId);
    if (!begun)
        return fail(begun);
    const auto rest = [&link](int milliseconds) { return link.wait(milliseconds); };
    const RemoteWatch watch{link, m_pace, [&job] { return job.look(); }, rest, [&job] { job.cancel(); }};
    if (const auto ended = watch.untilEnd(); !ended)
        return fail(ended);
    return job.pictures();
}

std::unique_ptr<ImageProvider> makeFalProvider(const ProviderConfig &config)
{
    return std::make_unique<FalProvider>(config);
}

} // namespace mj::server
