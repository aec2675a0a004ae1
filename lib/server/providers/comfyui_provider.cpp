#include "server/providers/comfyui_provider.h"

#include "server/providers/comfyui_job.h"

#include <algorithm>

namespace mj::server {
namespace {

ProviderConfig completed(ProviderConfig config)
{
    if (config.base.isEmpty())
        config.base = QUrl(QStringLiteral("http://127.0.0.1:8188"));
    if (config.name.isEmpty())
        config.name = QStringLiteral("ComfyUI");
    return config;
}

// For an engine behind a door of the operator's.
ProviderLink::Authorisation authorisationOf(const QByteArray &key)
{
    return key.isEmpty() ? ProviderLink::Authorisation{} : ProviderLink::Authorisation{{"Authorization", "Bearer " + key}};
}

} // namespace

ComfyuiProvider::ComfyuiProvider(const ProviderConfig &config, WatchPace pace) : m_config(completed(config)), m_pace(std::move(pace)) {}

int ComfyuiProvider::atOnce(const PictureOrder &order) const
{
    return workflowOf(order).holds(QStringLiteral("count")) ? std::max(1, order.options.value(QLatin1String("atOnce")).toInt(1)) : 1;
}

Result<MadePictures> ComfyuiProvider::create(const PictureOrder &order, const ProviderWork &work)
{
    const ProviderLink link(m_config, authorisationOf(m_config.key), work);
    ComfyuiJob job(order, work, link);
    const auto begun = order.remoteId.isEmpty() ? job.begin(m_config) : job.resume(order.remoteId);
    if (!begun)
        return fail(begun);
    const auto rest = [&job](int milliseconds) { return job.rest(milliseconds); };
    const RemoteWatch watch{link, m_pace, [&job] { return job.look(); }, rest, [&job] { job.cancel(); }};
    if (const auto ended = watch.untilEnd(); !ended)
        return fail(ended);
    return job.pictures();
}

std::unique_ptr<ImageProvider> makeComfyuiProvider(const ProviderConfig &config)
{
    return std::make_unique<ComfyuiProvider>(config);
}

} // namespace mj::server
